using System.Diagnostics;
using Microsoft.DurableTask.Client;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>One orchestration of 100 activities at once, alone on the host.</summary>
internal sealed class FanOutBenchmark : IBenchmark
{
    private const int Activities = 100;
    private const int Runs = 30;

    public string Name => "fan-out";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        using var requests = new StorageRequests(storage.ConnectionString);
        await using BenchmarkHost host = await BenchmarkHost.StartAsync(storage.ConnectionString);
        await RunAsync(host.Durable);
        long before = requests.Tables;
        var times = new List<double>();
        for (int i = 0; i < Runs; i++)
        {
            times.Add(await RunAsync(host.Durable));
        }

        yield return new Figure("fan-out.p50", Percentile.Of(times, 0.5), "ms");
        yield return new Figure("fan-out.p99", Percentile.Of(times, 0.99), "ms");
        yield return new Figure("fan-out.activities", Activities * Runs / (times.Sum() / 1000), "activities/s");
        yield return new Figure("fan-out.storage-operations", (requests.Tables - before) / (double)Runs, "requests");
    }

    private static async Task<double> RunAsync(DurableTaskClient durable)
    {
        long started = Stopwatch.GetTimestamp();
        string id = await durable.ScheduleNewOrchestrationInstanceAsync("FanOut", Activities);
        OrchestrationMetadata end = await durable.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        double time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return end.ReadOutputAs<int>() == Activities
            ? time
            : throw new InvalidOperationException($"The orchestration ended as {end.RuntimeStatus} with {end.SerializedOutput}.");
    }
}
