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
        await using StorageProxy storage = await StorageProxy.StartAsync();
        await RestartAsync(builder => builder.Configuration["AzureWebJobsStorage"] = storage.ConnectionString);
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        string id = await Service.Start("Collect", new Collecting("item", 3, AtGate: true));
        await Service.Notes(id, "at the gate");

        storage.Next = _ => Fault.Cut;
        await Service.OpenGate(id);
        Task raised = Task.WhenAll(((string[])["1", "2", "3"]).Select(item => Service.Raise(id, "item", item)));
        await Eventually.Holds(() => health.StorageFailingSince is not null, "the outage is noticed");
        Assert.False(raised.IsCompleted);

        storage.Next = _ => Fault.None;
        await raised;
        Assert.Equal(["1", "2", "3"], (await Service.Output<string>(id)).Split(',').Order());
        await Eventually.Holds(() => health.StorageFailingSince is null, "the end of the outage is noticed");
        Assert.Equal(["at the gate"], await Service.Journal(id));

        // Before the proxy goes, which the host needs to end in peace.
        await Host.StopAsync();
    }
}
