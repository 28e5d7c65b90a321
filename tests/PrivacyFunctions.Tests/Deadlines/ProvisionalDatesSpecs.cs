using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>A request of 18 December 2026, to be done in 15 working days of which some lie in a year that is not announced.</summary>
public sealed class ProvisionalDatesSpecs
{
    private static readonly DeploymentKey Deployment = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly DateTimeOffset Received = Moment(Regime("pipl"), "2026-12-18");
    private static readonly Kinds Account = new(KindCatalogue.Default["account-cancellation"]);

    private readonly FakeTimeProvider _time = new(Received);
    private readonly Reference _reference = Reference.New();

    [Fact]
    public async Task It_waits_until_the_year_is_announced_and_is_then_counted_again_once()
    {
        var (ledger, due, wakes) = await Receive();
        Assert.Empty(await Mine(ledger, due, wakes, DeadlineRules.Default));
        Assert.Single(await Rows(due));

        // A holiday of two days more than the law fixes.
        var announced = Announced("20270104", "20270106");
        var certain = Assert.Single(await Mine(ledger, due, wakes, announced));
        Assert.Equal((false, Day("2027-01-13")), (certain.IsProvisional, announced.Until(certain.CompletionEnd!.Value).LastDay));
        Assert.Equal(Day("2027-01-11"), announced.Until(certain.Former!.CompletionEnd!.Value).LastDay);
        Assert.Empty(await Rows(due));
        Assert.NotNull(await wakes.Find(_reference, Test));
        Assert.Equal([nameof(RequestReceived), nameof(LetterSent), nameof(DueRecomputed)], await ledger.Audit(_reference, Test).Select(a => a.Row.Event).ToListAsync(Test));
        Assert.Equal([TimedLetters.DateChanged], NewsOf(certain));
        Assert.Empty(await Mine(ledger, due, wakes, announced));
    }

    [Fact]
    public async Task Where_the_dates_stay_who_was_told_that_they_are_provisional_is_told_that_they_are_certain()
    {
        var (ledger, due, wakes) = await Receive();
        var certain = Assert.Single(await Mine(ledger, due, wakes, Announced("20270301", "20270302")));
        Assert.Equal((false, null), (certain.IsProvisional, certain.Former));
        Assert.Equal([TimedLetters.DateCertain], NewsOf(certain));
        Assert.Empty(NewsOf(certain, gone: TimedLetters.DateCertain));
        Assert.Empty(NewsOf(certain.Apply(new RequestClosed(Outcome.Withdrawn), Received)));
    }

    [Fact]
    public void Who_was_never_told_that_they_are_provisional_hears_nothing()
    {
        Assert.Empty(NewsOf(Unchanged(new LetterSent("receipt", "a", "<1@example.com>"), Received)));
        Assert.Empty(NewsOf(Unchanged(new LetterFailed("receipt", "a", "letters-per-address"), Received)));
        Assert.Equal([TimedLetters.DateCertain], NewsOf(Unchanged(Receipt, Received)));
    }

    [Fact]
    public void Nor_does_who_is_told_a_date_that_is_over()
    {
        Assert.Equal([TimedLetters.DateCertain], NewsOf(Unchanged(Receipt, Dates.DueEnd)));
        Assert.Empty(NewsOf(Unchanged(Receipt, Dates.CompletionEnd!.Value)));
    }

    [Fact]
    public void What_is_provisional_again_is_told_again()
    {
        var certain = Unchanged(Receipt, Received);
        var moved = certain.Apply(new DueMoved(DueMoved.Clarification, Received, Received.AddDays(7), Dates.DueEnd.AddDays(7), Dates.CompletionEnd, IsProvisional: true), Received);
        Assert.Equal([TimedLetters.DateChanged], NewsOf(moved));
        var again = moved.Apply(new DueRecomputed(moved.DueEnd, moved.CompletionEnd), Received);
        Assert.Equal(new TimedLetter(TimedLetters.DateCertain, Received, 2), Assert.Single(Timetable.Of(again, DeadlineRules.Default, _ => false), l => l.Letter == TimedLetters.DateCertain));
    }

