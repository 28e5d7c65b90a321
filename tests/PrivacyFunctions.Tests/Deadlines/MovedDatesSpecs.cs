using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Deadlines.ClockKit;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>
/// What becomes of the date of a request of 5 March 2026 for a copy, due a month later, where its person is asked something
/// on 10 March and answers on the 14th.
/// </summary>
public sealed class MovedDatesSpecs
{
    private static readonly DateTimeOffset AskedAt = At("2026-03-10");
    private static readonly DateTimeOffset AnsweredAt = At("2026-03-14");
    private static readonly PersonAsked Question = new("staff@example.com", "Which years?", [], At("2026-03-17")) { Clarifies = true };
    private static readonly FeeQuoted Quote = new("staff@example.com", "GBP 10", "The fourth copy this year.", At("2026-03-17"));

    [Fact]
    public void Under_uk_law_the_clock_stands_still_until_the_person_says_which_data_they_mean()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var answered = After(asked, MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt), AnsweredAt);
        Assert.Equal((RequestStatus.InReview, Day("2026-04-09")), (answered.Status, rules.Until(answered.DueEnd).LastDay));
        Assert.Equal(asked.DueEnd, answered.Former!.DueEnd);
        var move = Assert.Single(answered.Moves);
        Assert.Equal((DueMoved.Clarification, AskedAt, AnsweredAt), (move.Reason, move.From, move.To));
        Assert.Equal("UK GDPR, article 12A(5) and (6)", MovedDates.Source(move, answered, rules).In(Language.En));
    }

    [Fact]
    public void While_the_clock_stands_still_the_date_is_the_one_of_an_answer_now_and_never_over()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question with { Until = At("2026-04-10") });
        Assert.Equal((Day("2026-04-05"), "UK GDPR, article 12A(5) and (6)"), Standing(asked, "2026-03-10"));
        Assert.Equal(Day("2026-04-08"), Standing(asked, "2026-03-13").Day);
        Assert.Equal(Day("2026-05-06"), Standing(asked, "2026-04-30").Day);
        Assert.Null(MovedDates.Standing(Asked(["uk-gdpr"], Question with { Clarifies = false }).Request, rules, AnsweredAt));
        Assert.Null(MovedDates.Standing(Asked(["gdpr"], Question).Request, DeadlineRules.Of(Catalogue, ["gdpr"], Ladder.Load(null)), AnsweredAt));

        // The question came on the last day.
        var last = Asked(["uk-gdpr"], Question with { Until = At("2026-04-12") }, "2026-04-05").Request;
        Assert.Equal([Day("2026-04-05"), Day("2026-04-06"), Day("2026-04-12")], new[] { "2026-04-05", "2026-04-06", "2026-04-12" }.Select(day => Standing(last, day).Day));

        (DateOnly Day, string Source) Standing(Request request, string on) =>
            MovedDates.Standing(request, rules, At(on)) is { } clock ? (rules.Until(clock.DueEnd).LastDay, clock.Source.In(Language.En)) : throw new InvalidOperationException("It runs.");
    }

    [Fact]
    public void Silence_ends_the_standstill_as_an_answer_does()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var silent = After(asked, MovedDates.With(asked, QuestionDecisions.GiveUpWaiting(asked, Question.Until), rules, Question.Until), Question.Until);
        Assert.Equal(Day("2026-04-12"), rules.Until(silent.DueEnd).LastDay);
        Assert.Equal(silent.DueEnd, MovedDates.LatestEnd(asked, rules));
    }

    [Fact]
    public void A_silence_that_is_noticed_late_stops_the_clock_for_no_longer_than_the_person_had_to_answer()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var noticed = Question.Until.AddDays(5);
        var silent = After(asked, MovedDates.With(asked, QuestionDecisions.GiveUpWaiting(asked, noticed), rules, noticed), noticed);
        Assert.Equal(Day("2026-04-12"), rules.Until(silent.DueEnd).LastDay);
        Assert.Equal(Question.Until, Assert.Single(silent.Moves).To);
    }

    [Fact]
    public void Two_questions_add_up_and_each_change_is_told()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var once = After(asked, MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt), AnsweredAt);
        var again = once.Apply(Question with { Question = "Which shop?", Until = At("2026-03-27") }, At("2026-03-20"));
        var twice = After(again, MovedDates.With(again, QuestionDecisions.Answer(again, "Both."), rules, At("2026-03-22")), At("2026-03-22"));
        Assert.Equal(Day("2026-04-11"), rules.Until(twice.DueEnd).LastDay);
        Assert.Equal(
            [1, 2],
            new[] { once, twice }.Select(r => Timetable.Of(r, rules, _ => false).Single(l => l.Letter == TimedLetters.DateChanged).Number));
    }

    [Fact]
    public void More_time_comes_on_top_of_it()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var answered = After(asked, MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt), AnsweredAt);
        Assert.Equal(Day("2026-06-09"), rules.Until(AnswerExtension.Of(answered, rules)!.DueEnd).LastDay);
    }

    [Fact]
    public void Any_other_question_moves_nothing()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question with { Clarifies = false });
        Assert.Equal([new PersonAnswered("The last two.")], Facts(MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt)));
        Assert.Equal(asked.DueEnd, MovedDates.LatestEnd(asked, rules));
    }

    [Theory]
    [InlineData("gdpr")]
    [InlineData("pipl")]
    [InlineData("uk-gdpr", "gdpr")]
    [InlineData("uk-gdpr", "pipl")]
    public void Where_no_law_stops_the_clock_or_another_one_runs_on_the_date_stays(params string[] regimes)
    {
        var (rules, asked) = Asked(regimes, Question);
        Assert.Null(MovedDates.ClarificationSource(asked, rules, AskedAt));
        Assert.Equal([new PersonAnswered("The last two.")], Facts(MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt)));
    }

    [Fact]
    public void Under_uk_law_the_clock_begins_with_the_word_to_bear_a_fee()
    {
        var (rules, quoted) = Asked(["uk-gdpr"], Quote);
        var accepted = After(quoted, MovedDates.With(quoted, FeeDecisions.Accept(quoted), rules, AnsweredAt), AnsweredAt);
        Assert.Equal(Day("2026-04-14"), rules.Until(accepted.DueEnd).LastDay);
        Assert.Equal("UK GDPR, articles 12(3) and 12A", MovedDates.Source(accepted.Former!.By!, accepted, rules).In(Language.En));
        var (others, same) = Asked(["gdpr"], Quote);
        Assert.Equal([new FeeAccepted()], Facts(MovedDates.With(same, FeeDecisions.Accept(same), others, AnsweredAt)));
    }

    [Fact]
    public void A_fee_is_announced_with_the_article_by_which_the_clock_begins_anew_where_it_does()
    {
        var (uk, quoted) = Asked(["uk-gdpr"], Quote);
        Assert.Equal("UK GDPR, articles 12(3) and 12A", MovedDates.FeeSource(quoted, uk, AskedAt)!.In(Language.En));
        var (both, same) = Asked(["uk-gdpr", "gdpr"], Quote);
        Assert.Null(MovedDates.FeeSource(same, both, AskedAt));
    }

    [Fact]
    public void A_fee_that_is_asked_for_when_the_answer_is_late_gives_no_time_back()
    {
        var (rules, request) = Asked(["uk-gdpr"], Question);
        var late = request.DueEnd.AddDays(1);
        var quoted = request.Apply(new PersonSilent(), Question.Until).Apply(Quote with { Until = late.AddDays(1) }, late);
        Assert.Null(MovedDates.FeeSource(quoted, rules, late));
        Assert.Equal([new FeeAccepted()], Facts(MovedDates.With(quoted, FeeDecisions.Accept(quoted), rules, late.AddHours(2))));
    }

    [Fact]
    public void A_date_that_moved_after_a_letter_of_a_late_answer_can_be_missed_anew()
    {
        var (rules, quoted) = Asked(["uk-gdpr"], Quote with { Until = At("2026-04-06") });
        var at = quoted.DueEnd.AddHours(1);
        var accepted = After(quoted, MovedDates.With(quoted, FeeDecisions.Accept(quoted), rules, at), at);
        Assert.Equal(
            [new TimedLetter(TimedLetters.Late, quoted.DueEnd), new TimedLetter(TimedLetters.Late, accepted.DueEnd, 2)],
            new[] { quoted, accepted }.Select(r => Timetable.Of(r, rules, _ => false).Single(l => l.Letter == TimedLetters.Late)));
    }

    [Fact]
    public void A_fee_that_is_declined_or_let_go_moves_nothing()
    {
        var (rules, quoted) = Asked(["uk-gdpr"], Quote);
        Assert.DoesNotContain(Facts(MovedDates.With(quoted, FeeDecisions.Decline(quoted), rules, AnsweredAt)), fact => fact is DueMoved);
        Assert.DoesNotContain(Facts(MovedDates.With(quoted, FeeDecisions.Waive(quoted, "staff@example.com"), rules, AnsweredAt)), fact => fact is DueMoved);
    }

    [Fact]
    public void A_fee_that_is_waived_after_it_was_accepted_moves_the_clock_no_more_and_one_letter_says_so()
    {
        var (rules, quoted) = Asked(["uk-gdpr"], Quote);
        var accepted = After(quoted, MovedDates.With(quoted, FeeDecisions.Accept(quoted), rules, AnsweredAt), AnsweredAt);
        var at = At("2026-03-20");
        Assert.Equal(quoted.DueEnd, MovedDates.Back(accepted, rules, at)!.DueEnd);
        var waived = After(accepted, MovedDates.With(accepted, FeeDecisions.Waive(accepted, "staff@example.com"), rules, at), at);
        Assert.Equal((Day("2026-04-05"), FeeState.Waived), (rules.Until(waived.DueEnd).LastDay, waived.Fee!.State));
        Assert.Equal((accepted.DueEnd, DueMoved.FeeWaived), (waived.Former!.DueEnd, waived.Former.By!.Reason));
        Assert.Equal(new ToldMove(DueMoved.FeeWaived, Day("2026-03-14"), Day("2026-03-20"), "UK GDPR, articles 12(3) and 12A"), MovedDates.Told(waived.Moves[^1], waived, rules, Language.En));
        var letters = Timetable.Of(waived, rules, _ => false).Select(l => l.Letter).ToList();
        Assert.Contains(TimedLetters.FeeWaived, letters);
        Assert.DoesNotContain(TimedLetters.DateChanged, letters);
        Assert.Equal(Day("2026-06-05"), rules.Until(AnswerExtension.Of(waived, rules)!.DueEnd).LastDay);
    }

    [Fact]
    public void Where_the_earlier_date_is_over_the_one_that_the_person_was_told_since_stays()
    {
        var (rules, quoted) = Asked(["uk-gdpr"], Quote);
        var accepted = After(quoted, MovedDates.With(quoted, FeeDecisions.Accept(quoted), rules, AnsweredAt), AnsweredAt);
        var waiver = MovedDates.With(accepted, FeeDecisions.Waive(accepted, "staff@example.com"), rules, quoted.DueEnd);
        Assert.Equal([new FeeWaived("staff@example.com")], Facts(waiver));
        Assert.Equal(accepted.DueEnd, After(accepted, waiver, quoted.DueEnd).DueEnd);
        Assert.Equal(quoted.DueEnd, MovedDates.Back(accepted, rules, quoted.DueEnd.AddSeconds(-1))!.DueEnd);
    }

    [Fact]
    public void What_the_clock_stood_still_for_before_the_fee_counts_again_once_it_is_waived()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var answered = After(asked, MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt), AnsweredAt);
        var quoted = answered.Apply(Quote with { Until = At("2026-03-25") }, At("2026-03-18"));
        var accepted = After(quoted, MovedDates.With(quoted, FeeDecisions.Accept(quoted), rules, At("2026-03-20")), At("2026-03-20"));
        Assert.Equal(Day("2026-04-20"), rules.Until(accepted.DueEnd).LastDay);
        Assert.Equal(answered.DueEnd, MovedDates.Back(accepted, rules, At("2026-03-21"))!.DueEnd);
    }

    [Fact]
    public void What_was_waited_for_before_a_request_was_taken_up_again_counts_no_more()
    {
        var (rules, asked) = Asked(["uk-gdpr"], Question);
        var answered = After(asked, MovedDates.With(asked, QuestionDecisions.Answer(asked, "The last two."), rules, AnsweredAt), AnsweredAt);
        var reopened = answered.Apply(new RequestReopened(answered.DueEnd), At("2026-04-20"));
        Assert.Equal(Day("2026-05-20"), rules.Until(DueDates.Of(reopened, rules).DueEnd).LastDay);
    }

    private static DateTimeOffset At(string day) => Moment(Regime("uk-gdpr"), day);

    private static (DeadlineRules Rules, Request Request) Asked(string[] regimes, RequestEvent asking, string on = "2026-03-10")
    {
        var rules = DeadlineRules.Of(Catalogue, regimes, Ladder.Load(null));
        var (kinds, at) = (new Kinds(KindCatalogue.Default["copy"]), At("2026-03-05"));
        var received = RequestSpec.Received with { Kinds = kinds, ReceivedAt = at, DueEnd = Deadline.ForAnswer(rules, kinds, at).End };
        return (rules, Request.From(RequestSpec.Reference, received, at).Apply(RequestSpec.Proven, at).Apply(RequestSpec.Searched, at).Apply(asking, At(on)));
    }

    private static Request After(Request request, Ruling ruling, DateTimeOffset at) => Facts(ruling).Aggregate(request, (r, fact) => r.Apply(fact, at));

    private static IReadOnlyList<RequestEvent> Facts(Ruling ruling) => Assert.IsType<Ruling.Facts>(ruling).Events;
}
