using LocalFunctions.Conformance;
using LocalFunctions.Durable;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Support;
using Microsoft.AspNetCore.Http;
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

    [Fact]
    public async Task What_an_orchestrator_has_sent_arrives_though_its_receiver_could_not_be_stored_at_first()
    {
        await using StorageProxy storage = await StorageProxy.StartAsync();
        await RestartAsync(builder => builder.Configuration["AzureWebJobsStorage"] = storage.ConnectionString);
        string receiver = await Service.Start("Collect", new Collecting("item", 1), id: "receiver");
        int refused = 0;
        storage.Next = request => IsFor(receiver, request) && Interlocked.Increment(ref refused) == 1 ? Fault.Refused : Fault.None;

        // Not in a transaction with the receiver, where it could not be told apart.
        string sender = Enumerable.Range(0, 100).Select(n => $"sender{n}").First(id => RowKeys.Partition(id) != RowKeys.Partition(receiver));
        await Service.Start("Sender", new Sending(receiver, "item", "hello"), sender);

        Assert.Equal("hello", await Service.Output<string>(receiver));
        Assert.NotEqual(0, refused);
        await Host.StopAsync();
    }

    private static bool IsFor(string instance, HttpRequest request) =>
        request.Method != "GET" && request.Path.Value!.Contains($"Instances(PartitionKey='{RowKeys.Partition(instance)}',RowKey='{instance}')", StringComparison.Ordinal);
}
