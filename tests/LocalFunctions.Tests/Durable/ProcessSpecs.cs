using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

public sealed class ProcessSpecs : DurableSpecs
{
    [Fact]
    public async Task Steps_run_one_after_the_other_with_typed_inputs_and_outputs()
    {
        string id = await StartAsync("Chain", new Order("pen", 1));
        Assert.Equal("AB42 for pen", await OutputOf<string>(id));
        Assert.Equal(["a", "b"], Stage.Done);
    }

    [Fact]
    public async Task Steps_that_are_awaited_together_keep_their_order() =>
        Assert.Equal("N0,N1,N2,N3,N4", await OutputOf<string>(await StartAsync("FanOut")));

    [Fact]
    public async Task Children_return_their_results_and_their_failures()
    {
        string id = await StartAsync("Parent", id: "family");
        Assert.Equal("child1 child2 third child", await OutputOf<string>(id));
        OrchestrationMetadata? child = await State("family:child");
        Assert.Equal((OrchestrationRuntimeStatus.Completed, "Child"), (child!.RuntimeStatus, child.Name));
    }

    [Fact]
    public async Task Continue_as_new_starts_afresh_and_keeps_the_events_that_nobody_took()
    {
        string id = await StartAsync("Rounds", 1);
        await Durable.RaiseEventAsync(id, "kept", "until the end", Token);
        Assert.Equal(3, await OutputOf<int>(id));
        Assert.Equal(["round 1", "round 2", "round 3"], Stage.Done);
    }

    [Fact]
    public async Task An_orchestrator_sends_events_to_another()
    {
        string receiver = await StartAsync("FirstOf");
        string sender = await StartAsync("Sender", receiver, "the sender");
        Assert.Equal("left from the sender", await OutputOf<string>(receiver));
        await OutputOf<object>(sender);
    }

    [Fact]
    public async Task ConfigureAwait_false_does_not_leave_the_turn() =>
        Assert.Equal("AB", await OutputOf<string>(await StartAsync("Elsewhere")));

    [Fact]
    public async Task A_history_too_large_for_a_row_goes_on_in_a_blob()
    {
        string id = await StartAsync("Big");
        Assert.Equal(6 * 200_001, await OutputOf<int>(id));
        Assert.Equal(1, (await Durable.PurgeInstanceAsync(id, Token)).PurgedInstanceCount);
        Assert.Null(await State(id));
    }

    [Fact]
    public async Task An_unknown_orchestrator_fails_its_instance_and_an_unknown_activity_its_call()
    {
        OrchestrationMetadata end = await EndOf(await StartAsync("NoSuchThing"));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("NoSuchThing", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
