using Ical.Net;
using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Tests.Requests;

namespace PrivacyFunctions.Tests.Deadlines;

public sealed class FeedSpecs
{
    private static readonly DeploymentKey Deployment = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2012, 3, 1, 10, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public async Task A_calendar_shows_the_reference_of_every_open_request_on_its_internal_day_and_nothing_else()
    {
        // Long ago, so that other tests' requests are none of ours; due on Saturday 3 March, internally on Friday.
        var (ledger, due) = await Rooms();
        var (open, closed, never) = (Reference.New(), Reference.New(), Reference.New());
        var received = RequestSpec.Received with { DueEnd = new DateTimeOffset(2012, 3, 4, 0, 0, 0, TimeSpan.FromHours(8)) };
        await ledger.Receive(open, received, Test);
        await ledger.Receive(closed, received, Test);
        await ledger.Record(closed, Actor.Service, _ => Ruling.Of(new RequestClosed(Outcome.Unproven)), Test);
        await due.Add(never, received.DueEnd, Test);

        var text = await new DueFeed(ledger, due, DeadlineRules.Default, _time).Write(Test);

        var mine = Assert.Single(Calendar.Load(text)!.Events, e => e.Summary == open.Value);
        Assert.Equal((new DateOnly(2012, 3, 2), false), (mine.Start!.Date, mine.Start.HasTime));
        Assert.DoesNotContain(closed.Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain(never.Value, text, StringComparison.Ordinal);
        Assert.DoesNotContain("mei.lin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("copy", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            ["BEGIN", "DTEND", "DTSTAMP", "DTSTART", "END", "SEQUENCE", "SUMMARY", "TRANSP", "UID"],
            text.Split("\r\n").SkipWhile(l => l != "BEGIN:VEVENT").TakeWhile(l => l != "END:VCALENDAR" && l.Length > 0).Select(l => l.Split(':', ';')[0]).Distinct().Order());
    }

    [Fact]
    public void A_feeds_token_is_its_addressees_until_it_expires_and_cannot_be_changed()
    {
        var tokens = new FeedTokens(Deployment);
        var token = new FeedToken("0011223344556677", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        var text = tokens.Create(token);

        Assert.Equal(token, tokens.Open(text));
        Assert.All(Enumerable.Range(0, text.Length), i => Assert.NotEqual(token, tokens.Open(text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..])));
        Assert.All(new[] { null, "", text[1..], text + "A", new string('A', 38) }, wrong => Assert.Null(tokens.Open(wrong)));
        Assert.Null(new FeedTokens(DeploymentKey.Parse(Convert.ToBase64String([.. Enumerable.Repeat((byte)1, 32)]))).Open(text));
    }

    private async Task<(RequestLedger Ledger, DueIndex Due)> Rooms()
    {
        var storage = await TestStorageAccount.Get();
        var due = new DueIndex(storage, _time);
        return (new RequestLedger(storage, new RequestKeys(storage, Deployment), new Wakes(storage, _time), due, _time), due);
    }
}
