using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Crashes;

/// <summary>The app's clock jumps; the engine's own waits do not care.</summary>
public sealed class ClockSpecs
{
    private const int Hour = 3600;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_jumps_both_ways_changes_no_result_and_fires_no_timer_early()
    {
        await using var troubled = new Troubled();
        await troubled.WorksAsync(troubled.StartHost(leaseSeconds: 15));
        var workload = new Workload(troubled.Client, troubled.Seed);
        int jumps = Troubled.Long ? 100 : 15;
        for (int jump = 0; jump < jumps; jump++)
        {
            await SetAsync(troubled, troubled.Random.Next(-2 * Hour, 2 * Hour));
            await Task.Delay(troubled.Random.Next(500), Token);
        }

        // Past everything that anybody can be waiting for.
        await SetAsync(troubled, 5 * Hour);
        await workload.FinishAsync(60);
        Troubled.Tell($"{jumps} jumps, {workload.Conversations.Count} orchestrations");
        await troubled.NothingRanAgainAsync(andNothingTwice: true);
        Assert.All(workload.Conversations.SelectMany(conversation => conversation.Timers), timer => Assert.True(timer.Fired >= timer.Due));
    }

    [Fact]
    public async Task A_far_timer_fires_as_soon_as_the_clock_has_passed_it()
    {
        await using var troubled = new Troubled();
        await troubled.WorksAsync(troubled.StartHost());
        await troubled.Client.StartAsync("Answer", "far", Token);
        int days = 0;
        await Eventually.Get(
            async () =>
            {
                days += 31;
                await SetAsync(troubled, days * 24 * Hour);
                return await troubled.Client.StateAsync("far");
            },
            state => state == "Completed too late",
            "it is too late");
    }

    [Fact]
    public async Task A_clock_that_is_set_right_again_holds_up_nothing_that_begins_to_wait_then()
    {
        await using var troubled = new Troubled();
        await troubled.WorksAsync(troubled.StartHost());
        await SetAsync(troubled, 24 * Hour);
        await troubled.Client.StartAsync("SoonAfter", "soon", Token);
        await SetAsync(troubled, 0);
        await troubled.Client.RaiseAsync("soon", "now", Token);
        await Eventually.Get(() => troubled.Client.StateAsync("soon"), state => state == "Completed now", "the timer of a second has fired");
    }

    private static async Task SetAsync(Troubled troubled, int seconds) => Assert.True(await troubled.Client.TryPostAsync($"clock/{seconds}"));
}
