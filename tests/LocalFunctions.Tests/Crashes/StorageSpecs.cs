using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Crashes;

public sealed class StorageSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Storage_stops_for_a_while_and_the_service_goes_on_where_it_was(bool killedMeanwhile)
    {
        TimeSpan stop = TimeSpan.FromSeconds(Troubled.Long ? 60 : 10);
        await using OwnAzurite azurite = await OwnAzurite.StartAsync();
        await using var troubled = new Troubled(azurite.ConnectionString);
        await troubled.WorksAsync(troubled.StartHost(leaseSeconds: 15));
        var workload = new Workload(troubled.Client, troubled.Seed);
        await Eventually.Holds(() => workload.Ended >= 5, "the first have ended");

        azurite.Pause();
        troubled.Down();
        long stopped = TimeProvider.System.GetTimestamp();
        await troubled.ShowsAsync("storage: ", seconds: 15);
        if (killedMeanwhile)
        {
            troubled.Host.Kill();
            troubled.StartHost(leaseSeconds: 15);
            await troubled.Host.ListeningAsync();
            await troubled.ShowsAsync("storage: ", seconds: 15);
        }

        await Eventually.Holds(() => TimeProvider.System.GetElapsedTime(stopped) > stop, "the stop has lasted", seconds: 90);
        azurite.Wake();
        long woken = TimeProvider.System.GetTimestamp();
        await troubled.WorksAsync(troubled.Host, seconds: 10);
        Troubled.Tell($"healthy {TimeProvider.System.GetElapsedTime(woken).TotalSeconds:0.0} s after storage came back");

        int ended = workload.Ended;
        await Eventually.Holds(() => workload.Ended >= ended + 10, "more have ended");
        await workload.FinishAsync(30);
        await troubled.NothingRanAgainAsync(andNothingTwice: !killedMeanwhile);
        troubled.TimersWereLateByDowntimeAtMost(workload);
    }

    [Fact]
    public async Task Storage_that_fails_now_and_then_changes_no_result()
    {
        await using StorageProxy storage = await StorageProxy.StartAsync();
        await using var troubled = new Troubled(storage.ConnectionString);
        var random = new Random(troubled.Seed);
        await troubled.WorksAsync(troubled.StartHost(leaseSeconds: 15));
        var workload = new Workload(troubled.Client, troubled.Seed);
        storage.Next = _ =>
        {
            lock (random)
            {
                return random.Next(100) switch
                {
                    < 4 => Fault.Broken,
                    < 8 => Fault.Busy,
                    < 12 => Fault.AnswerLost,
                    < 14 => Fault.Cut,
                    _ => Fault.None,
                };
            }
        };
        int enough = Troubled.Long ? 250 : 60;
        await Eventually.Holds(() => workload.Ended >= enough, $"{enough} have ended", seconds: 300);

        // Nobody answers any more, though everything is carried out.
        storage.Next = _ => Fault.Silent;
        troubled.Down();
        await troubled.ShowsAsync("storage: ", seconds: 25);
        storage.Next = _ => Fault.None;
        await troubled.WorksAsync(troubled.Host);
        await workload.FinishAsync(60);
        Troubled.Tell($"{storage.Met} requests met a fault, {workload.Conversations.Count} orchestrations");
        await troubled.NothingRanAgainAsync(andNothingTwice: true);
    }
}
