using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>
/// What one whole request for a copy asks the storage account for, from the form to the end of its workflow, the engine's
/// part included; the development mailbox, which stands in for the provider of mail, is not counted.
/// </summary>
internal sealed class RequestBenchmark : IBenchmark
{
    private const string Mailbox = "dev-mailbox";

    public string Name => "request";

    public async IAsyncEnumerable<Figure> MeasureAsync(BenchmarkStorage storage)
    {
        // What another benchmark has left behind would be worked on beside it.
        await using BenchmarkStorage own = await BenchmarkStorage.StartAsync(inMemory: true);
        await using StorageProxy proxy = await StorageProxy.Start(own.Azurite);
        var account = StorageAccount.FromConnectionString(own.ConnectionString);

        // The sweeps would add what they look at to whichever request is on its way.
        await using ServedApp app = await ServedApp.StartAsync(proxy.ConnectionString, "--SweepSchedule=0 0 0 1 1 *", "--DueSchedule=0 0 0 1 1 *");
        using (var warmUp = new RequestWalk(app.Http.BaseAddress!, account, "mei.lin@example.com"))
        {
            await warmUp.RunAsync();
        }

        proxy.Made.Clear();
        using (var walk = new RequestWalk(app.Http.BaseAddress!, account, "sam.taylor@example.com"))
        {
            await walk.RunAsync();
        }

        StorageCall[] made = [.. proxy.Made.Where(call => call.Target != Mailbox)];
        yield return new Figure("request.storage-operations", made.Length, "calls").AtMost(80);
        foreach (IGrouping<string, StorageCall> calls in made.GroupBy(call => $"{call.Service}-{call.Target}").OrderByDescending(calls => calls.Count()))
        {
            yield return new Figure($"request.{calls.Key}", calls.Count(), "calls");
        }
    }
}
