using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>The service itself, <c>PrivacyFunctions.Local</c> as it is started by hand, with nobody using it.</summary>
internal sealed class IdleServiceBenchmark : IBenchmark
{
    public string Name => "idle-service";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        string folder = Directory.CreateTempSubdirectory("privacyfunctions-idle").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        string program = typeof(PrivacyFunctions.Local.LocalService).Assembly.Location;
        long started = Stopwatch.GetTimestamp();
        await using (HostProcess service = await HostProcess.StartAsync(
            program, address, $"--urls={address}", $"--LocalFolder={folder}", $"--AzureWebJobsStorage={storage.ConnectionString}"))
        {
            await service.ReadyAsync("health");
            yield return new Figure("idle-service.start-to-ready", Stopwatch.GetElapsedTime(started).TotalSeconds, "s");
            yield return new Figure("idle-service.start-processor", service.Processor.TotalSeconds, "s");
            await Task.Delay(TimeSpan.FromSeconds(45));
            TimeSpan processor = service.Processor;
            await Task.Delay(TimeSpan.FromSeconds(60));
            yield return new Figure("idle-service.processor", (service.Processor - processor).TotalSeconds / 60 * 100, "%");
            yield return new Figure("idle-service.memory", service.Memory, "MB").AtMost(120);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
