using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LocalFunctions.Conformance;
using LocalFunctions.Durable;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Durable;

public sealed class OutageSpecs : LocalSpec
{
    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_acknowledged_while_storage_is_away()
    {
        using var tables = new BreakableProxy(new TableServiceClient(TestStorage.ConnectionString).Uri);
        using var blobs = new BreakableProxy(new BlobServiceClient(TestStorage.ConnectionString).Uri);
        await RestartAsync(builder => builder.Configuration["AzureWebJobsStorage"] = Through(tables, blobs));
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        string id = await Service.Start("Collect", new Collecting("item", 3, AtGate: true));
        await Service.Notes(id, "at the gate");

        tables.Break();
        blobs.Break();
        await Service.OpenGate(id);
        Task raised = Task.WhenAll(((string[])["1", "2", "3"]).Select(item => Service.Raise(id, "item", item)));
        await Eventually.Holds(() => health.StorageFailingSince is not null, "the outage is noticed");
        Assert.False(raised.IsCompleted);

        tables.Mend();
        blobs.Mend();
        await raised;
        Assert.Equal(["1", "2", "3"], (await Service.Output<string>(id)).Split(',').Order());
        await Eventually.Holds(() => health.StorageFailingSince is null, "the end of the outage is noticed");
        Assert.Equal(["at the gate"], await Service.Journal(id));
    }

    private static string Through(BreakableProxy tables, BreakableProxy blobs)
    {
        IEnumerable<string> parts = TestStorage.ConnectionString.Split(';')
            .Where(part => part.Length > 0 && !part.Contains("Endpoint=", StringComparison.Ordinal));
        return string.Join(';', [.. parts, $"TableEndpoint={tables.Address}", $"BlobEndpoint={blobs.Address}"]);
    }
}
