using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>By when a request is answered, by when it is done, and whether that is certain.</summary>
public sealed class DueDatesSpecs
{
    private static readonly DateTimeOffset Received = Moment(Regime("pipl"), "2026-09-30");

    [Theory]
    [InlineData("pipl", "account-cancellation", "2026-09-30", "2026-10-15", "2026-10-27", false)]
    [InlineData("pipl", "deletion", "2026-02-13", "2026-02-28", "2026-03-12", false)]
    [InlineData("pipl", "account-cancellation", "2026-12-18", "2027-01-02", "2027-01-11", true)]
    [InlineData("pipl", "copy", "2026-12-18", "2027-01-02", null, false)]
    [InlineData("pipl-bare", "deletion", "2026-03-05", "2026-04-04", "2026-03-26", false)]
    [InlineData("gdpr", "deletion", "2026-03-05", "2026-04-05", null, false)]
    public void Answer_and_completion_side_by_side(string regime, string kind, string received, string due, string? done, bool isProvisional)
    {
        var rules = DeadlineRules.Of(Catalogue, [regime], Ladder.Load(null));
        var dates = DueDates.Of(rules, new Kinds(KindCatalogue.Default[kind]), new ClockEvents(Moment(Regime(regime), received)));
        Assert.Equal(Day(due), rules.Until(dates.DueEnd).LastDay);
        DateOnly? doneBy = dates.CompletionEnd is { } end ? rules.Until(end).LastDay : null;
        Assert.Equal(done is null ? (DateOnly?)null : Day(done), doneBy);
        Assert.Equal(isProvisional, dates.IsProvisional);
    }

    [Fact]
    public void Of_several_kinds_the_earliest_of_each() => Assert.Equal(
        Day("2026-10-27"),
        DeadlineRules.Default.Until(DueDates.Of(DeadlineRules.Default, new Kinds(Asked.Copy, Asked.Deletion), new ClockEvents(Received)).CompletionEnd!.Value).LastDay);

    [Fact]
    public void Staff_work_towards_the_earlier()
    {
        var rules = DeadlineRules.Of(Catalogue, ["pipl-bare"], Ladder.Load(null));
        var dates = DueDates.Of(rules, new Kinds(Asked.Deletion), new ClockEvents(Moment(Regime("pipl-bare"), "2026-03-05")));
        var request = Request.From(
            RequestSpec.Reference,
            RequestSpec.Received with { Kinds = new Kinds(Asked.Deletion), DueEnd = dates.DueEnd, CompletionEnd = dates.CompletionEnd },
            RequestSpec.Now);
        Assert.Equal(dates.CompletionEnd, request.EarliestEnd);
        Assert.Equal(dates.CompletionEnd, Timetable.InternalEnd(request, rules));
        Assert.Equal(dates.DueEnd, (request with { CompletionEnd = dates.DueEnd.AddDays(3) }).EarliestEnd);
        Assert.Equal(dates.DueEnd, (request with { CompletionEnd = null }).EarliestEnd);
    }

    [Fact]
    public void What_a_mail_turns_out_to_ask_for_has_a_date_to_be_done_by() =>
        RequestSpec.Given().When(r => RequestDecisions.ChooseKinds(r, new Kinds(Asked.Deletion), null, Received.AddDays(30), Received.AddDays(21), isProvisional: true))
            .Then(new KindsChosen(new Kinds(Asked.Deletion), null) { DueEnd = Received.AddDays(30), CompletionEnd = Received.AddDays(21), IsProvisional = true });
}
