using System.Diagnostics;
using System.Globalization;

namespace PrivacyFunctions.Benchmarks;

/// <summary>A host in a process of its own, seen from outside.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Resident memory in MB (10^6 bytes), as the kernel counts it; shared pages of the runtime included.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Processor time since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="program">The program's assembly.</param>
    /// <param name="address">Where it listens; null when it prints that as its first line.</param>
    /// <param name="arguments">Of the program.</param>
    public static async Task<HostProcess> StartAsync(string program, Uri? address, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        if (address is null)
        {
            string? line = await process.StandardOutput.ReadLineAsync();
            address = line is not null ? new Uri(line) : throw new InvalidOperationException($"{program} ended before it listened.");
        }

        // A full pipe would hold it up.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new HostProcess(process, address);
    }

    /// <summary>Asks until the answer is a success; fails after a minute.</summary>
    public async Task ReadyAsync(string path)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpResponseMessage answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                // It does not listen yet.
            }

            if (Stopwatch.GetElapsedTime(started).TotalMinutes > 1)
            {
                throw new InvalidOperationException($"{path} is not ready after a minute.");
            }

            await Task.Delay(10);
        }
    }

    /// <summary>Ends it by SIGTERM, as a service manager would.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using (Process kill = Process.Start("kill", _process.Id.ToString(CultureInfo.InvariantCulture)))
        {
            await kill.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
