namespace PrivacyFunctions.Local.Azurite;

/// <summary>
/// The Azurite of one folder and of no other: on the usual ports where nothing listens there, else on free ones. Two
/// copies of the service on one machine so never share data.
/// </summary>
public static class OwnAzurite
{
    // Of one user: two copies that start at the same moment would both find the usual ports free.
    private static readonly string TurnFile = Path.Combine(Path.GetTempPath(), $"privacyfunctions-azurite-{Environment.UserName}.lock");

    /// <param name="usual">The folder, and the ports to take where they are free.</param>
    /// <param name="tell">Is told the ports where they are others than the usual; for the console.</param>
    /// <inheritdoc cref="AzuriteServer.EnsureAsync"/>
    public static async Task<AzuriteServer> EnsureAsync(AzuriteOptions usual, Action<string> tell, CancellationToken cancellation)
    {
        await using FileStream turn = await FileLock.TakeAsync(TurnFile, cancellation);
        return await AzuriteServer.EnsureAsync(await ChooseAsync(usual, tell, cancellation), tell, cancellation);
    }

    private static async Task<AzuriteOptions> ChooseAsync(AzuriteOptions usual, Action<string> tell, CancellationToken cancellation)
    {
        if (AzuriteProcess.Recorded(usual) is { } running)
        {
            return usual with { BlobPort = running.BlobPort, QueuePort = running.QueuePort, TablePort = running.TablePort };
        }

        using AzuritePorts ports = new(usual);
        IReadOnlyList<(int Port, Listener Found)> seen = await ports.LookAsync(cancellation);
        if (seen.All(port => port.Found == Listener.None))
        {
            return usual;
        }

        AzuriteOptions free = AzuriteOptions.OnFreePorts(usual.Folder);
        AzuriteOptions own = usual with { BlobPort = free.BlobPort, QueuePort = free.QueuePort, TablePort = free.TablePort };
        (int held, _) = seen.First(port => port.Found != Listener.None);
        tell($"Port {held} is held by another program: the Azurite of this folder, with its own data, listens on ports {own.BlobPort} (blob), {own.QueuePort} (queue) and {own.TablePort} (table).");
        return own;
    }
}
