using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Azurite;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>
/// What outlives a service that is killed: its Azurite, its folder and its settings, and a view of the ledger beside it.
/// </summary>
public sealed class Station : IAsyncDisposable
{
    public const string Staff = "staff@example.com";
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly TemporaryFolder _folder;
    private readonly AzuriteServer _azurite;
    private readonly RequestKeys _keys;

    private Station(TemporaryFolder folder, AzuriteServer azurite, AzuriteOptions options)
    {
        (_folder, _azurite, Azurite) = (folder, azurite, options);
        Port = FreePort.Next();
        Storage = StorageAccount.FromConnectionString(options.ConnectionString);
        _keys = new RequestKeys(Storage, DeploymentKey.Parse(Key));
        Wakes = new Wakes(Storage, TimeProvider.System);
        Ledger = new RequestLedger(Storage, _keys, Wakes, new DueIndex(Storage, TimeProvider.System), TimeProvider.System);
        Settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = options.ConnectionString,
            ["LocalFolder"] = Folder,
            ["DeploymentKey"] = Key,
            ["PublicBaseUrl"] = Address.ToString(),
            ["StaffHandlers"] = Staff,
            ["WakeAfter"] = "00:00:01",
            ["SweepSchedule"] = "* * * * * *",
            ["RequestsPerAddress"] = "1000",
            ["LettersPerAddress"] = "1000",
            ["RequestsPerClient"] = "1000",
        };
    }

    public AzuriteOptions Azurite { get; }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    public string Folder => _folder.At("service");

    /// <summary>The settings of every service at this station; tests change them before they start one.</summary>
    public Dictionary<string, string> Settings { get; }

    public StorageAccount Storage { get; }

    public RequestLedger Ledger { get; }

    public Wakes Wakes { get; }

    public static async Task<Station> Open(CancellationToken cancellation)
    {
        var folder = new TemporaryFolder();
        var options = AzuriteOptions.OnFreePorts(folder.At("azurite")) with { InMemory = true, InstallFolder = Checkout.AzuriteInstall };
        return new Station(folder, await AzuriteServer.EnsureAsync(options, Console.WriteLine, cancellation), options);
    }

    /// <summary>Starts the service as a process and waits until it answers.</summary>
    public async Task<ServiceProcess> StartService(CancellationToken cancellation)
    {
        var environment = Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        var service = ServiceProcess.Start(new ServiceSettings(Folder) { Port = Port, Environment = environment });
        try
        {
            await service.WaitUntilReady(TimeSpan.FromSeconds(60), cancellation);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGSTOP to its Azurite: connections stay open, and nothing answers until <see cref="ThawStorage"/>.</summary>
    public void FreezeStorage() => UnixSignal.Suspend(_azurite.ProcessId!.Value);

    /// <summary>SIGCONT: Azurite goes on with what was sent to it meanwhile, whether somebody still waits for that or not.</summary>
    public void ThawStorage() => UnixSignal.Continue(_azurite.ProcessId!.Value);

    /// <summary>The request as the ledger has it.</summary>
    public async Task<Request> Find(string reference, CancellationToken cancellation) =>
        await Ledger.Find(Reference.Parse(reference), cancellation) ?? throw new InvalidOperationException($"The ledger has no {reference}.");

    /// <summary>The events of a request in order; the hash chain is checked on the way.</summary>
    public async Task<IReadOnlyList<RequestEvent>> Events(string reference, CancellationToken cancellation)
    {
        var events = new List<RequestEvent>();
        await foreach (var (_, fact) in Ledger.Audit(Reference.Parse(reference), cancellation))
        {
            events.Add(fact);
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        await _azurite.DisposeAsync();
        _folder.Dispose();
    }
}
