using System.Globalization;
using System.Text.Json;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// An Azurite of ours, recorded in a file with its process id, its start and its ports, so that a later service knows
/// it for its own. It is only ever ended by SIGTERM: on SIGKILL it loses acknowledged table writes.
/// </summary>
internal sealed record AzuriteProcess(ProcessIdentity Identity, int BlobPort, int QueuePort, int TablePort)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>The recorded Azurite of this folder, if it still runs.</summary>
    public static AzuriteProcess? Recorded(AzuriteOptions options)
    {
        if (!File.Exists(options.RecordFile))
        {
            return null;
        }

        try
        {
            AzuriteProcess? recorded = JsonSerializer.Deserialize<AzuriteProcess>(File.ReadAllText(options.RecordFile));
            return recorded?.Identity?.IsRunning == true ? recorded : null;
        }
        catch (JsonException)
        {
            return null; // Cut off while it was written: that service died, and what it started is a stranger now.
        }
    }

    /// <summary>Starts Azurite in a process session of its own and records it. It does not answer yet.</summary>
    /// <returns>Nothing when the process has ended at once; the log file says why.</returns>
    public static async Task<AzuriteProcess?> StartAsync(AzuriteOptions options, AzuriteInstall install, NodeTools tools, CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.DataFolder);
        await File.WriteAllTextAsync(options.LogFile, "", cancellation);
        // Not cancelled in the middle: a launcher that has started Azurite must live to tell its process id.
        NodeTools.Outcome launch = await tools.RunAsync("node", [install.Launcher, options.LogFile, install.Program, .. Arguments(options)], options.Folder, CancellationToken.None);
        if (launch.ExitCode != 0 || !int.TryParse(launch.Output, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int id))
        {
            await File.AppendAllTextAsync(options.LogFile, launch.Errors, cancellation);
            return null;
        }

        if (ProcessIdentity.Find(id) is not { } identity)
        {
            return null;
        }

        AzuriteProcess azurite = new(identity, options.BlobPort, options.QueuePort, options.TablePort);
        await File.WriteAllTextAsync(options.RecordFile, JsonSerializer.Serialize(azurite), CancellationToken.None);
        return azurite;
    }

    public bool Serves(AzuriteOptions options) =>
        (BlobPort, QueuePort, TablePort) == (options.BlobPort, options.QueuePort, options.TablePort);

    /// <summary>Sends SIGTERM and waits until the process has ended.</summary>
    /// <returns>False when it has not ended in time; it is left alone then.</returns>
    public async Task<bool> StopAsync(AzuriteOptions options)
    {
        if (Identity.IsRunning)
        {
            UnixSignal.Terminate(Identity.Id);
        }

        using CancellationTokenSource limit = new(options.StopTimeout);
        while (Identity.IsRunning)
        {
            if (limit.IsCancellationRequested)
            {
                return false;
            }

            await Task.Delay(Pause, CancellationToken.None);
        }

        File.Delete(options.RecordFile);
        return true;
    }

    // "--silent" keeps request lines, which name tables and blobs, out of the log.
    private static string[] Arguments(AzuriteOptions options) =>
    [
        "--blobHost", "127.0.0.1", "--blobPort", Text(options.BlobPort),
        "--queueHost", "127.0.0.1", "--queuePort", Text(options.QueuePort),
        "--tableHost", "127.0.0.1", "--tablePort", Text(options.TablePort),
        "--silent", "--disableTelemetry",
        .. options.InMemory ? ["--inMemoryPersistence"] : new[] { "--location", options.DataFolder }
    ];

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
