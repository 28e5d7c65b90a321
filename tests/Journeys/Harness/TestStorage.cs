using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

[assembly: AssemblyFixture(typeof(TestStorage))]

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>
/// The storage account of this test run: the one named by the environment variable TEST_STORAGE, else an Azurite of
/// its own on free ports that keeps nothing on disk. Tests share it, so each uses names of its own.
/// </summary>
public sealed class TestStorage : IAsyncLifetime
{
    private TemporaryFolder? _folder;
    private AzuriteServer? _azurite;

    /// <summary>For the Azure.Storage and Azure.Data.Tables clients, and for the setting AzureWebJobsStorage.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("TEST_STORAGE") is { Length: > 0 } given)
        {
            ConnectionString = given;
            return;
        }

        _folder = new TemporaryFolder();
        AzuriteOptions options = AzuriteOptions.OnFreePorts(_folder.Path) with { InMemory = true, InstallFolder = Checkout.AzuriteInstall };
        _azurite = await AzuriteServer.EnsureAsync(options, Console.WriteLine, TestContext.Current.CancellationToken);
        ConnectionString = _azurite.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _folder?.Dispose();
    }
}
