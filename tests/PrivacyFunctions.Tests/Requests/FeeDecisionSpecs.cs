using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.FeeDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class FeeDecisionSpecs
{
    private static readonly FeeQuoted Quoted = new("staff@example.com", "30 CNY", "The fourth within a year.", Now.AddDays(7));
    private static readonly RequestClosed Closed = new(Outcome.FeeDeclined);

    [Fact]
    public void Staff_ask_for_a_fee_once_and_only_beyond_what_is_free()
    {
        Given(Proven, Searched).When(r => Quote(r, Quoted, isBeyondFree: true)).Then(Quoted);
        Given(Proven, Searched).When(r => Quote(r, Quoted, isBeyondFree: false)).ThenNot(Obstacle.Free);
        Given(Proven, Searched, Quoted).When(r => Quote(r, Quoted with { Until = Now.AddDays(8) }, isBeyondFree: true)).ThenNothing();
        Given(Proven, Searched, Quoted, new FeeAccepted()).When(r => Quote(r, Quoted, isBeyondFree: true)).ThenNot(Obstacle.AlreadyDecided);
        Assert.Equal(RequestStatus.AwaitingFee, StateAfter(Proven, Searched, Quoted).Status);
    }

    [Fact]
    public void What_is_free_never_waits_for_what_is_not()
    {
        foreach (var kinds in new[] { new Kinds(Asked.Copy, Asked.Deletion), new Kinds(Asked.Deletion), new Kinds(Asked.Copy, Asked.Correction) })
        {
            Assert.False(CanQuote(StateOf(kinds, Proven, Searched)));
        }

        Assert.True(CanQuote(StateOf(new Kinds(Asked.Copy), Proven, Searched)));
        Assert.False(CanQuote(StateOf(new Kinds(Asked.Copy), Proven, new DataSearched([], []))));
    }

    [Fact]
    public void The_person_accepts_or_declines()
    {
        Given(Proven, Searched, Quoted).When(Accept).Then(new FeeAccepted());
        Given(Proven, Searched, Quoted, new FeeAccepted()).When(Accept).ThenNothing();
        Given(Proven, Searched, Quoted, new FeeAccepted()).When(Decline).ThenNot(Obstacle.TooLate);
        Given(Proven, Searched, Quoted).When(Decline).Then(new FeeDeclined(InSilence: false), Closed);
        Given(Proven, Searched, Quoted, new FeeDeclined(InSilence: false), Closed).When(Decline).ThenNothing();
        Given(Proven, Searched, Quoted, new FeeDeclined(InSilence: false), Closed).When(Accept).ThenNot(Obstacle.Closed);
        Assert.Equal(RequestStatus.InReview, StateAfter(Proven, Searched, Quoted, new FeeAccepted()).Status);
    }

    [Fact]
    public void Staff_waive_it_also_once_it_is_accepted_but_decide_nothing_before_it_is_settled()
    {
        Given(Proven, Searched, Quoted).When(r => Waive(r, "staff@example.com")).Then(new FeeWaived("staff@example.com"));
        Given(Proven, Searched, Quoted, new FeeAccepted()).When(r => Waive(r, "staff@example.com")).Then(new FeeWaived("staff@example.com"));
        Given(Proven, Searched).When(r => Waive(r, "staff@example.com")).ThenNot(Obstacle.TooLate);
        Given(Proven, Searched, Quoted)
            .When(r => ReviewDecisions.Decide(r, new DecisionProposed("staff@example.com", Verdict.Approve, null, null)))
            .ThenNot(Obstacle.AwaitsPerson);
    }

    [Fact]
    public void Silence_waives_or_closes_as_the_timetable_says_and_not_before_its_time()
    {
        Given(Proven, Searched, Quoted).When(r => GiveUpWaiting(r, waives: true, Now.AddDays(6))).ThenNothing();
        Given(Proven, Searched, Quoted).When(r => GiveUpWaiting(r, waives: true, Now.AddDays(7))).Then(new FeeWaived(By: null));
        Given(Proven, Searched, Quoted).When(r => GiveUpWaiting(r, waives: false, Now.AddDays(7))).Then(new FeeDeclined(InSilence: true), Closed);
        Given(Proven, Searched, Quoted, new FeeAccepted()).When(r => GiveUpWaiting(r, waives: true, Now.AddDays(7))).ThenNothing();
    }

    [Fact]
    public void The_person_is_reminded_and_told_of_a_waiver()
    {
        var rules = DeadlineRules.Default;
        Assert.Equal([TimedLetters.FeeReminder, TimedLetters.Late], Timetable.Of(StateAfter(Proven, Searched, Quoted), rules, _ => false).Select(l => l.Letter));
        Assert.Contains(Timetable.Of(StateAfter(Proven, Searched, Quoted, new FeeWaived(null)), rules, _ => false), l => l == new TimedLetter(TimedLetters.FeeWaived, Now));
        Assert.Equal(Now.AddDays(7), Timetable.FeeUntil(StateAfter(Proven, Searched), rules, Now));
        Assert.True(Timetable.FeeUntil(StateAfter(Proven, Searched), rules, Now.AddDays(12)) < Received.DueEnd);
    }

    [Theory]
    [InlineData("30 CNY", true)]
    [InlineData("30\u5143", true)]
    [InlineData("\u20ac 12.50", true)]
    [InlineData("CHF 1,300", true)]
    [InlineData("30", false)]
    [InlineData("CNY", false)]
    [InlineData("0 CNY", false)]
    [InlineData("-30 CNY", false)]
    [InlineData("a lot", false)]
    [InlineData("30 CNY\n", false)]
    [InlineData("", false)]
    public void An_amount_has_a_number_and_a_currency(string text, bool isValid) => Assert.Equal(isValid, FeeAmount.IsValid(text));

    [Fact]
    public void Only_what_was_proven_before_in_time_and_gave_work_counts_as_a_repeat()
    {
        var later = StateAfter(Proven);
        Assert.True(Repeats.Counts(Earlier(30, Proven), later, Asked.Copy));
        Assert.False(Repeats.Counts(Earlier(366, Proven), later, Asked.Copy));
        Assert.False(Repeats.Counts(Earlier(30), later, Asked.Copy));
        Assert.False(Repeats.Counts(later, Earlier(30, Proven), Asked.Copy));
        Assert.False(Repeats.Counts(Earlier(30, Proven), later, Asked.Deletion));
        Assert.All(
            new[] { Outcome.Joined, Outcome.Withdrawn, Outcome.FeeDeclined },
            outcome => Assert.False(Repeats.Counts(Earlier(30, Proven, new RequestClosed(outcome)), later, Asked.Copy)));
        Assert.True(Repeats.Counts(Earlier(30, Proven, new RequestClosed(Outcome.Done)), later, Asked.Copy));
    }

    private static Request Earlier(int days, params RequestEvent[] facts) => facts.Aggregate(
        Request.From(PrivacyFunctions.Requests.Reference.FromBytes(new byte[8]), Received with { ReceivedAt = Now.AddDays(-days) }, Now.AddDays(-days)),
        (request, fact) => request.Apply(fact, Now));
}
