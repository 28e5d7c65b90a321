using LocalFunctions.Durable;
using LocalFunctions.Storage;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Durable;

public sealed class RestartSpecs : DurableSpecs
{
    [Fact]
    public async Task An_activity_under_way_runs_again_after_a_restart()
    {
        string id = await StartAsync("Collect");
        await Done("at collect");
        await RestartAsync();
        Stage.Gate("collect").SetResult();
        foreach (string item in (string[])["1", "2", "3"])
        {
            await Durable.RaiseEventAsync(id, "item", item, Token);
        }

        Assert.Equal("1,2,3", await OutputOf<string>(id));
        Assert.Equal(["at collect", "at collect"], Stage.Done);
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_the_host_was_down_fires_at_the_start()
    {
        string id = await StartAsync("Impatient");
        await Host.StopAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        await RestartAsync();
        Assert.Equal("nobody answered by 2026-03-04", await OutputOf<string>(id));
    }

    [Fact]
    public async Task Finished_steps_do_not_run_again()
    {
        string id = await StartAsync("Fickle");
        await Done("one");
        await RestartAsync();
        await Durable.RaiseEventAsync(id, "go", "x", Token);
        Assert.Equal("done", await OutputOf<string>(id));
        Assert.Equal(["one", "two"], Stage.Done);
    }

    [Fact]
    public async Task An_instance_that_rests_leaves_the_memory_and_wakes_by_event_or_by_timer()
    {
        await RestartAsync(builder => builder.ConfigureDurable(durable => durable.IdleBeforeEviction = TimeSpan.FromMilliseconds(100)));
        string first = await StartAsync("Impatient");
        string second = await StartAsync("Impatient");
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        await Eventually.Holds(() => health.InstancesInMemory == 0, "nothing is in memory");

        await Durable.RaiseEventAsync(first, "Answer", "awake", Token);
        Assert.Equal("awake", await OutputOf<string>(first));
        Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("nobody answered by 2026-03-03", await OutputOf<string>(second));
    }

    [Fact]
    public async Task What_is_finished_leaves_no_row_that_a_start_would_have_to_look_at()
    {
        await OutputOf<string>(await StartAsync("Parent"));
        TaskHub hub = Host.Services.GetRequiredService<TaskHub>();
        await Eventually.Get(
            () => Task.FromResult(hub.Unfinished.Query<Azure.Data.Tables.TableEntity>().Count()), count => count == 0, "the index is empty");
    }

    [Fact]
    public async Task A_second_host_waits_for_the_hub_and_takes_over_when_the_first_stops()
    {
        string id = await StartAsync("Impatient");
        await using TestHost second = await StartHostAsync(Host.Hub);
        Assert.False(second.Services.GetRequiredService<IEngineHealth>().IsReady);
        Assert.NotNull(await second.Durable.GetInstanceAsync(id, Token));

        Task raised = second.Durable.RaiseEventAsync(id, "Answer", "taken over", Token);
        await Host.StopAsync();
        await raised;

        OrchestrationMetadata end = await second.Durable.WaitForInstanceCompletionAsync(id, true, Token);
        Assert.Equal("taken over", end.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_row_written_by_a_former_owner_is_found_and_read_again()
    {
        string id = await StartAsync("FirstOf");
        TaskHub hub = Host.Services.GetRequiredService<TaskHub>();
        await using var former = new InstanceStore(hub);
        StoredInstance stored = (await former.ReadAsync(id, Token))!;
        stored.State.History.Add(new HistoryEvent(HistoryKind.TurnStarted, Time: Clock.GetUtcNow().UtcDateTime));
        stored.State.History.Add(new HistoryEvent(HistoryKind.EventRaised, Name: "right", Json: "\"by the former owner\""));
        stored.State.WriteId = "former";
        await former.WriteAsync(stored.State, stored, Token);

        await Durable.RaiseEventAsync(id, "left", "by this one", Token);

        Assert.Equal("right by the former owner", await OutputOf<string>(id));
    }
}
