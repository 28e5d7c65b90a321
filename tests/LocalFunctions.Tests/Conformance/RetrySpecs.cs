using LocalFunctions.Conformance;
using LocalFunctions.Tests.Support;
using Microsoft.DurableTask;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.ErrorHandling, "Microsoft.DurableTask.RetryPolicy")]
public sealed class RetrySpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    private const double AMoment = 0.05;

    [Fact]
    public async Task An_activity_is_tried_again_until_it_succeeds() =>
        Assert.Equal(3, await Service.Run<int>("Retried", new RetryCase(Failures: 2, Attempts: 4, AMoment)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_policy_that_is_used_up_fails_with_the_failure_of_the_last_attempt(int attempts)
    {
        string id = await Service.Start("Retried", new RetryCase(Failures: 99, attempts, AMoment));
        TaskFailureDetails failure = await Service.Failure(id);
        Assert.True(failure.IsCausedBy<TaskFailedException>());
        Assert.Contains($"attempt {attempts} failed", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(attempts, (await Service.Journal(id)).Length);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryPolicy.HandleFailure")]
    public async Task A_failure_that_the_policy_does_not_handle_is_not_tried_again()
    {
        string id = await Service.Start("Retried", new RetryCase(Failures: 1, Attempts: 4, AMoment, OnlyIfArgument: true));
        await Service.Failure(id);
        Assert.Single(await Service.Journal(id));
    }

    [Fact]
    [StandsFor(Docs.SubOrchestrations)]
    public async Task A_child_is_started_again_by_the_policy_of_its_parent() =>
        Assert.Equal(3, await Service.Run<int>("RetriedChild", new RetryCase(Failures: 2, Attempts: 3, AMoment)));

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryContext")]
    public async Task A_handler_is_told_of_each_failure_and_asks_for_another_attempt()
    {
        string id = await Service.Start("Handled", 2);
        Assert.Equal("fine after: 1 attempt 1 failed True, 2 attempt 2 failed True", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryHandler")]
    public async Task A_handler_that_asks_for_no_more_lets_the_failure_through()
    {
        string id = await Service.Start("Handled", 99);
        Assert.StartsWith("given up after: 1", await Service.Output<string>(id), StringComparison.Ordinal);
        Assert.Equal(3, (await Service.Journal(id)).Length);
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.AsyncRetryHandler")]
    public async Task A_handler_may_do_durable_work_before_it_decides()
    {
        string id = await Service.Start("HandledSlowly", 2);
        Assert.Equal(3, await Service.Output<int>(id));
        Assert.Equal(["attempt", "after attempt 1", "attempt", "after attempt 2", "attempt"], await Service.Journal(id));
    }
}

/// <summary>Pauses of minutes.</summary>
[StandsFor(Docs.ErrorHandling, "Microsoft.DurableTask.RetryPolicy")]
public sealed class LongRetrySpecs : LocalSpec
{
    private const double Minute = 60;

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryPolicy.FirstRetryInterval")]
    public Task Pauses_are_as_long_as_the_first_by_default() =>
        Pauses(new RetryCase(Failures: 3, Attempts: 4, Minute), 1, 1, 1);

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryPolicy.BackoffCoefficient")]
    public Task Pauses_grow_by_the_coefficient() =>
        Pauses(new RetryCase(Failures: 3, Attempts: 4, Minute, Coefficient: 3), 1, 3, 9);

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryPolicy.MaxRetryInterval")]
    public Task Pauses_grow_no_longer_than_the_longest() =>
        Pauses(new RetryCase(Failures: 3, Attempts: 4, Minute, Coefficient: 2, Longest: 3 * Minute), 1, 2, 3);

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryPolicy.MaxRetryInterval")]
    public Task Pauses_are_an_hour_at_most_when_the_policy_names_no_longest() =>
        Pauses(new RetryCase(Failures: 2, Attempts: 3, 50 * Minute, Coefficient: 2), 50, 60);

    [Fact]
    [StandsFor("Microsoft.DurableTask.RetryPolicy.RetryTimeout")]
    public async Task No_attempt_begins_after_the_time_limit()
    {
        string id = await Service.Start("Retried", new RetryCase(Failures: 99, Attempts: 99, Minute, Limit: 2.5 * Minute));
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await Service.Notes(id, "attempt", attempt);
            await TimerIsSet(id);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Service.Failure(id);
        Assert.Equal(4, (await Service.Journal(id)).Length);
    }

    [Fact]
    public async Task A_pause_goes_on_over_a_restart()
    {
        string id = await Service.Start("Retried", new RetryCase(Failures: 1, Attempts: 2, Minute));
        await Service.Notes(id, "attempt");
        await TimerIsSet(id);
        await RestartAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await Service.Output<int>(id));
    }

    private async Task Pauses(RetryCase what, params int[] minutes)
    {
        string id = await Service.Start("Retried", what);
        for (int attempt = 1; attempt <= minutes.Length; attempt++)
        {
            await Service.Notes(id, "attempt", attempt);
            await TimerIsSet(id);
            Clock.Advance(TimeSpan.FromMinutes(minutes[attempt - 1]) - TimeSpan.FromSeconds(1));
            await ALittleWhile();
            Assert.Equal(attempt, (await Service.Journal(id)).Length);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(minutes.Length + 1, await Service.Output<int>(id));
    }
}
