using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalFunctions.Conformance;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.Instances)]
public sealed class InstanceSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    private const double AnHour = 3600;

    [Theory]
    [StandsFor(Docs.Singletons)]
    [InlineData("a plain id")]
    [InlineData("an/id with #odd? characters%2F+ü'~")]
    public async Task An_id_in_use_is_refused_and_one_that_has_finished_can_be_used_again(string name)
    {
        string id = $"{NewId()} {name}";
        await Service.Start("FirstOf", AnHour, id);
        using (HttpResponseMessage second = await Service.TryStart("FirstOf", AnHour, id))
        {
            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        }

        await Service.Raise(id, "left", "the first");
        Assert.Equal("left the first", await Service.Output<string>(id));
        await Service.Start("FirstOf", AnHour, id);
        await Service.Raise(id, "right", "the second");
        Assert.Equal("right the second", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.StartOrchestrationOptions.InstanceId")]
    public async Task Without_an_id_each_start_makes_one() =>
        Assert.NotEqual(await Service.Start("Carry", "x"), await Service.Start("Carry", "x"));

    [Fact]
    [StandsFor("Microsoft.DurableTask.StartOrchestrationOptions.StartAt")]
    public async Task A_start_in_the_future_is_pending_until_then()
    {
        string id = await Service.Start("Carry", "late", at: DateTimeOffset.UtcNow.AddSeconds(1.5));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await Service.State(id))!.Status);
        Assert.Equal("late", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.OrchestrationMetadata")]
    public async Task An_instance_shows_its_name_its_times_its_input_and_its_output()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow.AddSeconds(-5);
        string id = await Service.Start("Carry", "x");
        InstanceView end = await Service.End(id);
        Assert.Equal(("Carry", id, "\"x\"", "\"x\""), (end.Name, end.Id, end.Input, end.Output));
        Assert.InRange(end.CreatedAt, before, end.LastUpdatedAt);
        Assert.Null(end.Failure);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.GetInstanceAsync")]
    public async Task Inputs_and_outputs_are_left_out_unless_asked_for()
    {
        string id = await Service.Start("Carry", "x");
        await Service.End(id);
        InstanceView brief = (await Service.State(id, brief: true))!;
        Assert.Equal((OrchestrationRuntimeStatus.Completed, null, null), (brief.Status, brief.Input, brief.Output));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.GetInstanceAsync")]
    public async Task An_unknown_instance_has_no_state() => Assert.Null(await Service.State(NewId()));

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.WaitForInstanceCompletionAsync")]
    public async Task Nobody_can_wait_for_an_unknown_instance()
    {
        using HttpResponseMessage answer = await Service.Http.GetAsync($"/end?id={NewId()}", Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.WaitForInstanceCompletionAsync")]
    public async Task Whoever_waits_for_the_end_hears_of_it_when_it_comes()
    {
        string id = await Service.Start("FirstOf", AnHour);
        Task<InstanceView> end = Service.End(id);
        await Service.Shows(id, "waiting");
        Assert.False(end.IsCompleted);
        await Service.Raise(id, "left", "now");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await end).Status);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.WaitForInstanceStartAsync")]
    public async Task Whoever_waits_for_the_start_may_come_before_it()
    {
        string id = NewId();
        Task<InstanceView> begun = Service.Begun(id);
        await Service.Start("FirstOf", AnHour, id);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await begun).Status);
        await Service.Terminate(id);
    }

    [Theory]
    [StandsFor("Microsoft.DurableTask.Client.TerminateInstanceOptions.Output")]
    [InlineData("withdrawn", "\"withdrawn\"")]
    [InlineData(null, null)]
    public async Task A_terminated_instance_ends_with_the_output_given(string? output, string? shown)
    {
        string id = await Service.Start("Collect", new Collecting("item", 1));
        await Service.Terminate(id, output);
        InstanceView end = await Service.End(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, shown), (end.Status, end.Output));
        Assert.Null(end.Failure);
    }

    [Fact]
    public async Task What_an_activity_returns_after_its_instance_was_terminated_is_dropped()
    {
        string id = await Service.Start("Collect", new Collecting("item", 1, AtGate: true));
        await Service.Notes(id, "at the gate");
        await Service.Terminate(id, "withdrawn");
        InstanceView end = await Service.End(id);
        await Service.OpenGate(id);
        await Service.Raise(id, "item", "late");
        Assert.Equal(end, await Service.State(id));
    }

    [Fact]
    public async Task Terminating_a_finished_instance_changes_nothing()
    {
        string id = await Service.Start("Carry", "x");
        InstanceView end = await Service.End(id);
        await Service.Terminate(id, "too late");
        Assert.Equal(end, await Service.State(id));
    }

    [Fact]
    public async Task Children_outlive_a_parent_that_is_terminated_alone()
    {
        string id = await Service.Start("WaitsForChild");
        await Service.Shows($"{id}:c", "waiting");
        await Service.Terminate(id);
        await Service.End(id);
        await Service.Raise($"{id}:c", "left", "alive");
        Assert.Equal("left alive", await Service.Output<string>($"{id}:c"));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.SuspendInstanceAsync")]
    public async Task A_suspended_instance_keeps_events_and_takes_no_turn_until_it_is_resumed()
    {
        string id = await Service.Start("Collect", new Collecting("item", 2));
        await Service.Suspend(id);
        await Service.Has(id, OrchestrationRuntimeStatus.Suspended);
        await Service.Raise(id, "item", "1");
        await Service.Raise(id, "item", "2");
        Assert.Null((await Service.State(id))!.CustomStatus);
        await Service.Resume(id);
        Assert.Equal("1,2", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.SuspendInstanceAsync")]
    public async Task An_activity_that_ends_while_its_instance_is_suspended_counts_when_it_is_resumed()
    {
        string id = await Service.Start("Collect", new Collecting("item", 1, AtGate: true));
        await Service.Notes(id, "at the gate");
        await Service.Suspend(id);
        await Service.Has(id, OrchestrationRuntimeStatus.Suspended);
        await Service.OpenGate(id);
        await Service.Raise(id, "item", "x");
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await Service.State(id))!.Status);
        await Service.Resume(id);
        Assert.Equal("x", await Service.Output<string>(id));
        Assert.Equal(["at the gate"], await Service.Journal(id));
    }

    [Fact]
    public async Task A_suspended_instance_can_be_terminated()
    {
        string id = await Service.Start("FirstOf", AnHour);
        await Service.Suspend(id);
        await Service.Has(id, OrchestrationRuntimeStatus.Suspended);
        await Service.Terminate(id, "enough");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await Service.End(id)).Status);
    }

    [Fact]
    public async Task Resuming_an_instance_that_runs_changes_nothing()
    {
        string id = await Service.Start("Collect", new Collecting("item", 1));
        await Service.Resume(id);
        await Service.Raise(id, "item", "x");
        Assert.Equal("x", await Service.Output<string>(id));
    }
}

