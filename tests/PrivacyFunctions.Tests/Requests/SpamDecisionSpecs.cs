using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.SpamDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>A mail that asks for nothing runs no clock; a mistake about that costs nobody a day.</summary>
public sealed class SpamDecisionSpecs
{
    private const string Staff = "staff@example.com";

    private static readonly RequestReceived Mail = Received with { Door = Door.Mail };
    private static readonly LetterSent Receipt = new("receipt", "0011223344556677", "<1@example.com>");
    private static readonly RequestEvent[] Marked = [Receipt, new MarkedAsSpam(Staff), new RequestClosed(Outcome.Spam)];
    private static readonly SpamRestored Restored = new(Staff);
    private static readonly DateTimeOffset Until = Now.AddDays(31);

    [Fact]
    public void Staff_mark_a_mail_that_nobody_has_proven()
    {
        GivenReceived(Mail, Receipt).When(r => Mark(r, Staff)).Then(new MarkedAsSpam(Staff), new RequestClosed(Outcome.Spam));
        GivenReceived(Mail with { Kinds = new Kinds(Asked.Question) }, Receipt).When(r => Mark(r, Staff)).Then(new MarkedAsSpam(Staff), new RequestClosed(Outcome.Spam));
        GivenReceived(Mail, Marked).When(r => Mark(r, Staff)).ThenNothing();
    }

    [Fact]
    public void What_came_by_the_form_or_is_proven_or_closed_is_no_spam()
    {
        Given(Receipt).When(r => Mark(r, Staff)).ThenNot(Obstacle.TooLate);
        GivenReceived(Mail, Receipt, Proven).When(r => Mark(r, Staff)).ThenNot(Obstacle.TooLate);
        GivenReceived(Mail, Receipt, new RequestClosed(Outcome.Unproven)).When(r => Mark(r, Staff)).ThenNot(Obstacle.Closed);
    }

    [Fact]
    public void Taken_back_it_stands_where_it_stood_with_every_date_from_its_receipt()
    {
        GivenReceived(Mail, Marked).When(r => Restore(r, Staff, Until.AddTicks(-1), Until)).Then(Restored);
        GivenReceived(Mail, [.. Marked, Restored]).When(r => Restore(r, Staff, Now, Until)).ThenNothing();
        foreach (var received in new[] { Mail, Mail with { Kinds = new Kinds(Asked.Question) } })
        {
            var (before, after) = (State(received, Receipt), State(received, [.. Marked, Restored]));
            Assert.Equal((before.Status, before.DueEnd, null, null), (after.Status, after.DueEnd, after.Outcome, after.SpamBy));
            Assert.Equal(Letters(before), Letters(after));
        }
    }

    [Fact]
    public void Not_once_its_time_is_over_and_not_where_it_was_none()
    {
        GivenReceived(Mail, Marked).When(r => Restore(r, Staff, Until, Until)).ThenNot(Obstacle.TooLate);
        GivenReceived(Mail, Receipt).When(r => Restore(r, Staff, Now, Until)).ThenNot(Obstacle.TooLate);
    }

    [Fact]
    public void Its_sender_who_confirms_it_makes_it_a_request_again() => GivenReceived(Mail, Marked)
        .When(r => RequestDecisions.Prove(r, Proven.How, Now, Until, Now.AddDays(99)))
        .Then(new SpamRestored(By: null), Proven);

    [Fact]
    public void No_clock_runs_for_it_and_nobody_is_written_to()
    {
        Assert.Empty(Letters(State(Mail, Marked)));
        Assert.Empty(Letters(State(Mail, [.. Marked, new LetterReturned("receipt", "mail-bounced", Now, "1")])));
    }

    [Fact]
    public void What_it_had_stopped_goes_on_and_stops_again_once_it_is_a_request()
    {
        var rules = new StopRules(["crm"], ["advertising"], []);
        var asked = State(Mail with { Kinds = new Kinds(Asked.Restriction) }, Receipt);
        var stopped = Facts(StopDecisions.Settle(asked, rules)).Aggregate(asked, (r, fact) => r.Apply(fact, Now));
        var spam = Marked[1..].Aggregate(stopped, (r, fact) => r.Apply(fact, Now));
        var resumed = Assert.IsType<ProcessingResumed>(Assert.Single(Facts(StopDecisions.Settle(spam, rules))));
        Assert.IsType<ProcessingStopped>(Assert.Single(Facts(StopDecisions.Settle(spam.Apply(resumed, Now).Apply(Restored, Now), rules))));
    }

    private static IReadOnlyList<RequestEvent> Facts(Ruling ruling) => Assert.IsType<Ruling.Facts>(ruling).Events;

    private static IEnumerable<TimedLetter> Letters(Request request) => Timetable.Of(request, DeadlineRules.Default, _ => false);

    private static Request State(RequestReceived received, params RequestEvent[] facts) =>
        facts.Aggregate(Request.From(RequestSpec.Reference, received, Now), (request, fact) => request.Apply(fact, Now));
}
