namespace LocalFunctions.Tests.Crashes;

/// <summary>
/// SIGKILL at random instants under a mixed workload: 20 times, or 200 with <c>LONG=1</c>. The output gives the seed;
/// <c>CRASH_SEED</c> sets it.
/// </summary>
public sealed class KillSpecs
{
    [Fact]
    public async Task Killed_again_and_again_the_service_keeps_what_it_has_acknowledged()
    {
        int kills = Troubled.Long ? 200 : 20;
        await using var troubled = new Troubled();
        await troubled.WorksAsync(troubled.StartHost());
        var workload = new Workload(troubled.Client, troubled.Seed);
        for (int kill = 0; kill < kills; kill++)
        {
            await Task.Delay(troubled.Random.Next(1500), TestContext.Current.CancellationToken);
            await troubled.KillAsync();
            troubled.StartHost();

            // Now and then it is killed again before it works, or even listens.
            if (troubled.Random.Next(6) > 0)
            {
                await troubled.WorksAsync(troubled.Host);
            }
        }

        await troubled.WorksAsync(troubled.Host);
        await workload.FinishAsync(60);
        Troubled.Tell($"{kills} kills, {workload.Conversations.Count} orchestrations with their children");
        await troubled.NothingRanAgainAsync();
        troubled.TimersWereLateByDowntimeAtMost(workload);
    }
}
