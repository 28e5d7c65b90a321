using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.People;

/// <summary>
/// A service with an Azurite of its own, started by the first test that needs it. At the end it is stopped as a person
/// would stop it, and what it printed is searched for everything that nobody but the people concerned should have.
/// </summary>
public abstract class RunningService(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    /// <summary>How long anything may take that the service does by itself; far more than it needs on an idle machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly TemporaryFolder _folder = new();
    private readonly SemaphoreSlim _turn = new(1);
    private AzuriteServer? _azurite;
    private ServiceProcess? _process;

    public Uri Address => Process.Address;

    /// <summary>Follows no redirects and keeps no cookies.</summary>
    public HttpClient Http => Process.Http;

    public string StorageConnection => _azurite!.ConnectionString;

    /// <summary>What was typed, mailed or handed out in this service's journeys.</summary>
    public Secrets Secrets { get; } = new();

    private ServiceProcess Process => _process ?? throw new InvalidOperationException("Call Start first.");

    /// <summary>Returns once the service answers; after the first call at once.</summary>
    public async Task Start()
    {
        await _turn.WaitAsync();
        try
        {
            if (_process is null)
            {
                AzuriteOptions options = AzuriteOptions.OnFreePorts(_folder.At("azurite")) with { InMemory = true, InstallFolder = Checkout.AzuriteInstall };
                _azurite = await AzuriteServer.EnsureAsync(options, Console.WriteLine, CancellationToken.None);
                _process = ServiceProcess.Start(Settings(_azurite));
                await _process.WaitUntilReady(Patience);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Moves the service's clock ahead.</summary>
    public async Task Pass(int days)
    {
        using FormUrlEncodedContent form = new([KeyValuePair.Create("days", $"{days}")]);
        using HttpResponseMessage answer = await Http.PostAsync(new Uri("dev/clock.json", UriKind.Relative), form);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (_process is not null)
            {
                await _process.Stop(Patience);
                Secrets.AssertNotIn(await File.ReadAllTextAsync(_process.OutputFile));
            }
        }
        finally
        {
            await StopAll();
        }
    }

    private async Task StopAll()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder.Dispose();
        _turn.Dispose();
    }

    private ServiceSettings Settings(AzuriteServer azurite)
    {
        int port = FreePort.Next();
        Dictionary<string, string> environment = new(settings)
        {
            ["LocalFolder"] = _folder.At("local"),
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["PublicBaseUrl"] = $"http://127.0.0.1:{port}/",
            ["StaffHandlers"] = $"{Staff.Handler},{Service.SecondHandler}",
            ["WakeAfter"] = "00:00:05",
            ["SweepSchedule"] = "*/5 * * * * *",
            ["RequestsPerAddress"] = "1000",
            ["LettersPerAddress"] = "1000",
            ["RequestsPerClient"] = "1000",
        };
        return new ServiceSettings(_folder.At("service")) { Port = port, Environment = environment };
    }
}
