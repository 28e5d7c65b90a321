using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.TestTools;

/// <summary>An Azurite for shell scripts: started by one call, stopped by another.</summary>
public static class AzuriteCommand
{
    /// <summary>Starts it on free ports; prints the connection string alone on standard output.</summary>
    public static async Task StartAsync(string folder, string installFolder, bool inMemory)
    {
        AzuriteOptions options = AzuriteOptions.OnFreePorts(folder) with { InstallFolder = installFolder, InMemory = inMemory };
        // Not disposed: it is to outlive this program.
        AzuriteServer azurite = await AzuriteServer.EnsureAsync(options, Console.Error.WriteLine, CancellationToken.None);
        Console.WriteLine(azurite.ConnectionString);
    }

    /// <summary>Starts it on the given ports, prints its process id and waits to be killed: what a service does that dies.</summary>
    public static async Task HoldAsync(string folder, string installFolder, params IReadOnlyList<int> ports)
    {
        AzuriteOptions options = new(folder) { InstallFolder = installFolder, BlobPort = ports[0], QueuePort = ports[1], TablePort = ports[2] };
        await using AzuriteServer azurite = await AzuriteServer.EnsureAsync(options, Console.Error.WriteLine, CancellationToken.None);
        Console.WriteLine(azurite.ProcessId);
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>Stops the Azurite of that folder; does nothing when none runs.</summary>
    public static async Task StopAsync(string folder)
    {
        if (Directory.Exists(folder))
        {
            await AzuriteServer.StopAsync(new AzuriteOptions(folder), Console.Error.WriteLine);
        }
    }
}
