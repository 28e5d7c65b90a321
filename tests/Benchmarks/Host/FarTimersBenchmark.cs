using System.Diagnostics;
using System.Globalization;
using LocalFunctions.Durable;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>A host started on 10,000 instances that wait for timers a month ahead.</summary>
internal sealed class FarTimersBenchmark : IBenchmark
{
    private const int Instances = 10_000;
    private const int IdleSeconds = 30;

    public string Name => "far-timers";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        string hub = await CreateAsync(storage.ConnectionString);
        long started = Stopwatch.GetTimestamp();
        await using HostProcess host = await HostProcess.StartAsync(typeof(FarTimersBenchmark).Assembly.Location, null, "serve", storage.ConnectionString, hub);
        await host.ReadyAsync("ready");
        yield return new Figure("far-timers.start-to-ready", Stopwatch.GetElapsedTime(started).TotalSeconds, "s").AtMost(5);
        yield return new Figure("far-timers.start-processor", host.Processor.TotalSeconds, "s");

        // What the start itself asked for is over, and what it no longer needs is out of memory.
        await Task.Delay(TimeSpan.FromSeconds(15));
        (long tables, long blobs) = await RequestsAsync(host);
        TimeSpan processor = host.Processor;
        started = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(IdleSeconds));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        yield return new Figure("far-timers.idle-processor", (host.Processor - processor).TotalSeconds / seconds * 100, "%").AtMost(1);
        (long tablesAfter, long blobsAfter) = await RequestsAsync(host);
        yield return new Figure("far-timers.idle-table-requests", tablesAfter - tables, "requests").AtMost(0);
        double renewals = Math.Ceiling(seconds / new DurableOptions().LeaseDuration.TotalSeconds * 3);
        yield return new Figure("far-timers.idle-lease-requests", blobsAfter - blobs, "requests").AtMost(renewals);
        yield return new Figure("far-timers.memory", host.Memory, "MB").AtMost(250);
    }

    private static async Task<string> CreateAsync(string connection)
    {
        await using BenchmarkHost host = await BenchmarkHost.StartAsync(connection);
        for (int some = 0; some < Instances; some += 1000)
        {
            await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => host.Durable.ScheduleNewOrchestrationInstanceAsync("FarTimer")));
        }

        // They leave the memory once they have rested.
        while (host.Health.InstancesInMemory > 0)
        {
            await Task.Delay(200);
        }

        return host.Hub;
    }

    private static async Task<(long Tables, long Blobs)> RequestsAsync(HostProcess host)
    {
        string[] counts = (await host.Http.GetStringAsync(new Uri("storage-requests", UriKind.Relative))).Split(' ');
        return (long.Parse(counts[0], CultureInfo.InvariantCulture), long.Parse(counts[1], CultureInfo.InvariantCulture));
    }
}
