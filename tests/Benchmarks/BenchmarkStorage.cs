using System.Diagnostics;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Benchmarks;

/// <summary>An Azurite of its own, on disk as the service has it; or the account that TEST_STORAGE names.</summary>
public sealed class BenchmarkStorage : IAsyncDisposable
{
    private readonly AzuriteServer? _azurite;
    private readonly AzuriteOptions? _options;

    private BenchmarkStorage(string connectionString, AzuriteServer? azurite, AzuriteOptions? options) =>
        (ConnectionString, _azurite, _options) = (connectionString, azurite, options);

    public string ConnectionString { get; }

    /// <summary>Of the Azurite of its own.</summary>
    /// <exception cref="InvalidOperationException">An account was given.</exception>
    public AzuriteOptions Azurite => _options ?? throw new InvalidOperationException("This is measured on an Azurite of its own: leave TEST_STORAGE unset.");

    /// <summary>Processor time that Azurite has used; none for an account that was given.</summary>
    public TimeSpan Processor
    {
        get
        {
            using Process? azurite = _azurite?.ProcessId is { } id ? Process.GetProcessById(id) : null;
            return azurite?.TotalProcessorTime ?? TimeSpan.Zero;
        }
    }

    /// <param name="inMemory">For what is counted, not timed.</param>
    public static async Task<BenchmarkStorage> StartAsync(bool inMemory = false)
    {
        if (Environment.GetEnvironmentVariable("TEST_STORAGE") is { Length: > 0 } given)
        {
            return new BenchmarkStorage(given, null, null);
        }

        string folder = Directory.CreateTempSubdirectory("privacyfunctions-benchmarks").FullName;
        string install = Path.Combine(AzuriteOptions.ForThisCheckout().Folder, "install");
        AzuriteOptions options = AzuriteOptions.OnFreePorts(folder) with { InstallFolder = install, InMemory = inMemory };
        AzuriteServer azurite = await AzuriteServer.EnsureAsync(options, Console.Error.WriteLine, CancellationToken.None);
        return new BenchmarkStorage(azurite.ConnectionString, azurite, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
            Directory.Delete(_options!.Folder, recursive: true);
        }
    }
}