[StandsFor(Docs.CustomStatus)]
public sealed class CustomStatusSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    public static TheoryData<object> Statuses() => ["等待核实", 42, new Drawing([new Circle(1)]), new { a = new[] { 1, 2 } }];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Any_value_can_be_the_custom_status_and_null_takes_it_away(object status)
    {
        string id = await Service.Start("CarryStatus", status);
        string written = JsonSerializer.Serialize(status, status.GetType());
        await Eventually.Get(
            async () => (await Service.State(id))?.CustomStatus,
            shown => shown is not null && JsonNode.DeepEquals(
                JsonNode.Parse(shown), JsonNode.Parse(written)),
            written);
        await Service.Raise(id, "end", "x");
        Assert.Null((await Service.End(id)).CustomStatus);
    }

    [Fact]
    public async Task The_last_of_several_is_shown_after_the_end()
    {
        string id = await Service.Start("Collect", new Collecting("item", 3));
        for (int number = 1; number <= 3; number++)
        {
            await Service.Raise(id, "item", "x");
            await Service.Shows(id, number);
        }

        Assert.Equal("3", (await Service.End(id)).CustomStatus);
    }
}

[StandsFor(Docs.Instances)]
public sealed class QuerySpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    private const string Unfinished = "Running,Pending,Suspended";

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.OrchestrationQuery.InstanceIdPrefix")]
    public async Task Instances_are_listed_by_the_beginning_of_their_ids()
    {
        string prefix = await Family("a", "b");
        await Service.Start("Carry", "x", "not-" + prefix);
        Assert.Equal([$"{prefix}a", $"{prefix}b"], await Ids(prefix));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.OrchestrationQuery.Statuses")]
    public async Task Instances_are_listed_by_status()
    {
        string prefix = await Family("a", "b");
        await Service.Start("FirstOf", 3600.0, $"{prefix}waits");
        Assert.Equal([$"{prefix}waits"], await Ids(prefix, Unfinished));
        Assert.Equal([$"{prefix}a", $"{prefix}b"], await Ids(prefix, "Completed,Failed"));
        await Service.Terminate($"{prefix}waits");
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.OrchestrationQuery.CreatedFrom", "Microsoft.DurableTask.Client.OrchestrationQuery.CreatedTo")]
    public async Task Instances_are_listed_by_their_creation()
    {
        string prefix = await Family("a");
        DateTimeOffset created = (await Service.State($"{prefix}a"))!.CreatedAt;
        await Task.Delay(20, Token);
        await Service.Run<string>("Carry", "x");
        await Service.Start("Carry", "x", $"{prefix}b");
        await Service.End($"{prefix}b");
        Assert.Equal([$"{prefix}a"], await Ids(prefix, to: created.AddMilliseconds(10)));
        Assert.Equal([$"{prefix}b"], await Ids(prefix, from: created.AddMilliseconds(10)));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.OrchestrationQuery.PageSize", "Microsoft.DurableTask.Page<T>.ContinuationToken")]
    public async Task Page_by_page_each_instance_is_shown_once()
    {
        string[] names = [.. Enumerable.Range(10, 25).Select(number => $"{number}")];
        string prefix = await Family(names);
        var seen = new List<string>();
        string? next = null;
        do
        {
            InstancePage page = await Service.List(prefix, size: 10, next: next);
            Assert.True(page.Instances.Count <= 10);
            seen.AddRange(page.Instances.Select(instance => instance.Id));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(names.Select(name => prefix + name), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.PurgeInstanceAsync")]
    public async Task A_finished_instance_is_purged_by_its_id()
    {
        string prefix = await Family("a");
        Assert.Equal(1, await Service.Purge($"{prefix}a"));
        Assert.Null(await Service.State($"{prefix}a"));
        Assert.Equal(0, await Service.Purge($"{prefix}a"));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.PurgeInstancesFilter")]
    public async Task Finished_instances_are_purged_by_creation_and_status()
    {
        string prefix = await Family("a", "b");
        await Service.Start("Throws", "x", $"{prefix}failed");
        DateTimeOffset last = (await Service.End($"{prefix}failed")).CreatedAt;
        DateTimeOffset first = (await Service.State($"{prefix}a"))!.CreatedAt;
        Assert.True(await Service.Purge(from: first, to: last, status: "Failed") >= 1);
        Assert.Equal([$"{prefix}a", $"{prefix}b"], await Ids(prefix));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.PurgeInstancesFilter")]
    public async Task A_filter_that_nothing_meets_purges_nothing() =>
        Assert.Equal(0, await Service.Purge(from: DateTimeOffset.UtcNow.AddDays(1), to: DateTimeOffset.UtcNow.AddDays(2)));

    private async Task<string> Family(params string[] names)
    {
        string prefix = $"{NewId()}-";
        await Task.WhenAll(names.Select(name => Service.Start("Carry", name, prefix + name)));
        await Task.WhenAll(names.Select(name => Service.End(prefix + name)));
        return prefix;
    }

    private async Task<string[]> Ids(string prefix, string? status = null, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        [.. (await Service.List(prefix, status, from, to)).Instances.Select(instance => instance.Id).Order(StringComparer.Ordinal)];
}
