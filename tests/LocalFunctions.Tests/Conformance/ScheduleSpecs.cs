using System.Globalization;
using LocalFunctions.Durable;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctions.Tests.Conformance;

[StandsFor(Docs.TimerTrigger)]
public sealed class ScheduleSpecs(ServiceUnderTest underTest) : ConformanceSpec(underTest)
{
    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.TimerInfo")]
    public async Task A_timer_of_every_second_runs_on_time_and_has_no_status()
    {
        int before = (await Service.Journal("EverySecond")).Length;
        string[] lines = await Eventually.Get(() => Service.Journal("EverySecond"), seen => seen.Length >= before + 2, "it ran twice");
        Assert.Equal("on time, no status", lines[^1]);
    }
}

/// <summary>Schedules of hours and days, on a clock that is moved.</summary>
[Trait("Host", "local")]
[StandsFor(Docs.TimerTrigger)]
public sealed class LongScheduleSpecs
{
    private readonly Bell _bell = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The examples of the document, from Sunday, 1 March 2026, noon UTC.</summary>
    [Theory]
    [InlineData("0 */5 * * * *", "2026-03-01T12:05:00")]
    [InlineData("0 0 * * * *", "2026-03-01T13:00:00")]
    [InlineData("0 0 */2 * * *", "2026-03-01T14:00:00")]
    [InlineData("0 0 9-17 * * *", "2026-03-01T13:00:00")]
    [InlineData("0 30 9 * * *", "2026-03-02T09:30:00")]
    [InlineData("0 30 9 * * 1-5", "2026-03-02T09:30:00")]
    [InlineData("0 30 9 * Jan Mon", "2027-01-04T09:30:00")]
    [InlineData("30 5 */6 * * *", "2026-03-01T12:05:30")]
    [InlineData("0 0 0 29 2 *", "2028-02-29T00:00:00")]
    [InlineData("15 9 * * *", "2026-03-02T09:15:00")]
    [InlineData("24:00:00", "2026-03-25T12:00:00")]
    [InlineData("1.00:00:00", "2026-03-02T12:00:00")]
    public async Task The_next_time_of_a_schedule(string schedule, string next)
    {
        await using TestHost host = await StartAsync(typeof(AtStart), settings: $"--Often={schedule}");
        await Rings(1);
        Assert.Equal(DateTime.Parse(next, CultureInfo.InvariantCulture), _bell.Rings.Single().Status!.Next);
    }

    [Theory]
    [StandsFor("Microsoft.Azure.Functions.Worker.TimerTriggerAttribute.UseMonitor")]
    [InlineData("*/10 * * * * *", false)]
    [InlineData("10,20,45 * * * * *", false)]
    [InlineData("00:00:30", false)]
    [InlineData("30 * * * * *", true)]
    [InlineData("* 30 * * * *", true)]
    [InlineData("00:01:00", true)]
    public async Task A_schedule_of_less_than_a_minute_is_not_monitored(string schedule, bool isMonitored)
    {
        await using TestHost host = await StartAsync(typeof(AtStart), settings: $"--Often={schedule}");
        await Rings(1);
        Assert.Equal(isMonitored, _bell.Rings.Single().Status is not null);
    }

    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.ScheduleStatus")]
    public async Task A_timer_runs_at_its_times_and_tells_the_last_and_the_next()
    {
        await using TestHost host = await StartAsync(typeof(Hourly));
        await AdvanceTo(12, 30, rings: 1);
        await AdvanceTo(13, 30, rings: 2);
        Assert.All(_bell.Rings, ring => Assert.False(ring.IsPastDue));
        Assert.Equal((At(12, 30), At(13, 30)), (_bell.Rings.Last().Status!.Last, _bell.Rings.Last().Status!.Next));
    }

    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.TimerInfo.IsPastDue", "Microsoft.Azure.Functions.Worker.TimerTriggerAttribute.UseMonitor")]
    public async Task Runs_missed_while_the_host_was_down_are_made_up_for_once()
    {
        string hub = TestHost.NewHub();
        await using (TestHost host = await StartAsync(typeof(Hourly), hub))
        {
            await AdvanceTo(12, 30, rings: 1);
        }

        _clock.SetUtcNow(new DateTimeOffset(At(16, 0)));
        await using TestHost again = await StartAsync(typeof(Hourly), hub);
        await Rings(2);
        Assert.True(_bell.Rings.Last().IsPastDue);
        await AdvanceTo(16, 30, rings: 3);
        Assert.False(_bell.Rings.Last().IsPastDue);
    }

