using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>How much longer an answer may take, by the regimes that a request is under.</summary>
public sealed class AnswerExtensionSpecs
{
    [Theory]
    [InlineData("gdpr", "copy", "2026-03-05", "2026-04-05", "2026-06-05")]
    [InlineData("gdpr", "deletion", "2026-12-31", "2027-01-31", "2027-03-31")]
    [InlineData("ccpa", "copy", "2026-03-05", "2026-04-18", "2026-06-02")]
    [InlineData("pipeda", "access", "2026-03-05", "2026-04-04", "2026-05-04")]
    public void The_later_day_is_the_one_that_the_law_allows(string regime, string kind, string received, string first, string later)
    {
        var (rules, request) = Received([regime], [kind], received);
        Assert.Equal(Day(first), rules.Until(request.DueEnd).LastDay);
        Assert.Equal(Day(later), rules.Until(AnswerExtension.Of(request, rules)!.DueEnd).LastDay);
    }

    /// <summary>Three months from 31 January end on 30 April; two more from 28 February, on the 28th.</summary>
    [Fact]
    public void Of_both_ways_of_counting_the_earlier_one()
    {
        var (rules, request) = Received(["gdpr"], ["copy"], "2026-01-31");
        Assert.Equal(Day("2026-02-28"), rules.Until(request.DueEnd).LastDay);
        Assert.Equal(Day("2026-04-28"), rules.Until(AnswerExtension.Of(request, rules)!.DueEnd).LastDay);
    }

    [Theory]
    [InlineData("pipl", "copy")]
    [InlineData("pipl-bare", "copy")]
    [InlineData("gdpr", "question")]
    public void There_is_none_where_the_law_knows_none(string regime, string kind)
    {
        var (rules, request) = Received([regime], [kind], "2026-03-05");
        Assert.Null(AnswerExtension.Of(request, rules));
    }

    [Fact]
    public void A_stricter_law_a_promise_or_another_kind_of_the_request_stands_in_its_way()
    {
        var (both, underBoth) = Received(["gdpr", "pipl"], ["copy"], "2026-03-05");
        Assert.Null(AnswerExtension.Of(underBoth, both));
        var (rules, mixed) = Received(["gdpr"], ["copy", "question"], "2026-03-05");
        Assert.Null(AnswerExtension.Of(mixed, rules));
    }

    [Fact]
    public void It_names_its_source_and_counts_from_the_reopening_of_a_request()
    {
        var (rules, request) = Received(["gdpr"], ["copy"], "2026-03-05");
        Assert.Equal("GDPR, article 12(3), second sentence", AnswerExtension.Of(request, rules)!.Source.In(Language.En));

        var reopened = Moment(Regime("gdpr"), "2026-04-20");
        var again = request.Apply(new RequestReopened(Deadline.ForAnswer(rules, request.Kinds, reopened).End), reopened);
        Assert.Equal(Day("2026-07-20"), rules.Until(AnswerExtension.Of(again, rules)!.DueEnd).LastDay);
    }

    private static (DeadlineRules Rules, Request Request) Received(string[] regimes, string[] kinds, string day)
    {
        var rules = DeadlineRules.Of(Catalogue, regimes, Ladder.Load(null));
        var (asked, at) = (new Kinds(kinds.Select(k => KindCatalogue.Default[k])), Moment(Regime(regimes[0]), day));
        var received = RequestSpec.Received with { Kinds = asked, ReceivedAt = at, DueEnd = Deadline.ForAnswer(rules, asked, at).End };
        return (rules, Request.From(RequestSpec.Reference, received, at));
    }
}
