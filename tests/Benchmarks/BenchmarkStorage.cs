using System.Diagnostics;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Benchmarks;

/// <summary>An Azurite of its own, on disk as the service has it; or the account that TEST_STORAGE names.</summary>
public sealed class BenchmarkStorage : IAsyncDisposable
{
    private readonly AzuriteServer? _azurite;
    private readonly string? _folder;

    private BenchmarkStorage(string connectionString, AzuriteServer? azurite, string? folder) =>
        (ConnectionString, _azurite, _folder) = (connectionString, azurite, folder);

    public string ConnectionString { get; }

    /// <summary>Processor time that Azurite has used; none for an account that was given.</summary>
    public TimeSpan Processor
    {
        get
        {
            using Process? azurite = _azurite?.ProcessId is { } id ? Process.GetProcessById(id) : null;
            return azurite?.TotalProcessorTime ?? TimeSpan.Zero;
        }
    }

    public static async Task<BenchmarkStorage> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_STORAGE") is { Length: > 0 } given)
        {
            return new BenchmarkStorage(given, null, null);
        }

        string folder = Directory.CreateTempSubdirectory("privacyfunctions-benchmarks").FullName;
        string install = Path.Combine(AzuriteOptions.ForThisCheckout().Folder, "install");
        AzuriteServer azurite = await AzuriteServer.EnsureAsync(
            AzuriteOptions.OnFreePorts(folder) with { InstallFolder = install }, Console.Error.WriteLine, CancellationToken.None);
        return new BenchmarkStorage(azurite.ConnectionString, azurite, folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            Directory.Delete(_folder!, recursive: true);
        }
    }
}
