using LocalFunctions.Durable;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Durable;

public sealed class ManagementSpecs : DurableSpecs
{
    [Fact]
    public async Task A_terminated_instance_ends_with_the_output_given_and_drops_late_results()
    {
        string id = await StartAsync("Collect");
        await Done("at collect");
        await Durable.TerminateInstanceAsync(id, new TerminateInstanceOptions("withdrawn"), Token);
        Stage.Gate("collect").SetResult();
        OrchestrationMetadata end = await EndOf(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "withdrawn"), (end.RuntimeStatus, end.ReadOutputAs<string>()));
        Assert.Null(end.FailureDetails);
    }

    [Fact]
    public async Task Terminating_a_family_ends_the_children_as_well()
    {
        string parent = await StartAsync("WaitsForChild", id: "p");
        await Eventually.Get(() => State("p:c"), child => child is not null, "the child runs");
        await Durable.TerminateInstanceAsync(parent, new TerminateInstanceOptions(Recursive: true), Token);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await EndOf("p:c")).RuntimeStatus);
    }

    [Fact]
    public async Task A_suspended_instance_keeps_what_comes_and_takes_no_turn_until_it_is_resumed()
    {
        string id = await StartAsync("FirstOf");
        await Durable.SuspendInstanceAsync(id, "audit", Token);
        await Durable.RaiseEventAsync(id, "left", "kept", Token);
        await RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await State(id))!.RuntimeStatus);
        await Durable.ResumeInstanceAsync(id, null, Token);
        Assert.Equal("left kept", await OutputOf<string>(id));
    }

    [Fact]
    public async Task A_start_in_the_future_is_pending_until_then()
    {
        var options = new StartOrchestrationOptions("later", Clock.GetUtcNow().AddHours(1));
        await Durable.ScheduleNewOrchestrationInstanceAsync("Chain", null, options, Token);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await State("later"))!.RuntimeStatus);
        Clock.Advance(TimeSpan.FromHours(1));
        await OutputOf<string>("later");
    }

    [Fact]
    public async Task An_id_can_be_used_again_only_after_its_instance_has_finished()
    {
        await StartAsync("FirstOf", id: "same/id #1");
        await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("FirstOf", id: "same/id #1"));
        await Durable.RaiseEventAsync("same/id #1", "left", "a", Token);
        await OutputOf<string>("same/id #1");
        await StartAsync("FirstOf", id: "same/id #1");
        await Durable.RaiseEventAsync("same/id #1", "right", "b", Token);
        Assert.Equal("right b", await OutputOf<string>("same/id #1"));
    }

    [Fact]
    public async Task Instances_are_listed_by_status_creation_and_prefix_page_by_page()
    {
        for (int i = 0; i < 5; i++)
        {
            await StartAsync("FirstOf", id: $"list-{i}");
        }

        Clock.Advance(TimeSpan.FromMinutes(1));
        await StartAsync("FirstOf", id: "other");
        await Durable.RaiseEventAsync("list-0", "left", "x", Token);
        await OutputOf<string>("list-0");

        Assert.Equal(6, (await List(new OrchestrationQuery())).Count);
        Assert.Equal(["list-0"], await List(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed])));
        Assert.Equal(["other"], await List(new OrchestrationQuery(CreatedFrom: Clock.GetUtcNow())));
        Assert.Equal(
            ["list-0", "list-1", "list-2", "list-3", "list-4"],
            await List(new OrchestrationQuery(InstanceIdPrefix: "list-", PageSize: 2)));
    }

    [Fact]
    public async Task Only_finished_instances_are_purged()
    {
        await StartAsync("FirstOf", id: "running");
        await OutputOf<string>(await StartAsync("FanOut", id: "done-1"));
        await OutputOf<string>(await StartAsync("Parent", id: "done-2"));

        Assert.Equal(0, (await Durable.PurgeInstanceAsync("running", Token)).PurgedInstanceCount);
        Assert.Equal(0, (await Durable.PurgeInstanceAsync("nobody", Token)).PurgedInstanceCount);
        Assert.Equal(4, (await Durable.PurgeInstanceAsync("done-2", new PurgeInstanceOptions(Recursive: true), Token)).PurgedInstanceCount);
        var all = new PurgeInstancesFilter(Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow());
        Assert.Equal(1, (await Durable.PurgeAllInstancesAsync(all, Token)).PurgedInstanceCount);
        Assert.Equal(["running"], await List(new OrchestrationQuery()));
    }

    [Fact]
    public async Task Without_inputs_and_outputs_they_cannot_be_read()
    {
        string id = await StartAsync("Chain", new Order("pen", 1));
        await EndOf(id);
        OrchestrationMetadata? brief = await Durable.GetInstanceAsync(id, Token);
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "Chain"), (brief!.RuntimeStatus, brief.Name));
        Assert.Throws<InvalidOperationException>(() => brief.ReadOutputAs<string>());
        Assert.Equal("pen", (await State(id))!.ReadInputAs<Order>()!.Item);
    }

    [Fact]
    public async Task The_engine_says_how_it_does()
    {
        IEngineHealth health = Host.Services.GetRequiredService<IEngineHealth>();
        await Eventually.Holds(() => health.IsReady, "the engine is ready");
        Assert.Null(health.StorageFailingSince);
    }

    private async Task<List<string>> List(OrchestrationQuery query)
    {
        var found = new List<string>();
        await foreach (OrchestrationMetadata instance in Durable.GetAllInstancesAsync(query))
        {
            found.Add(instance.InstanceId);
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
