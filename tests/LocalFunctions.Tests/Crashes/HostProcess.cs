using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Crashes;

/// <summary>A <see cref="CrashHost"/> that runs, listening or not yet.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _said = new();

    /// <param name="journal">The file for the activities' journal.</param>
    public HostProcess(string hub, string journal, string? storage = null, int leaseSeconds = 60)
    {
        _process.StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "LocalFunctions.Tests"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "host", "--urls=http://127.0.0.1:0", $"--AzureFunctionsJobHost:extensions:durableTask:hubName={hub}",
                $"--AzureWebJobsStorage={storage ?? TestStorage.ConnectionString}", $"--LeaseSeconds={leaseSeconds}", $"--Journal={journal}",
            },
        };
        _process.OutputDataReceived += (_, output) => Heard(output.Data);
        _process.ErrorDataReceived += (_, output) => Heard(output.Data ?? string.Empty);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Its last lines, for whoever has to find out what went wrong.</summary>
    public string Said => string.Join('\n', _said);

    public async Task<Uri> ListeningAsync() => await _listening.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Pause() => Signal("STOP");

    public void Wake() => Signal("CONT");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Signal(string name) => Signals.Send(name, _process.Id);

    private void Heard(string? line)
    {
        if (line is null)
        {
            _listening.TrySetException(new InvalidOperationException($"The host process ended before it listened:\n{Said}"));
            return;
        }

        // Stack traces of activities that are meant to fail would push everything else out.
        if (!line.TrimStart().StartsWith("at ", StringComparison.Ordinal))
        {
            _said.Enqueue(line);
        }

        while (_said.Count > 60)
        {
            _said.TryDequeue(out _);
        }

        if (line.StartsWith(CrashHost.Listening, StringComparison.Ordinal))
        {
            _listening.TrySetResult(new Uri(line[CrashHost.Listening.Length..]));
        }
    }
}

internal static class Signals
{
    public static void Send(string name, int process)
    {
        using Process kill = Process.Start("kill", ["-" + name, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
