using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.Azurite;

/// <summary>The Azurite of a service: there when it is needed, kept over its death, and ended without loss.</summary>
public sealed class AzuriteSpec : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];
    private readonly AzuriteOptions _options;

    public AzuriteSpec() =>
        _options = AzuriteOptions.OnFreePorts(_folder.Path) with { InstallFolder = Checkout.AzuriteInstall };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serves_tables_and_blobs_once_it_is_there()
    {
        await using AzuriteServer azurite = await Ensure();

        await Write("here");
        BlobContainerClient blobs = new(azurite.ConnectionString, "packages", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2025_11_05));
        await blobs.CreateAsync(cancellationToken: Cancellation);

        Assert.Equal("here", await Read());
        Assert.True(azurite.IsOurs);
    }

    [Fact]
    public async Task Keeps_its_data_from_a_stop_to_the_next_start()
    {
        await using (await Ensure())
        {
            await Write("kept");
        }

        Assert.False(await Listens(_options.TablePort));
        await using AzuriteServer again = await Ensure();
        Assert.Equal("kept", await Read());
    }

    [Fact]
    public async Task Outlives_the_death_of_its_starter_and_is_adopted_by_the_next()
    {
        int before = await StartFromAProcessThatDies();

        await Write("survived");
        await using (AzuriteServer adopted = await Ensure())
        {
            Assert.Equal(before, adopted.ProcessId);
            Assert.Equal("survived", await Read());
            Assert.Equal($"Using the Azurite of an earlier run (process {before}).", Assert.Single(_told));
        }

        Assert.False(await Listens(_options.TablePort));
    }

    [Fact]
    public async Task Is_started_once_by_two_services_that_start_together_and_stopped_by_the_last()
    {
        AzuriteServer[] both = await Task.WhenAll(Ensure(), Ensure());

        Assert.Equal(both[0].ProcessId, both[1].ProcessId);
        await both[0].DisposeAsync();
        Assert.True(await Listens(_options.TablePort));
        await both[1].DisposeAsync();
        Assert.False(await Listens(_options.TablePort));
    }

    [Fact]
    public async Task Is_left_running_when_somebody_else_started_it()
    {
        await using AzuriteServer theirs = await Ensure();
        using TemporaryFolder other = new();

        await using (AzuriteServer borrowed = await AzuriteServer.EnsureAsync(_options with { Folder = other.Path }, _told.Add, Cancellation))
        {
            Assert.False(borrowed.IsOurs);
        }

        Assert.True(await Listens(_options.TablePort));
        Assert.Equal($"Using the Azurite that already answers on port {_options.BlobPort}; it was not started from here and will not be stopped.", Assert.Single(_told));
    }

    [Fact]
    public async Task Is_not_mistaken_for_a_process_that_got_its_number_later()
    {
        await using (await Ensure())
        {
        }

        await File.WriteAllTextAsync(_folder.At("azurite.pid"),
            $$"""{"Identity":{"Id":{{Environment.ProcessId}},"Started":"another boot"},"BlobPort":1,"QueuePort":2,"TablePort":3}""", Cancellation);
        await using AzuriteServer azurite = await Ensure();

        Assert.NotEqual(Environment.ProcessId, azurite.ProcessId);
    }

    [Fact]
    public async Task Says_that_it_may_be_suspended_when_it_runs_and_does_not_answer()
    {
        await using AzuriteServer azurite = await Ensure();
        int id = azurite.ProcessId!.Value;
        UnixSignal.Suspend(id);
        try
        {
            AzuriteUnavailableException problem = await Assert.ThrowsAsync<AzuriteUnavailableException>(() =>
                AzuriteServer.EnsureAsync(_options with { StartTimeout = TimeSpan.FromSeconds(1) }, _told.Add, Cancellation));

            Assert.Contains($"let it go on with \"kill -CONT {id}\"", problem.Message, StringComparison.Ordinal);
        }
        finally
        {
            UnixSignal.Continue(id);
        }
    }

    /// <summary>Returns Azurite's process id, once the whole process group of its starter has been killed.</summary>
    private async Task<int> StartFromAProcessThatDies()
    {
        string tools = Path.Combine(AppContext.BaseDirectory, "TestTools.dll");
        ProcessStartInfo start = new("dotnet", [tools, "azurite", "hold", _folder.Path, Checkout.AzuriteInstall,
            $"{_options.BlobPort}", $"{_options.QueuePort}", $"{_options.TablePort}"]) { RedirectStandardOutput = true };
        using Process starter = Process.Start(start)!;
        int azurite = int.Parse((await starter.StandardOutput.ReadLineAsync(Cancellation))!, System.Globalization.CultureInfo.InvariantCulture);
        starter.Kill(entireProcessTree: false);
        await starter.WaitForExitAsync(Cancellation);
        return azurite;
    }

    private Task<AzuriteServer> Ensure() => AzuriteServer.EnsureAsync(_options, _told.Add, Cancellation);

    private async Task Write(string value)
    {
        TableClient table = new(_options.ConnectionString, "notes");
        await table.CreateIfNotExistsAsync(Cancellation);
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Value"] = value }, TableUpdateMode.Replace, Cancellation);
    }

    private async Task<string> Read()
    {
        TableClient table = new(_options.ConnectionString, "notes");
        return (await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).Value.GetString("Value");
    }

    private static async Task<bool> Listens(int port)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, Cancellation);
            return true;
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
