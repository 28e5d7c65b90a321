using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Triggers;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>
/// One run of the sweep over what falls due, with 20 requests that do, among few requests and among many: what it asks the
/// storage account for, and how many rows that answers with. No engine runs meanwhile.
/// </summary>
internal sealed class SweepBenchmark : IBenchmark
{
    private const int Due = 20;

    private static readonly string DeploymentKey = Convert.ToBase64String(new byte[32]);

    public string Name => "sweep";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        // What another benchmark has left behind may be due as well.
        await using BenchmarkStorage own = await BenchmarkStorage.StartAsync(inMemory: true);
        await StorageNames.CreateMissing(StorageAccount.FromConnectionString(own.ConnectionString), CancellationToken.None);
        await using StorageProxy proxy = await StorageProxy.Start(own.Azurite);
        string folder = Directory.CreateTempSubdirectory("privacyfunctions-benchmark-").FullName;
        await using (WebApplication uncounted = ComposedApp.Build(own.ConnectionString, folder, DeploymentKey))
        {
            var seed = new SeededLedger(uncounted.Services);
            await seed.AddAsync(Due, dueIn: TimeSpan.FromDays(2));
            await StartWorkflowsAsync(own.ConnectionString, seed);
            Cost? few = null;
            foreach (int requests in new[] { 2_000, 20_000 })
            {
                await seed.AddAsync(requests - seed.Count, dueIn: TimeSpan.FromDays(200));
                Cost cost = await SweepAsync(proxy, folder);
                yield return SameAs(new Figure($"sweep.requests-{requests}", cost.Requests, "requests"), few?.Requests);
                yield return SameAs(new Figure($"sweep.rows-{requests}", cost.Rows, "rows"), few?.Rows);
                few ??= cost;
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Figure SameAs(Figure figure, int? bar) => bar is { } most ? figure.AtMost(most) : figure;

    // Every workflow then waits for its person, and the sweep finds it there.
    private static async Task StartWorkflowsAsync(string connection, SeededLedger seed)
    {
        await using ServedApp app = await ServedApp.StartAsync(
            connection, $"--DeploymentKey={DeploymentKey}", "--DueSchedule=*/5 * * * * *", "--SweepSchedule=0 0 0 1 1 *");
        await seed.UntilSeenAsync();
    }

    private static async Task<Cost> SweepAsync(StorageProxy proxy, string folder)
    {
        await using WebApplication app = ComposedApp.Build(proxy.ConnectionString, folder, DeploymentKey);
        SweepFunctions sweep = ActivatorUtilities.CreateInstance<SweepFunctions>(app.Services);

        // Without an engine, a workflow that had to be started would be waited for without end.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        (int requests, int rows) = (proxy.Made.Count, proxy.RowsRead);
        await sweep.WatchDueDates(new TimerInfo(), app.Services.GetRequiredService<DurableTaskClient>(), patience.Token);
        return new Cost(proxy.Made.Count - requests, proxy.RowsRead - rows);
    }

    private sealed record Cost(int Requests, int Rows);
}
