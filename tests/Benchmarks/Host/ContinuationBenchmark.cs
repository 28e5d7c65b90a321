using System.Diagnostics;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>From raising an event to the first activity after it, on a host with nothing else to do.</summary>
internal sealed class ContinuationBenchmark : IBenchmark
{
    private const int Events = 300;
    private const int WarmUp = 50;

    public string Name => "continuation";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        await using BenchmarkHost host = await BenchmarkHost.StartAsync(storage.ConnectionString);
        string id = await host.Durable.ScheduleNewOrchestrationInstanceAsync("Continue", WarmUp + Events);
        var times = new List<double>();
        for (int i = 0; i < WarmUp + Events; i++)
        {
            // Long enough for the activity's result to be stored and the host to be idle again.
            await Task.Delay(20);
            string signal = $"{id}/{i}";
            long raised = Stopwatch.GetTimestamp();
            await host.Durable.RaiseEventAsync(id, "Go", signal);
            times.Add(Stopwatch.GetElapsedTime(raised, await Signals.WaitAsync(signal)).TotalMilliseconds);
        }

        times.RemoveRange(0, WarmUp);
        yield return new Figure("continuation.p50", Percentile.Of(times, 0.5), "ms").AtMost(15);
        yield return new Figure("continuation.p99", Percentile.Of(times, 0.99), "ms");
    }
}