    [Fact]
    public async Task A_run_that_lasts_is_not_joined_by_another()
    {
        _bell.HoldsUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestHost host = await StartAsync(typeof(Hourly));
        await AdvanceTo(12, 30, rings: 1);
        _clock.SetUtcNow(new DateTimeOffset(At(15, 0)));
        await StaysAt(1);
        _bell.HoldsUp.SetResult();
        await AdvanceTo(15, 30, rings: 2);
    }

    [Fact]
    public async Task A_run_that_fails_does_not_end_the_schedule()
    {
        _bell.Breaks = true;
        await using TestHost host = await StartAsync(typeof(Hourly));
        await AdvanceTo(12, 30, rings: 1);
        await AdvanceTo(13, 30, rings: 2);
    }

    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.TimerTriggerAttribute.RunOnStartup")]
    public async Task A_timer_may_run_at_every_start()
    {
        string hub = TestHost.NewHub();
        await using (TestHost host = await StartAsync(typeof(AtStart), hub, "--Often=00:10:00"))
        {
            await Rings(1);
        }

        await using TestHost again = await StartAsync(typeof(AtStart), hub, "--Often=00:10:00");
        await Rings(2);
    }

    [Fact]
    [StandsFor("Microsoft.Azure.Functions.Worker.TimerTriggerAttribute.UseMonitor")]
    public async Task A_timer_that_is_not_monitored_has_no_status_and_makes_up_for_nothing()
    {
        string hub = TestHost.NewHub();
        await using (TestHost host = await StartAsync(typeof(Unmonitored), hub))
        {
            await AdvanceTo(12, 30, rings: 1);
            Assert.Null(_bell.Rings.Last().Status);
        }

        _clock.SetUtcNow(new DateTimeOffset(At(16, 0)));
        await using TestHost again = await StartAsync(typeof(Unmonitored), hub);
        await AdvanceTo(16, 30, rings: 2);
        Assert.False(_bell.Rings.Last().IsPastDue);
    }

    [Theory]
    [InlineData("--Often=every day", "'every day' is no schedule")]
    [InlineData("--Other=x", "the setting Often is missing")]
    public async Task A_schedule_that_makes_no_sense_is_refused_when_the_host_is_built(string setting, string message)
    {
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(typeof(AtStart), settings: setting));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    private static DateTime At(int hour, int minute) => new(2026, 3, 1, hour, minute, 0, DateTimeKind.Utc);

    private async Task<TestHost> StartAsync(Type functions, string? hub = null, params string[] settings)
    {
        TestHost host = await TestHost.StartAsync(
            [functions],
            builder =>
            {
                builder.Services.AddSingleton(_bell);
                builder.Services.AddSingleton<TimeProvider>(_clock);
            },
            hub,
            settings: settings);
        await Eventually.Holds(() => host.Services.GetRequiredService<IEngineHealth>().IsReady, "the hub is ours");
        return host;
    }

    private async Task AdvanceTo(int hour, int minute, int rings)
    {
        await StaysAt(rings - 1);
        _clock.SetUtcNow(new DateTimeOffset(At(hour, minute)));
        await Rings(rings);
        Assert.Equal(At(hour, minute), _bell.Rings.Last().At);
    }

    private Task Rings(int count) => Eventually.Holds(() => _bell.Rings.Count == count, $"{count} rings");

    // There is no event for "does not ring"; schedules are compared with the clock four times a second.
    private async Task StaysAt(int rings)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(400), TestContext.Current.CancellationToken);
        Assert.Equal(rings, _bell.Rings.Count);
    }
}