    [Fact]
    public void Who_took_it_up_again_read_of_new_dates_on_the_page()
    {
        var closed = Unchanged(Receipt, Received).Apply(new RequestClosed(Outcome.Unproven), Received);
        Assert.Empty(NewsOf(closed.Apply(new RequestReopened(Dates.DueEnd.AddDays(9)) { CompletionEnd = Dates.CompletionEnd!.Value.AddDays(9) }, Received)));
        var provisional = closed.Apply(new RequestReopened(Dates.DueEnd) { CompletionEnd = Dates.CompletionEnd, IsProvisional = true }, Received);
        Assert.Empty(NewsOf(provisional));
        Assert.Equal([TimedLetters.DateCertain], NewsOf(provisional.Apply(new DueRecomputed(Dates.DueEnd, Dates.CompletionEnd), Received)));
    }

    [Fact]
    public async Task What_is_closed_is_left_as_it_is_and_its_row_is_cleared()
    {
        var (ledger, due, wakes) = await Receive();
        await ledger.Record(_reference, Actor.Service, RequestDecisions.CloseUnproven, Test);
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(await Mine(ledger, due, wakes, Announced("20270104", "20270106")));
        Assert.Empty(await Rows(due));
        Assert.True((await ledger.Find(_reference, Test))!.IsProvisional);
    }

    [Fact]
    public async Task What_is_certain_from_the_beginning_has_no_row()
    {
        var storage = await TestStorageAccount.Get();
        var due = new DueIndex(storage, _time);
        var ledger = new RequestLedger(storage, new RequestKeys(storage, Deployment), new Wakes(storage, _time), due, _time);
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        Assert.Empty(await Rows(due));
    }

    private static DueDates Dates => DueDates.Of(DeadlineRules.Default, Account, new ClockEvents(Received));

    private static RequestReceived Asked => RequestSpec.Received with
    {
        Kinds = Account, ReceivedAt = Received, DueEnd = Dates.DueEnd, CompletionEnd = Dates.CompletionEnd, IsProvisional = Dates.IsProvisional,
    };

    private static LetterSent Receipt => new("receipt", "a", "<1@example.com>") { SaysProvisional = true };

    // Counted again at a moment, and the same as before.
    private Request Unchanged(RequestEvent receipt, DateTimeOffset at) =>
        Request.From(_reference, Asked, Received).Apply(receipt, Received).Apply(new DueRecomputed(Dates.DueEnd, Dates.CompletionEnd), at);

    private static IEnumerable<string> NewsOf(Request request, string? gone = null) => Timetable.Of(request, DeadlineRules.Default, l => l.Letter == gone)
        .Select(l => l.Letter).Where(l => l is TimedLetters.DateChanged or TimedLetters.DateCertain);

    // Other specs leave provisional requests of their own in the same storage.
    private async Task<IReadOnlyList<Request>> Mine(RequestLedger ledger, DueIndex due, Wakes wakes, DeadlineRules rules) =>
        [.. (await new ProvisionalDates(ledger, wakes, due, rules, _time).Recount(Test).ToListAsync(Test)).Where(r => r.Reference == _reference)];

    private async Task<IReadOnlyList<DueRow>> Rows(DueIndex due) => await due.Provisional(Test).Where(r => r.Reference == _reference).ToListAsync(Test);

    private async Task<(RequestLedger Ledger, DueIndex Due, Wakes Wakes)> Receive()
    {
        var storage = await TestStorageAccount.Get();
        var (due, wakes) = (new DueIndex(storage, _time), new Wakes(storage, _time));
        var ledger = new RequestLedger(storage, new RequestKeys(storage, Deployment), wakes, due, _time);
        await ledger.Receive(_reference, Asked, Test);
        await ledger.Record(_reference, Actor.Service, r => RequestDecisions.LetterSent(r, "receipt", "a", "<1@example.com>", saysProvisional: true), Test);
        return (ledger, due, wakes);
    }

    private static DeadlineRules Announced(string holiday, string end)
    {
        var folder = Directory.CreateTempSubdirectory("announced");
        File.WriteAllText(Path.Combine(folder.FullName, "cn.ics"), $"""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//example//EN
            X-WR-CALNAME:China
            X-KNOWN-FROM:20260101
            X-KNOWN-THROUGH:20271231
            BEGIN:VEVENT
            UID:1@example.com
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:20270101
            DTEND;VALUE=DATE:20270102
            SUMMARY:New Year
            END:VEVENT
            BEGIN:VEVENT
            UID:2@example.com
            DTSTAMP:20260101T000000Z
            DTSTART;VALUE=DATE:{holiday}
            DTEND;VALUE=DATE:{end}
            SUMMARY:Announced
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"));
        var rules = DeadlineRules.Of(RegimeCatalogue.Load(folder.FullName), ["pipl"], Ladder.Load(null));
        folder.Delete(recursive: true);
        return rules;
    }
}
