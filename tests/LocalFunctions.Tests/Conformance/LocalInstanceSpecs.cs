using LocalFunctions.Conformance;
using LocalFunctions.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Conformance;

/// <summary>A task hub to themselves, a host that stops and starts, days that pass.</summary>
[StandsFor(Docs.Instances)]
public sealed class LocalInstanceSpecs : LocalSpec
{
    [Fact]
    [StandsFor(Docs.TaskHubs)]
    public async Task An_activity_under_way_is_told_of_the_shutdown_and_runs_again_at_the_next_start()
    {
        string id = await Service.Start("FirstDone");
        string waiting = await Service.Start("Collect", new Collecting("item", 1, AtGate: true));
        await Service.Notes(waiting, "at the gate");
        await RestartAsync();
        await Service.Notes(waiting, "at the gate", times: 2);
        await Service.OpenGate(waiting);
        await Service.Raise(waiting, "item", "x");
        Assert.Equal("x", await Service.Output<string>(waiting));
        Assert.Equal(["at the gate", "told to stop", "at the gate"], await Service.Journal(waiting));
        Assert.Equal("the fast one", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor(Docs.Orchestrations)]
    public async Task Steps_that_were_done_before_a_shutdown_are_not_done_again()
    {
        string id = await Service.Start("Versioned");
        await Service.Notes(id, "one");
        await RestartAsync();
        await Service.Raise(id, "go", "x");
        Assert.Equal("done", await Service.Output<string>(id));
        Assert.Equal(["one", "two"], await Service.Journal(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.SuspendInstanceAsync")]
    public async Task A_suspended_instance_is_suspended_after_a_restart()
    {
        string id = await Service.Start("FirstOf", 3600.0);
        await Service.Suspend(id);
        await Service.Raise(id, "left", "kept");
        await RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await Service.State(id))!.Status);
        await Service.Resume(id);
        Assert.Equal("left kept", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor(Docs.Timers)]
    public async Task A_timer_that_falls_due_while_its_instance_is_suspended_fires_when_it_is_resumed()
    {
        string id = await Service.Start("FirstOf", 3600.0);
        await Service.Shows(id, "waiting");
        await Service.Suspend(id);
        Clock.Advance(TimeSpan.FromHours(2));
        await ALittleWhile();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await Service.State(id))!.Status);
        await Service.Resume(id);
        Assert.Equal("timer", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.StartOrchestrationOptions.StartAt")]
    public async Task A_start_weeks_away_waits_for_its_day_over_a_restart_and_keeps_its_events()
    {
        string id = await Service.Start("Collect", new Collecting("item", 1), at: Clock.GetUtcNow().AddDays(20));
        await Service.Raise(id, "item", "early");
        await RestartAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await Service.State(id))!.Status);
        Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal("early", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.TerminateInstanceOptions.Recursive")]
    public async Task Children_end_with_their_parent_if_they_are_to()
    {
        string id = await Service.Start("WaitsForChild");
        await Service.Shows($"{id}:c", "waiting");
        await Service.Terminate(id, "the end", recursive: true);
        InstanceView child = await Service.End($"{id}:c");
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "\"the end\""), (child.Status, child.Output));
    }

    [Fact]
    public async Task An_event_for_nobody_does_not_wait_for_an_instance_that_is_started_later()
    {
        await Service.Raise("later", "item", "dropped");
        await Service.Start("Collect", new Collecting("item", 1), "later");
        await Service.Raise("later", "item", "taken");
        Assert.Equal("taken", await Service.Output<string>("later"));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.DurableTaskClient.PurgeInstanceAsync")]
    public async Task An_instance_that_is_not_finished_is_not_purged()
    {
        string id = await Service.Start("FirstOf", 3600.0);
        await Service.Shows(id, "waiting");
        Assert.Equal(0, await Service.Purge(id));
        await Service.Raise(id, "left", "alive");
        Assert.Equal("left alive", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.PurgeInstanceOptions.Recursive")]
    public async Task A_family_is_purged_with_its_parent()
    {
        string id = await Service.Start("Parent");
        await Service.End(id);
        Assert.Equal(3, await Service.Purge(id, recursive: true));
        Assert.Empty((await Service.List()).Instances);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.Client.PurgeInstancesFilter.CreatedTo")]
    public async Task What_finished_long_ago_is_purged_by_a_filter_and_what_runs_stays()
    {
        await Service.Start("FirstOf", TimeSpan.FromDays(365).TotalSeconds, "old but running");
        await Service.End(await Service.Start("Carry", "x", "old"));
        Clock.Advance(TimeSpan.FromDays(100));
        await Service.End(await Service.Start("Carry", "x", "new"));
        Assert.Equal(1, await Service.Purge(from: Clock.GetUtcNow().AddDays(-200), to: Clock.GetUtcNow().AddDays(-90)));
        Assert.Equal(["new", "old but running"], (await Service.List()).Instances.Select(instance => instance.Id).Order());
    }
}

/// <summary>Where LocalFunctions is stricter: code that would hang or go astray on Azure fails here at once.</summary>
[StandsFor(Docs.CodeConstraints)]
public sealed class StrictnessSpecs : LocalSpec
{
    [Fact]
    public async Task Code_that_awaits_anything_else_than_its_context_fails_its_instance()
    {
        string id = await Service.Start("Foreign");
        Assert.Contains("may only await what its context gives it", (await Service.Failure(id)).ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(await Service.Journal(id));
    }

    [Fact]
    public async Task ConfigureAwait_false_does_not_leave_the_turn() => Assert.Equal("AB", await Service.Run<string>("Elsewhere"));

    [Fact]
    [StandsFor(Docs.Versioning)]
    public async Task An_orchestrator_that_is_gone_after_a_deployment_fails_its_instances()
    {
        await RestartAsync(builder => builder.AddFunctions(typeof(ShortLived)));
        string id = await Service.Start("ShortLived");
        await Service.Shows(id, "waiting");
        await RestartAsync();
        await Service.Raise(id, "go", "x");
        Assert.Contains("there is no orchestrator function 'ShortLived'", (await Service.Failure(id)).ErrorMessage, StringComparison.Ordinal);
    }
}

public static class ShortLived
{
    [Function("ShortLived")]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        return context.WaitForExternalEvent<string>("go");
    }
}
