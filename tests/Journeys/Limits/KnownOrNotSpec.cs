using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;
using Visitor = PrivacyFunctions.Journeys.BadInput.Visitor;

namespace PrivacyFunctions.Journeys.Limits;

/// <summary>
/// How long an answer takes tells nothing either: until somebody has proven who they are, the service makes the same calls for
/// whomever it knows and for whomever it does not.
/// </summary>
public sealed class KnownOrNotSpec : IAsyncLifetime
{
    // The engine writes its own tables in batches, as they come.
    private static readonly string[] Tables = ["Requests", "RequestKeys", "Codes", "Wakes", "Due", "Limits"];

    private Station _station = null!;
    private StorageProxy _proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _station = await Station.Open(Cancellation);
        _proxy = await StorageProxy.Start(_station.Azurite);
        _station.Settings["AzureWebJobsStorage"] = _proxy.ConnectionString;
        _station.Settings["SweepSchedule"] = "0 0 0 1 1 *";
        _station.Settings["DueSchedule"] = "0 0 0 1 1 *";
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _station.DisposeAsync();
    }

    [Fact]
    public async Task The_same_calls_are_made_for_a_person_whom_we_know_and_for_one_whom_we_do_not()
    {
        await using var service = await _station.StartService(Cancellation);
        await CallsFor("warm.up@example.com");

        var known = await CallsFor("amelia.jones@example.com");
        var unknown = await CallsFor("amelie.johns@example.com");

        Assert.NotEmpty(known);
        Assert.Equal(known, unknown);
    }

    private async Task<IReadOnlyList<string>> CallsFor(string address)
    {
        _proxy.Made.Clear();
        var page = await new Visitor(_station.Address).Open("/request/kinds", Cancellation);
        foreach (var (path, field, value) in new[] { ("kinds", "kind", "copy"), ("email", "email", address), ("account", "account", ""), ("check", "do", "") })
        {
            page = await page.Visitor.Submit($"/request/{path}", Cancellation, (field, value));
        }

        var letter = await Eventually.Async(
            async () => (await new MailboxPost(_station.Storage).Letters("", Cancellation)).FirstOrDefault(l => l.To == address),
            CopyJourney.Patience, "the receipt is there", Cancellation);
        await Eventually.Async(
            async () => await _station.Wakes.Find(Reference.Parse(letter.Key.Reference.Value), Cancellation) is null
                && (await _station.Find(letter.Key.Reference.Value, Cancellation)).HasSettled("receipt"),
            CopyJourney.Patience, "the workflow waits", Cancellation);

        // Writes by their number; how often the workflow reads is a matter of when it is woken.
        return [.. _proxy.Made
            .Where(call => Tables.Contains(call.Target))
            .GroupBy(call => $"{call.Service} {call.Target}: {call.What}")
            .Select(calls => calls.First().What.StartsWith("GET", StringComparison.Ordinal) ? calls.Key : $"{calls.Key} {calls.Count()}")
            .Order(StringComparer.Ordinal)];
    }
}
