using System.Globalization;

namespace LocalFunctions.Tests.Crashes;

/// <summary>Two processes on one task hub.</summary>
public sealed class TakeoverSpecs
{
    private const int Limit = 30;
    private const string Waiting = "waiting for the task hub";

    [Fact]
    public async Task One_works_and_the_other_takes_over_when_it_is_killed()
    {
        await using var troubled = new Troubled();
        HostProcess owner = troubled.StartHost(leaseSeconds: 15);
        await troubled.WorksAsync(owner);
        var workload = new Workload(troubled.Client, troubled.Seed);
        for (int round = 0; round < 3; round++)
        {
            HostProcess second = troubled.StartHost(leaseSeconds: 15);
            await troubled.ShowsAsync(Waiting, seconds: 30);
            await troubled.ShowsAsync("ok", seconds: 1, owner);
            int ended = workload.Ended;
            await Support.Eventually.Holds(() => workload.Ended >= ended + 3, "the owner goes on");
            Assert.Empty(troubled.Beginnings(second));

            await troubled.KillAsync(owner);
            long killed = TimeProvider.System.GetTimestamp();
            await troubled.WorksAsync(second, Limit);
            Tell("killed", killed);
            owner = second;
        }

        await workload.FinishAsync(60);
        await troubled.NothingRanAgainAsync();
        troubled.TimersWereLateByDowntimeAtMost(workload);
    }

    [Fact]
    public async Task An_owner_that_is_paused_and_wakes_after_a_takeover_does_no_harm()
    {
        await using var troubled = new Troubled();
        HostProcess paused = troubled.StartHost(leaseSeconds: 15);
        await troubled.WorksAsync(paused);
        HostProcess second = troubled.StartHost(leaseSeconds: 15);
        await troubled.ShowsAsync(Waiting, seconds: 30);
        var workload = new Workload(troubled.Client, troubled.Seed);
        await Support.Eventually.Holds(() => workload.Ended >= 10, "the first have ended");

        // Its connections stay open and its lease runs out; that it is not dead can be seen, so nobody breaks the lease.
        paused.Pause();
        troubled.Down();
        long since = TimeProvider.System.GetTimestamp();
        await troubled.WorksAsync(second, Limit);
        Tell("paused", since);
        int ended = workload.Ended;
        await Support.Eventually.Holds(() => workload.Ended >= ended + 5, "the second goes on");

        int begun = troubled.Beginnings(paused).Count();
        paused.Wake();
        await troubled.ShowsAsync(Waiting, seconds: 30, paused);
        ended = workload.Ended;
        await Support.Eventually.Holds(() => workload.Ended >= ended + 5, "the second still goes on");
        await troubled.ShowsAsync("ok", seconds: 1, second);
        await troubled.ShowsAsync(Waiting, seconds: 1, paused);
        Assert.Equal(begun, troubled.Beginnings(paused).Count());

        // What the former owner knows from before must not serve it now.
        await troubled.KillAsync(second);
        await troubled.WorksAsync(paused, Limit);
        await workload.FinishAsync(60);
        await troubled.NothingRanAgainAsync();
        troubled.TimersWereLateByDowntimeAtMost(workload);
    }

    private static void Tell(string what, long since) => Troubled.Tell(string.Create(
        CultureInfo.InvariantCulture, $"taken over {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0.0} s after the owner was {what}"));
}
