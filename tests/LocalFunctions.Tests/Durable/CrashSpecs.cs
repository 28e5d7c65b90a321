using System.Diagnostics;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Durable;

/// <summary>The host as a process of its own, and what is left of its work when it is killed or stopped.</summary>
public sealed class CrashSpecs : IDisposable
{
    private readonly string _hub = TestHost.NewHub();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("localfunctions-crash");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_host_that_is_killed_is_replaced_at_once_and_nothing_acknowledged_is_lost()
    {
        using (HostProcess first = await HostProcess.StartAsync(_hub))
        {
            await Start(first, "one");
            await Eventually.Holds(() => File.Exists(In("first")), "the first step is done");
            await first.Post("/raise/one/acknowledged");
            first.Kill();
        }

        await File.WriteAllTextAsync(In("go-on"), string.Empty, Token);
        using HostProcess second = await HostProcess.StartAsync(_hub);

        // Half of the dead owner's lease: it was broken and not waited for.
        await second.Shows("/state/one", "Completed \"acknowledged\"");
        Assert.Equal("x", await File.ReadAllTextAsync(In("first"), Token));
    }

    [Fact]
    public async Task Killed_again_and_again_an_instance_still_ends()
    {
        for (int round = 0; round < 4; round++)
        {
            using HostProcess host = await HostProcess.StartAsync(_hub);
            switch (round)
            {
                case 0:
                    await Start(host, "two");
                    break;
                case 1:
                    await host.Post("/raise/two/kept");
                    break;
                case 2:
                    await File.WriteAllTextAsync(In("go-on"), string.Empty, Token);
                    break;
                default:
                    await host.Shows("/state/two", "Completed \"kept\"");
                    break;
            }

            host.Kill();
        }
    }

    [Fact]
    public async Task A_host_that_is_stopped_and_woken_after_a_takeover_does_no_harm()
    {
        using HostProcess stopped = await HostProcess.StartAsync(_hub, leaseSeconds: 15);
        await Start(stopped, "three");
        await Eventually.Holds(() => File.Exists(In("first")), "the first step is done");
        stopped.Signal("STOP");
        using HostProcess second = await HostProcess.StartAsync(_hub, leaseSeconds: 15);
        await second.Post("/raise/three/by-the-second");
        stopped.Signal("CONT");
        await File.WriteAllTextAsync(In("go-on"), string.Empty, Token);

        await second.Shows("/state/three", "Completed \"by-the-second\"");
        await stopped.Shows("/state/three", "Completed \"by-the-second\"");
    }

    private string In(string file) => Path.Combine(_folder.FullName, file);

    private Task Start(HostProcess host, string id) => host.Post($"/start/{id}?folder={Uri.EscapeDataString(_folder.FullName)}");
}

internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private HostProcess(Process process, Uri address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public static async Task<HostProcess> StartAsync(string hub, int leaseSeconds = 60)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LocalFunctions.Tests"))
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "host", "--urls=http://127.0.0.1:0", $"--AzureFunctionsJobHost:extensions:durableTask:hubName={hub}",
                $"--AzureWebJobsStorage={TestStorage.ConnectionString}", $"--LeaseSeconds={leaseSeconds}",
            },
        };
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, output) =>
        {
            if (output.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("The host process ended before it listened."));
            }
            else if (output.Data.StartsWith(CrashHost.Listening, StringComparison.Ordinal))
            {
                listening.TrySetResult(output.Data[CrashHost.Listening.Length..]);
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        return new HostProcess(process, new Uri(await listening.Task.WaitAsync(TestContext.Current.CancellationToken)));
    }

    public async Task Post(string path)
    {
        using HttpResponseMessage response = await _http.PostAsync(path, null, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public Task Shows(string path, string text) =>
        Eventually.Get(() => _http.GetStringAsync(path, TestContext.Current.CancellationToken), shown => shown == text, text, seconds: 30);

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
