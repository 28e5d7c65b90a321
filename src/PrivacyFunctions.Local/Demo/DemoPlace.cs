using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Local.Demo;

/// <summary>
/// Where a demo runs: in <c>demo/</c> of the local folder, apart from the service of that folder, which may run
/// meanwhile. What an earlier demo left is gone, but for the packages that it downloaded. One demo a folder runs at a
/// time; disposal lets the next begin.
/// </summary>
internal sealed class DemoPlace : IDisposable
{
    private readonly string _folder;
    private readonly FileStream _turn;

    private DemoPlace(string folder, AzuriteOptions azurite, string url, FileStream turn) =>
        (_folder, Azurite, Url, _turn) = (folder, azurite, url, turn);

    /// <summary>The service's own folder: its shop, its key, its Azurite.</summary>
    public string Store => StoreIn(_folder);

    /// <summary>On ports of its own, and kept nowhere.</summary>
    public AzuriteOptions Azurite { get; }

    public string Url { get; }

    public string Log => Path.Combine(_folder, "service.log");

    public string Package(string reference) => Path.Combine(_folder, $"{reference}.zip");

    /// <param name="localFolder">Of the service beside which it runs; its installed Azurite is used.</param>
    /// <param name="tell">Is told where the demo runs, and when it waits for another; for the console.</param>
    public static async Task<DemoPlace> Take(string localFolder, Action<string> tell, CancellationToken cancellation)
    {
        var folder = Path.Combine(localFolder, "demo");
        Directory.CreateDirectory(folder);
        var turn = await Turn(folder, tell, cancellation);
        var azurite = AzuriteOptions.OnFreePorts(Path.Combine(StoreIn(folder), "azurite")) with
        {
            InMemory = true,
            InstallFolder = new AzuriteOptions(Path.Combine(localFolder, "azurite")).InstallFolder,
        };
        if (Directory.Exists(StoreIn(folder)))
        {
            // Of a demo that was killed.
            await AzuriteServer.StopAsync(azurite, tell);
            Directory.Delete(StoreIn(folder), recursive: true);
        }

        var place = new DemoPlace(folder, azurite, $"http://localhost:{FreePort.Next()}", turn);
        tell($"The demo has a service of its own, {place.Url}, with its own data in {place.Store}: nothing of yours is touched.");
        tell($"That service logs to {place.Log}");
        return place;
    }

    public void Dispose() => _turn.Dispose();

    private static string StoreIn(string folder) => Path.Combine(folder, "store");

    private static async Task<FileStream> Turn(string folder, Action<string> tell, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "demo.lock");
        if (FileLock.TryTake(path) is { } mine)
        {
            return mine;
        }

        tell("Another demo runs in this folder; this one begins when that has ended.");
        return await FileLock.TakeAsync(path, cancellation);
    }
}
