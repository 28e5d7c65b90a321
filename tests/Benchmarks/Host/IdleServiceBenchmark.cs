using System.Diagnostics;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>The service itself with nobody using it.</summary>
internal sealed class IdleServiceBenchmark : IBenchmark
{
    public string Name => "idle-service";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        long started = Stopwatch.GetTimestamp();
        await using ServedApp service = await ServedApp.StartAsync(storage.ConnectionString);
        yield return new Figure("idle-service.start-to-ready", Stopwatch.GetElapsedTime(started).TotalSeconds, "s");
        await Task.Delay(TimeSpan.FromSeconds(30));
        TimeSpan processor = service.Process.Processor;
        await Task.Delay(TimeSpan.FromSeconds(60));
        yield return new Figure("idle-service.processor", (service.Process.Processor - processor).TotalSeconds / 60 * 100, "%");
        yield return new Figure("idle-service.memory", service.Process.Memory, "MB").AtMost(120);
    }
}
