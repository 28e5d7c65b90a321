using System.Collections.Concurrent;
using System.Diagnostics;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>Requests through an HTTP trigger that needs no storage, beside a bare endpoint of the same host.</summary>
internal sealed class HttpBenchmark : IBenchmark
{
    private const int PerSecond = 500;
    private const int Connections = 16;

    public string Name => "http";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        string hub = "B" + Guid.NewGuid().ToString("N")[..20];
        await using HostProcess host = await HostProcess.StartAsync(typeof(HttpBenchmark).Assembly.Location, null, "serve", storage.ConnectionString, hub);
        await host.ReadyAsync("ready");
        await FloodAsync(host.Http, "peer/you", TimeSpan.FromSeconds(2));
        await FloodAsync(host.Http, "hello/you", TimeSpan.FromSeconds(4));
        IReadOnlyCollection<double> peer = await PacedAsync(host.Http, "peer/you");
        IReadOnlyCollection<double> times = await PacedAsync(host.Http, "hello/you");
        yield return new Figure("peer.endpoint-p99", Percentile.Of(peer, 0.99), "ms");
        yield return new Figure("http.p50", Percentile.Of(times, 0.5), "ms");
        yield return new Figure("http.p99", Percentile.Of(times, 0.99), "ms").AtMost(10);
        yield return new Figure("peer.endpoint-rate", await FloodAsync(host.Http, "peer/you", TimeSpan.FromSeconds(5)), "requests/s");
        yield return new Figure("http.rate", await FloodAsync(host.Http, "hello/you", TimeSpan.FromSeconds(5)), "requests/s").AtLeast(PerSecond);
    }

    /// <summary>500 a second for ten seconds, sent whether or not earlier ones are answered. Milliseconds, one for each.</summary>
    private static async Task<IReadOnlyCollection<double>> PacedAsync(HttpClient http, string path)
    {
        var times = new ConcurrentBag<double>();
        var sent = new List<Task>();
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < 10)
        {
            await Task.Delay(1);
            while (sent.Count < Stopwatch.GetElapsedTime(started).TotalSeconds * PerSecond)
            {
                sent.Add(TimedAsync(http, path, times));
            }
        }

        await Task.WhenAll(sent);
        return times;
    }

    private static async Task TimedAsync(HttpClient http, string path, ConcurrentBag<double> times)
    {
        long started = Stopwatch.GetTimestamp();
        await http.GetStringAsync(new Uri(path, UriKind.Relative));
        times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Requests a second when each connection sends the next as soon as the last is answered.</summary>
    private static async Task<double> FloodAsync(HttpClient http, string path, TimeSpan duration)
    {
        var uri = new Uri(path, UriKind.Relative);
        long started = Stopwatch.GetTimestamp();
        int[] counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            int count = 0;
            for (; Stopwatch.GetElapsedTime(started) < duration; count++)
            {
                await http.GetStringAsync(uri);
            }

            return count;
        }));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
