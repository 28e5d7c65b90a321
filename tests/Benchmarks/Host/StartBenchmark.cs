using System.Diagnostics;
using Microsoft.DurableTask.Client;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>A thousand starts at once, of orchestrations with one activity each.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Starts = 1000;

    public string Name => "starts";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        await using BenchmarkHost host = await BenchmarkHost.StartAsync(storage.ConnectionString);
        await StartAllAsync(host.Durable, 20);
        long started = Stopwatch.GetTimestamp();
        string[] ids = await StartAllAsync(host.Durable, Starts);
        yield return new Figure("starts.stored", Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms");
        OrchestrationMetadata[] ends = await Task.WhenAll(ids.Select(id => host.Durable.WaitForInstanceCompletionAsync(id)));
        yield return new Figure("starts.finished", Stopwatch.GetElapsedTime(started).TotalMilliseconds, "ms");
        yield return new Figure(
            "starts.completed", ends.Count(end => end.RuntimeStatus == OrchestrationRuntimeStatus.Completed), "orchestrations").AtLeast(Starts);
    }

    private static Task<string[]> StartAllAsync(DurableTaskClient durable, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => durable.ScheduleNewOrchestrationInstanceAsync("FanOut", 1)));
}
