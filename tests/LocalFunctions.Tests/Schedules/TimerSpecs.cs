using LocalFunctions.Durable;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctions.Tests.Schedules;

public sealed class TimerSpecs
{
    private readonly Bell _bell = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_timer_runs_at_its_times_and_tells_the_last_and_the_next()
    {
        await using TestHost host = await StartAsync(typeof(Hourly));
        await AdvanceTo(12, 30, rings: 1);
        await AdvanceTo(13, 30, rings: 2);
        Assert.All(_bell.Rings, ring => Assert.False(ring.IsPastDue));
        Assert.Equal(At(12, 30), _bell.Rings.Last().Status!.Last);
        Assert.Equal(At(13, 30), _bell.Rings.Last().Status!.Next);
    }

    [Fact]
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
    public async Task A_timer_may_run_at_every_start_and_take_its_schedule_from_a_setting()
    {
        await using TestHost host = await StartAsync(typeof(AtStart), settings: "--Often=00:10:00");
        await Rings(1);
        Assert.Null(_bell.Rings.Last().Status);
        await AdvanceTo(12, 10, rings: 2);
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
