using LocalFunctions.Durable;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Durable;

public sealed class OutageSpecs : DurableSpecs
{
    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_acknowledged_while_storage_is_away()
    {
        await using StorageProxy storage = await StorageProxy.StartAsync();
        await RestartAsync(builder => builder.Configuration["AzureWebJobsStorage"] = storage.ConnectionString);
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        string id = await StartAsync("Collect");
        await Done("at collect");

        storage.Next = () => Fault.Cut;
        Stage.Gate("collect").SetResult();
        Task raised = Task.WhenAll(((string[])["1", "2", "3"]).Select(item => Durable.RaiseEventAsync(id, "item", item, Token)));
        await Eventually.Holds(() => health.StorageFailingSince is not null, "the outage is noticed");
        Assert.False(raised.IsCompleted);

        storage.Next = () => Fault.None;
        await raised;
        OrchestrationMetadata end = await EndOf(id);
        Assert.Equal(["1", "2", "3"], end.ReadOutputAs<string>()!.Split(',').Order());
        await Eventually.Holds(() => health.StorageFailingSince is null, "the end of the outage is noticed");
        Assert.Equal(["at collect"], Stage.Done);

        // Before the proxy goes, which the host still needs to end in peace.
        await Host.StopAsync();
    }
}
