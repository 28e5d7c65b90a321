using System.Diagnostics;
using System.Globalization;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>
/// The local host as people run it: a process of its own, talked to by HTTP and by signals. A service that was stopped
/// or killed is started again by a second instance with the same <see cref="ServiceSettings"/>. Disposal leaves nothing running.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan LastResort = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly OutputBuffer _output;
    private bool _disposed;

    private ServiceProcess(Process process, OutputBuffer output, Uri address)
    {
        (_process, _output, Address) = (process, output, address);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30)
        };
    }

    /// <summary>Where it listens: http on loopback.</summary>
    public Uri Address { get; }

    /// <summary>A client of that address that follows no redirects and keeps no cookies.</summary>
    public HttpClient Http { get; }

    public int ProcessId => _process.Id;
    public bool HasExited => _process.HasExited;

    /// <summary>Valid once <see cref="HasExited"/>; 128 plus the number of the signal that ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last 200 lines of standard output and standard error, in the order they came.</summary>
    public string Output => _output.Tail;

    /// <summary>The file with all output.</summary>
    public string OutputFile => _output.Path;

    /// <summary>Starts it; it does not answer yet.</summary>
    public static ServiceProcess Start(ServiceSettings settings)
    {
        Directory.CreateDirectory(settings.Folder);
        ProcessStartInfo start = new("dotnet", [settings.Program, .. settings.Arguments])
        {
            WorkingDirectory = settings.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{settings.Port}/"));
        start.Environment["ASPNETCORE_URLS"] = address.ToString().TrimEnd('/');

        // A service of a test lives for seconds: compiling all of its code well, as a long-lived one does, is most of what it would do.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach ((string name, string value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        OutputBuffer output = new(Path.Combine(settings.Folder, "service.log"));
        Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServiceProcess(process, output, address);

        void Keep(string? line)
        {
            if (line is not null)
            {
                output.Add(line);
            }
        }
    }

    /// <summary>Waits until <c>GET /health</c> answers 200. Fails with the service's last words when it ends before, or takes longer.</summary>
    public async Task WaitUntilReady(TimeSpan timeout, CancellationToken cancellation = default)
    {
        await Eventually.Async(
            async () =>
            {
                Assert.False(HasExited, $"The service has ended before it was ready. It printed:\n{Output}");
                return await IsHealthy(cancellation);
            },
            timeout, $"the service at {Address} is healthy (its output is in {OutputFile})", cancellation);
    }

    /// <summary>Waits for its end, whatever the reason, and returns the exit code.</summary>
    public async Task<int> WaitForExit(TimeSpan timeout, CancellationToken cancellation = default)
    {
        await Eventually.Async(() => Task.FromResult(HasExited), timeout, $"the service has ended (its output is in {OutputFile})", cancellation);
        await _process.WaitForExitAsync(cancellation); // Also the last lines of its output are in now.
        return ExitCode;
    }

    /// <summary>SIGKILL: as a power cut to it; nothing of its own runs any more.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and waits until it has drained and ended.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> Stop(TimeSpan timeout, CancellationToken cancellation = default)
    {
        UnixSignal.Terminate(_process.Id);
        return WaitForExit(timeout, cancellation);
    }

    /// <summary>SIGSTOP: connections stay open, nothing answers, clocks go on.</summary>
    public void Suspend() => UnixSignal.Suspend(_process.Id);

    /// <summary>SIGCONT.</summary>
    public void Continue() => UnixSignal.Continue(_process.Id);

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(); // SIGKILL ends a suspended process too.
        }

        using CancellationTokenSource limit = new(LastResort);
        await _process.WaitForExitAsync(limit.Token);
        _process.Dispose();
        _output.Dispose();
    }

    private async Task<bool> IsHealthy(CancellationToken cancellation)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            using HttpResponseMessage answer = await Http.GetAsync(new Uri("health", UriKind.Relative), patience.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false; // Listening, and too busy to answer.
        }
    }
}
