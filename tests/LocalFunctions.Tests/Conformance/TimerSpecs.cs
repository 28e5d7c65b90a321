using LocalFunctions.Tests.Support;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.Timers)]
public sealed class TimerSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_timer_fires_at_its_time_or_at_once_when_that_has_passed(double seconds) =>
        Assert.Equal("rested", await Service.Run<string>("Nap", seconds));

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.CreateTimer(TimeSpan, CancellationToken)")]
    public async Task A_timer_that_is_cancelled_ends_at_once_and_does_not_hold_the_instance_up()
    {
        string id = await Service.Start("CallsOff");
        Assert.Equal("called off", await Service.Output<string>(id));
        Assert.Equal(["meanwhile"], await Service.Journal(id));
    }

    [Fact]
    public async Task A_timer_beaten_by_an_event_does_not_hold_the_instance_up()
    {
        string id = await Service.Start("FirstOf", TimeSpan.FromDays(30).TotalSeconds);
        await Service.Raise(id, "left", "first");
        Assert.Equal("left first", await Service.Output<string>(id));
    }

    [Fact]
    public async Task A_timer_that_is_first_beats_the_events() =>
        Assert.Equal("timer", await Service.Run<string>("FirstOf", 1.0));
}

/// <summary>These wait for days.</summary>
[StandsFor(Docs.Timers)]
public sealed class LongTimerSpecs : LocalSpec
{
    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.CreateTimer(DateTime, CancellationToken)")]
    public async Task A_timer_months_away_fires_when_the_clock_says_so_and_not_before()
    {
        DateTime due = Clock.GetUtcNow().UtcDateTime.AddMonths(7);
        string id = await Service.Start("Alarm", due);
        await Service.Shows(id, "waiting");
        Clock.SetUtcNow(due.AddSeconds(-1));
        await ALittleWhile();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Service.State(id))!.Status);
        Clock.SetUtcNow(due);
        Assert.Equal(due, await Service.Output<DateTime>(id));
    }

    [Fact]
    public async Task A_timer_that_fell_due_while_the_host_was_down_fires_at_the_start()
    {
        DateTime due = Clock.GetUtcNow().UtcDateTime.AddDays(2);
        string id = await Service.Start("Alarm", due);
        await Service.Shows(id, "waiting");
        await Host.StopAsync();
        Clock.Advance(TimeSpan.FromDays(3));
        await RestartAsync();
        Assert.Equal(due.AddDays(1), await Service.Output<DateTime>(id));
    }

    [Fact]
    public async Task A_timer_outlives_a_restart_that_comes_before_it()
    {
        DateTime due = Clock.GetUtcNow().UtcDateTime.AddDays(2);
        string id = await Service.Start("Alarm", due);
        await Service.Shows(id, "waiting");
        Clock.Advance(TimeSpan.FromDays(1));
        await RestartAsync();
        await ALittleWhile();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Service.State(id))!.Status);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(due, await Service.Output<DateTime>(id));
    }

    [Fact]
    public async Task Timers_that_fell_due_together_fire_in_the_order_of_their_times()
    {
        string id = await Service.Start("ThreeAlarms");
        await TimerIsSet(id);
        Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal("1,2,3", await Service.Output<string>(id));
    }

    [Fact]
    [StandsFor("Microsoft.DurableTask.TaskOrchestrationContext.WaitForExternalEvent(String, TimeSpan)")]
    public async Task A_wait_of_days_ends_when_the_clock_says_so()
    {
        string id = await Service.Start("Impatient", TimeSpan.FromDays(2).TotalSeconds);
        await Service.Shows(id, "waiting");
        Clock.Advance(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        await ALittleWhile();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await Service.State(id))!.Status);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("nobody answered by 2026-03-03", await Service.Output<string>(id));
    }
}
