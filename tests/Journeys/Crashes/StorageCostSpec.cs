using System.Globalization;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>What one whole request for a copy costs in calls to the storage account, by table and container, and how many at most.</summary>
public sealed class StorageCostSpec(ITestOutputHelper output) : IAsyncDisposable
{
    // As the benchmark has it. The lease of the engine is renewed as time passes, whatever happens.
    private const int Most = 80;

    private static readonly string[] Engines = ["PrivacyFunctionsInstances", "PrivacyFunctionsUnfinished", "privacyfunctions-local"];

    private Station? _station;
    private StorageProxy? _proxy;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_whole_request_costs_no_more_calls_than_it_did()
    {
        _station = await Station.Open(Cancellation);
        _proxy = await StorageProxy.Start(_station.Azurite);
        _station.Settings["AzureWebJobsStorage"] = _proxy.ConnectionString;
        (_station.Settings["SweepSchedule"], _station.Settings["DueSchedule"]) = ("0 0 0 1 1 *", "0 0 0 1 1 *");
        await using var service = await _station.StartService(Cancellation);
        var post = new MailboxPost(_station.Storage);
        using var warmUp = new CopyJourney(_station, post, Cancellation);
        await Take(warmUp);
        await WholeRequest.Holds(_station, post, warmUp.Reference, kills: 0, Cancellation);
        _proxy.Made.Clear();

        using var journey = new CopyJourney(_station, post, Cancellation) { Email = "sam.taylor@example.com" };
        await Take(journey);
        await WholeRequest.Holds(_station, post, journey.Reference, kills: 0, Cancellation);
        StorageCall[] made = [.. _proxy.Made];
        Print(made);
        Assert.InRange(made.Count(call => Owner(call) is "app" or "engine" && call.What != "PUT lease"), 1, Most);
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        if (_station is not null)
        {
            await _station.DisposeAsync();
        }
    }

    // Nobody acts while a letter is being recorded: two facts at once cost a second try, and leave a mark for the sweep, which is off.
    private async Task Take(CopyJourney journey)
    {
        var steps = new (string Name, Func<Task> Take, string? Letter)[]
        {
            ("ask", journey.Ask, "receipt"), ("prove", journey.Prove, "decision-needed"), ("decide", journey.Decide, "ready"), ("collect", journey.Collect, null),
        };
        foreach (var (name, take, letter) in steps)
        {
            var before = _proxy!.Made.Count;
            await take();
            await Seen(journey.Reference, letter);
            output.WriteLine($"{name}: {_proxy.Made.Count - before}");
        }
    }

    private Task Seen(string reference, string? letter) => Eventually.Async(
        async () => (letter is null || (await _station!.Events(reference, Cancellation)).OfType<LetterSent>().Any(sent => sent.Letter == letter))
            && await _station!.Wakes.Find(Reference.Parse(reference), Cancellation) is null,
        CopyJourney.Patience, "the workflow has seen the fact, and its letter is recorded", Cancellation);

    private void Print(IReadOnlyList<StorageCall> calls)
    {
        Assert.All(calls, call => Assert.NotEqual("", call.Target));
        var byOwner = calls.GroupBy(Owner).ToDictionary(g => g.Key, g => g.ToList());
        Assert.True(byOwner.ContainsKey("engine") && byOwner.ContainsKey("app"), "Both the engine and the app have written.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one whole request: {byOwner["engine"].Count + byOwner["app"].Count} calls"));
        foreach (var (owner, made) in byOwner.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  {owner}: {made.Count}");
            foreach (var target in made.GroupBy(c => (c.Service, c.Target)).OrderByDescending(g => g.Count()))
            {
                var kinds = target.GroupBy(c => c.What).OrderByDescending(g => g.Count()).Select(g => $"{g.Count()} {g.Key}");
                output.WriteLine($"    {target.Count(),4}  {target.Key.Service} {target.Key.Target}: {string.Join(", ", kinds)}");
            }
        }
    }

    private static string Owner(StorageCall call) =>
        Engines.Contains(call.Target) ? "engine" : call.Target == "dev-mailbox" ? "development mailbox (not counted)" : "app";
}
