using Azure.Data.Tables;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.Azurite;

/// <summary>Two copies of the service on one machine, each in its folder: neither finds the other's data.</summary>
public sealed class OwnAzuriteSpec : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_usual_ports_are_taken_where_they_are_free()
    {
        AzuriteOptions usual = Usual("one");
        await using AzuriteServer azurite = await OwnAzurite.EnsureAsync(usual, _told.Add, Cancellation);

        Assert.Equal(usual.ConnectionString, azurite.ConnectionString);
        Assert.DoesNotContain(_told, line => line.Contains("held by another program", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_copy_has_ports_and_data_of_its_own_and_says_which_ports()
    {
        AzuriteOptions first = Usual("one"), second = first with { Folder = _folder.At("two") };
        await using AzuriteServer one = await OwnAzurite.EnsureAsync(first, _told.Add, Cancellation);
        await using AzuriteServer two = await OwnAzurite.EnsureAsync(second, _told.Add, Cancellation);

        string said = Assert.Single(_told, line => line.Contains("held by another program", StringComparison.Ordinal));
        Assert.StartsWith($"Port {first.BlobPort} is held by another program: the Azurite of this folder, with its own data, listens on ports ", said, StringComparison.Ordinal);
        Assert.NotEqual(one.ConnectionString, two.ConnectionString);
        Assert.True(two.IsOurs);
        await new TableServiceClient(one.ConnectionString, Options).CreateTableAsync("Mine", Cancellation);
        Assert.Empty(await new TableServiceClient(two.ConnectionString, Options).QueryAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));

        await using AzuriteServer again = await OwnAzurite.EnsureAsync(second, _told.Add, Cancellation);
        Assert.Equal((two.ProcessId, two.ConnectionString), (again.ProcessId, again.ConnectionString));
    }

    private static TableClientOptions Options => new(TableClientOptions.ServiceVersion.V2020_12_06);

    private AzuriteOptions Usual(string name) =>
        AzuriteOptions.OnFreePorts(_folder.At(name)) with { InstallFolder = Checkout.AzuriteInstall };
}
