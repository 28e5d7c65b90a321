using Azure.Storage.Blobs.Models;
using LocalFunctions.Durable;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Durable;

/// <summary>How this engine keeps its house: memory, the index of what is unfinished, and the change of owner.</summary>
public sealed class RestartSpecs : LocalSpec
{
    private static readonly double TwoDays = TimeSpan.FromDays(2).TotalSeconds;

    [Fact]
    public async Task An_instance_that_rests_leaves_the_memory_and_wakes_by_event_or_by_timer()
    {
        await RestartAsync(builder => builder.ConfigureDurable(durable => durable.IdleBeforeEviction = TimeSpan.FromMilliseconds(100)));
        string first = await Service.Start("Impatient", TwoDays);
        string second = await Service.Start("Impatient", TwoDays);
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        await Eventually.Holds(() => health.InstancesInMemory == 0, "nothing is in memory");

        await Service.Raise(first, "answer", "awake");
        Assert.Equal("awake", await Service.Output<string>(first));
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("nobody answered by 2026-03-03", await Service.Output<string>(second));
    }

    [Fact]
    public async Task What_is_finished_leaves_no_row_that_a_start_would_have_to_look_at()
    {
        await Service.Run<string>("Parent");
        TaskHub hub = Host.Services.GetRequiredService<TaskHub>();
        await Eventually.Get(
            () => Task.FromResult(hub.Unfinished.Query<Azure.Data.Tables.TableEntity>().Count()), count => count == 0, "the index is empty");
    }

    [Fact]
    public async Task A_second_host_waits_for_the_hub_and_takes_over_when_the_first_stops()
    {
        string id = await Service.Start("Impatient", TwoDays);
        await using TestHost second = await StartHostAsync(Host.Hub);
        Assert.False(second.Services.GetRequiredService<IEngineHealth>().IsReady);
        Assert.NotNull(await second.Service.State(id));

        Task raised = second.Service.Raise(id, "answer", "taken over");
        await Host.StopAsync();
        await raised;

        Assert.Equal("taken over", await second.Service.Output<string>(id));
    }

    [Fact]
    public async Task A_row_written_by_a_former_owner_is_found_and_read_again()
    {
        string id = await Service.Start("FirstOf", TwoDays);
        await Service.Shows(id, "waiting");
        TaskHub hub = Host.Services.GetRequiredService<TaskHub>();
        await using var former = new InstanceStore(hub);
        StoredInstance stored = (await former.ReadAsync(id, Token))!;
        stored.State.History.Add(new HistoryEvent(HistoryKind.TurnStarted, Time: Clock.GetUtcNow().UtcDateTime));
        stored.State.History.Add(new HistoryEvent(HistoryKind.EventRaised, Name: "right", Json: "\"by the former owner\""));
        stored.State.WriteId = "former";
        await former.WriteAsync(stored.State, stored, Token);

        await Service.Raise(id, "left", "by this one");

        Assert.Equal("right by the former owner", await Service.Output<string>(id));
    }

    [Fact]
    public async Task A_history_too_large_for_a_row_goes_on_in_a_blob_and_is_purged_with_it()
    {
        string id = await Service.Start("Carry", Noise(1_000_000));
        Assert.Equal(1_000_000, (await Service.Output<string>(id)).Length);
        Assert.Single(Histories());
        Assert.Equal(1, await Service.Purge(id));
        Assert.Empty(Histories());
    }

    [Fact]
    public async Task The_engine_says_how_it_does()
    {
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        await Eventually.Holds(() => health.IsReady, "the engine is ready");
        Assert.Null(health.StorageFailingSince);
    }

    private IEnumerable<string> Histories() => Host.Services.GetRequiredService<TaskHub>().Blobs
        .GetBlobs(BlobTraits.None, BlobStates.None, "histories/", Token).Select(blob => blob.Name);

    // Random, so that compression does not keep it in the row.
    private static string Noise(int length) => new([.. new Random(1).GetItems("abcdefghijklmnopqrstuvwxyz0123456789".ToCharArray(), length)]);
}
