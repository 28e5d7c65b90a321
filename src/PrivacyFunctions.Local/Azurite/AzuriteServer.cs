using System.Diagnostics;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// A running Azurite for this service. One that answers already is used: when it is the one recorded in the folder it
/// is adopted, else it is somebody's own and never stopped here. With nothing at the ports one is installed, once, and
/// started; it outlives this service when that dies. Disposal stops it by SIGTERM, unless another service uses it.
/// </summary>
/// <remarks>Dispose after the service has drained: writes in flight are refused from then on.</remarks>
public sealed class AzuriteServer : IAsyncDisposable
{
    private readonly AzuriteOptions _options;
    private readonly Action<string> _tell;
    private readonly AzuriteProcess? _ours;
    private FileStream? _use;

    private AzuriteServer(AzuriteOptions options, AzuriteProcess? ours, FileStream use, Action<string> tell) =>
        (_options, _ours, _use, _tell) = (options, ours, use, tell);

    /// <summary>For the Azure.Storage and Azure.Data.Tables clients.</summary>
    public string ConnectionString => _options.ConnectionString;

    /// <summary>Whether disposal stops it: it was started by a service on the same folder, this one or an earlier one.</summary>
    public bool IsOurs => _ours is not null;

    /// <summary>The process of an Azurite that is ours; none for somebody's own.</summary>
    public int? ProcessId => _ours?.Identity.Id;

    /// <summary>Returns once blob, queue and table endpoints answer: half a second after a start, eight with the install.</summary>
    /// <param name="options">Where it listens and keeps its data.</param>
    /// <param name="tell">Is handed one sentence for each thing that takes time or was found; for the console.</param>
    /// <param name="cancellation">Ends the wait, not an Azurite that was started meanwhile: the next start adopts it.</param>
    /// <exception cref="AzuriteUnavailableException">It cannot be had; the message says why and what to do.</exception>
    public static async Task<AzuriteServer> EnsureAsync(AzuriteOptions options, Action<string> tell, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new AzuriteUnavailableException("Azurite cannot be started from here on Windows, which has no SIGTERM to end it by without losing data: start it yourself (npx azurite), then start again.");
        }

        Directory.CreateDirectory(options.Folder);
        await using FileStream turn = await FileLock.TakeAsync(options.TurnFile, cancellation);
        AzuriteProcess? ours = await new AzuriteStart(options, tell).EnsureAsync(cancellation);
        FileStream use = FileLock.TryShare(options.UsersFile)
            ?? throw new UnreachableException("The lock of the users is only taken alone by one whose turn it is.");
        return new AzuriteServer(options, ours, use, tell);
    }

    /// <summary>
    /// Stops it if it is ours and nobody else uses it, and waits for its end. One that does not end in time is left
    /// alone, and the console told: killing it would lose data.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
        {
            return;
        }

        await use.DisposeAsync();
        if (_ours is null)
        {
            return;
        }

        await StopAsync(_options, _tell);
    }

    /// <summary>Stops the recorded Azurite of a folder by SIGTERM, unless a service uses it or none runs.</summary>
    /// <param name="options">The folder counts; the ports do not.</param>
    /// <param name="tell">Is told when it does not end in time.</param>
    public static async Task StopAsync(AzuriteOptions options, Action<string> tell)
    {
        await using FileStream turn = await FileLock.TakeAsync(options.TurnFile, CancellationToken.None);
        await using FileStream? alone = FileLock.TryTake(options.UsersFile);
        if (alone is not null && AzuriteProcess.Recorded(options) is { } ours && !await ours.StopAsync(options))
        {
            tell($"Azurite (process {ours.Identity.Id}) has not ended {options.StopTimeout.TotalSeconds:0} s after SIGTERM and is left running; the next start uses it again.");
        }
    }
}
