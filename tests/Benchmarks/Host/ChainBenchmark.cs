using System.Diagnostics;
using Microsoft.DurableTask.Client;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>Orchestrations of three sequential activities, an external event and a timer of two seconds, beside Azurite's own limit.</summary>
internal sealed class ChainBenchmark : IBenchmark
{
    private const int Lanes = 1500;

    // The index row, the row with its first turn, and a write for each of three results, the event, the timer; the index row again.
    private const int WritesEach = 8;

    public string Name => "chain";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        double writes = await AzuriteLimits.GuardedWritesAsync(storage.ConnectionString);
        yield return new Figure("limit.guarded-writes", writes, "rows/s");
        yield return new Figure("limit.transaction-rows", await AzuriteLimits.TransactionRowsAsync(storage.ConnectionString), "rows/s");

        using var requests = new StorageRequests(storage.ConnectionString);
        await using BenchmarkHost host = await BenchmarkHost.StartAsync(storage.ConnectionString);
        await RunAsync(host.Durable, TimeSpan.Zero);
        yield return new Figure("chain.storage-operations", await OperationsAsync(host.Durable, requests), "requests").AtMost(9);

        var load = new ChainLoad(host.Durable, Lanes);
        await Task.Delay(TimeSpan.FromSeconds(8));
        long requestsBefore = requests.Tables;
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        TimeSpan azuriteBefore = storage.Processor;
        int before = load.Done;
        var watch = Stopwatch.StartNew();
        await Task.Delay(TimeSpan.FromSeconds(20));
        int done = load.Done - before;
        double rate = done / watch.Elapsed.TotalSeconds;
        double processor = (Environment.CpuUsage.TotalTime - processorBefore).TotalMilliseconds;
        double azurite = (storage.Processor - azuriteBefore).TotalMilliseconds;
        long underLoad = requests.Tables - requestsBefore;
        await load.EndAsync();
        yield return new Figure("chain.rate", rate, "orchestrations/s").AtLeast(250);
        yield return new Figure("chain.rate-to-limit", rate / (writes / WritesEach), "of-limit");
        yield return new Figure("chain.requests-under-load", underLoad / (double)done, "requests");
        yield return new Figure("chain.processor", processor / done, "ms");
        yield return new Figure("chain.azurite-processor", azurite / done, "ms");
    }

    /// <summary>One at a time, so that no two share a request; the reads of whoever waits for the end count. The blobs' are the lease's.</summary>
    private static async Task<double> OperationsAsync(DurableTaskClient durable, StorageRequests requests)
    {
        const int Runs = 4;
        long before = requests.Tables;
        for (int i = 0; i < Runs; i++)
        {
            await RunAsync(durable, TimeSpan.FromMilliseconds(100));
        }

        return (requests.Tables - before) / (double)Runs;
    }

    public static async Task RunAsync(DurableTaskClient durable, TimeSpan pause)
    {
        string id = await durable.ScheduleNewOrchestrationInstanceAsync("Chain");
        await Signals.WaitAsync(id);
        await Task.Delay(pause);
        await durable.RaiseEventAsync(id, "Go", "now");
        OrchestrationMetadata end = await durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        if (end.SerializedOutput != $"\"first{id}now\"")
        {
            throw new InvalidOperationException($"The orchestration ended as {end.RuntimeStatus} with {end.SerializedOutput}.");
        }
    }
}

/// <summary>Lanes that each run one orchestration after the other, until told to end.</summary>
internal sealed class ChainLoad
{
    private readonly Task _lanes;
    private volatile bool _ending;
    private int _done;

    public ChainLoad(DurableTaskClient durable, int lanes) =>
        _lanes = Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => LaneAsync(durable)));

    public int Done => Volatile.Read(ref _done);

    /// <summary>Waits for what is under way.</summary>
    public Task EndAsync()
    {
        _ending = true;
        return _lanes;
    }

    private async Task LaneAsync(DurableTaskClient durable)
    {
        while (!_ending)
        {
            await ChainBenchmark.RunAsync(durable, TimeSpan.Zero);
            Interlocked.Increment(ref _done);
        }
    }
}
