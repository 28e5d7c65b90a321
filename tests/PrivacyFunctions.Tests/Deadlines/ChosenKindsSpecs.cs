using PrivacyFunctions.Deadlines;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>A mail of 5 March 2026 under the law of Taiwan, which answers access in 15 days and a deletion in 30, and turns out to ask for something else.</summary>
public sealed class ChosenKindsSpecs
{
    private static readonly DeadlineRules Rules = DeadlineRules.Of(Catalogue, ["tw-pdpa"], Ladder.Load(null));
    private static readonly LetterSent Receipt = new("receipt", "5be1c2d9a04f7763", "m1@example.com");

    [Theory]
    [InlineData("deletion", "access", "2026-03-20")]
    [InlineData("deletion", "correction", "2026-04-04")]
    [InlineData("access", "deletion", "2026-04-04")]
    public void The_date_is_that_of_what_is_asked_for_counted_from_receipt(string understood, string chosen, string due)
    {
        var request = Choose(Mail(understood), chosen, "2026-03-10");
        Assert.Equal((chosen, Day(due)), (Assert.Single(request.Kinds.Names), Rules.Until(request.DueEnd).LastDay));
    }

    [Fact]
    public void The_person_is_told_of_the_new_date_once_and_has_days_left_to_confirm()
    {
        var request = Choose(Mail("deletion"), "access", "2026-03-19");
        Assert.Equal((true, Day("2026-04-04")), (request.Former!.ByKinds, Rules.Until(request.Former.DueEnd).LastDay));
        Assert.Equal(new TimedLetter(TimedLetters.DateChanged, At("2026-03-19")), Timetable.Of(request, Rules, _ => false).Single(l => l.Letter == TimedLetters.DateChanged));
        Assert.Equal(Day("2026-03-26"), Rules.Until(Timetable.ProofEnd(request, Rules)).LastDay);
    }

    [Fact]
    public void A_date_that_stays_or_that_nobody_was_told_yet_is_no_change()
    {
        Assert.Null(Choose(Mail("deletion"), "correction", "2026-03-10").Former);
        var unheard = Choose(Arrived("deletion"), "access", "2026-03-05");
        Assert.Equal((Day("2026-03-20"), null), (Rules.Until(unheard.DueEnd).LastDay, unheard.Former));
    }

    [Fact]
    public void Where_a_receipt_asks_for_a_proof_only_now_it_says_the_date()
    {
        var rules = DeadlineRules.Of(Catalogue, ["pipl", "tw-pdpa"], Ladder.Load(null));
        var request = Mail("question") with { DueEnd = At("2026-04-05") };
        var copy = After(request, ChosenKinds.Choose(request, new Kinds(KindCatalogue.Default["copy"]), "staff@example.com", rules, At("2026-03-10")), "2026-03-10");
        Assert.Equal((RequestStatus.AwaitingProof, true), (copy.Status, copy.Former!.IsInReceipt));
        Assert.DoesNotContain(Timetable.Of(copy, rules, _ => false), l => l.Letter == TimedLetters.DateChanged);
    }

    [Fact]
    public void A_day_that_is_over_already_is_not_told_and_the_one_that_was_told_stays()
    {
        var request = Choose(Mail("deletion"), "access", "2026-03-25");
        Assert.Equal((Day("2026-04-04"), null), (Rules.Until(request.DueEnd).LastDay, request.Former));
    }

    private static Request Choose(Request request, string kind, string on) =>
        After(request, ChosenKinds.Choose(request, new Kinds(KindCatalogue.Default[kind]), "staff@example.com", Rules, At(on)), on);

    private static Request After(Request request, Ruling ruling, string on) =>
        Assert.IsType<Ruling.Facts>(ruling).Events.Aggregate(request, (r, fact) => r.Apply(fact, At(on)));

    private static Request Mail(string kind) => Arrived(kind).Apply(Receipt, At("2026-03-05"));

    private static Request Arrived(string kind)
    {
        var (kinds, at) = (new Kinds(KindCatalogue.Default[kind]), At("2026-03-05"));
        var due = kind == "question" ? at.AddDays(30) : Deadline.ForAnswer(Rules, kinds, at).End;
        return Request.From(RequestSpec.Reference, RequestSpec.Received with { Kinds = kinds, Door = Door.Mail, ReceivedAt = at, DueEnd = due }, at);
    }

    private static DateTimeOffset At(string day) => Moment(Regime("tw-pdpa"), day);
}
