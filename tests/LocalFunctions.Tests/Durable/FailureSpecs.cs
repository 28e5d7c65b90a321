using LocalFunctions.Tests.Support;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

public sealed class FailureSpecs : DurableSpecs
{
    [Fact]
    public async Task A_policy_retries_with_growing_pauses_on_the_clock_of_the_app()
    {
        Stage.Failures = 3;
        string id = await StartAsync("Persistent");
        foreach ((int attempts, int pause) in ((int, int)[])[(1, 1), (2, 2), (3, 3)])
        {
            await Eventually.Holds(() => Stage.Done.Count == attempts, $"attempt {attempts}");
            await TimerIsSet(id);
            Clock.Advance(TimeSpan.FromMinutes(pause) - TimeSpan.FromSeconds(1));
            await Stays(attempts);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(7, await OutputOf<int>(id));
        Assert.Equal(4, Stage.Done.Count);
    }

    [Fact]
    public async Task A_policy_that_is_used_up_fails_the_instance_with_the_failure_of_the_last_attempt()
    {
        Stage.Failures = 99;
        string id = await StartAsync("Persistent");
        for (int attempt = 1; attempt < 4; attempt++)
        {
            int expected = attempt;
            await Eventually.Holds(() => Stage.Done.Count == expected, $"attempt {attempt}");
            await TimerIsSet(id);
            Clock.Advance(TimeSpan.FromMinutes(3));
        }

        OrchestrationMetadata end = await EndOf(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.True(end.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.True(end.FailureDetails.InnerFailure!.IsCausedBy<TimeoutException>());
        Assert.True(end.FailureDetails.InnerFailure.IsCausedBy<SystemException>());
        Assert.Equal(4, Stage.Done.Count);
    }

    [Fact]
    public async Task A_handler_decides_on_the_failure_that_the_activity_left()
    {
        Stage.Failures = 99;
        string id = await StartAsync("Handled");
        Assert.Equal("Flaky: System.TimeoutException, not yet, below", await OutputOf<string>(id));
        Assert.Equal(2, Stage.Done.Count);
    }

    [Fact]
    public async Task Code_that_decides_differently_on_replay_fails_its_instance()
    {
        string id = await StartAsync("Fickle");
        await Done("one");
        Stage.Changed = true;
        await Durable.RaiseEventAsync(id, "go", "x", Token);
        OrchestrationMetadata end = await EndOf(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Contains("on-deterministic", end.FailureDetails!.ErrorType + end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_awaits_anything_else_than_its_context_fails_its_instance()
    {
        OrchestrationMetadata end = await EndOf(await StartAsync("Foreign"));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.DoesNotContain("never", Stage.Done);
    }

    [Fact]
    public async Task Ids_and_times_are_the_same_in_every_replay()
    {
        string output = (await OutputOf<string>(await StartAsync("Stable")))!;
        string[] seen = [.. Stage.Done.Where(line => line.Length > 1)];
        Assert.True(seen.Length >= 3, "It was replayed.");
        Assert.All(seen, line => Assert.Equal(output, line));
    }

    // There is no event for "nothing happens": the engine compares due times four times a second.
    private async Task Stays(int attempts)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(600), Token);
        Assert.Equal(attempts, Stage.Done.Count);
    }
}
