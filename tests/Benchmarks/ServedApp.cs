using PrivacyFunctions.Local;

namespace PrivacyFunctions.Benchmarks;

/// <summary>The service itself, <c>PrivacyFunctions.Local</c> as it is started by hand, in a folder of its own.</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly string _folder;

    private ServedApp(HostProcess process, string folder) => (Process, _folder) = (process, folder);

    public HostProcess Process { get; }

    public HttpClient Http => Process.Http;

    /// <summary>Starts it and waits until it is healthy.</summary>
    /// <param name="connection">Of the storage account where it keeps what it has.</param>
    /// <param name="settings">As arguments, <c>--RequestsOverall=5000</c>.</param>
    public static async Task<ServedApp> StartAsync(string connection, params IEnumerable<string> settings)
    {
        string folder = Directory.CreateTempSubdirectory("privacyfunctions-benchmark-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        HostProcess process = await HostProcess.StartAsync(
            typeof(PrivacyFunctions.Local.LocalService).Assembly.Location,
            address,
            [$"--urls={address}", $"--LocalFolder={folder}", $"--AzureWebJobsStorage={connection}", .. settings]);
        var app = new ServedApp(process, folder);
        try
        {
            await process.ReadyAsync("health");
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
