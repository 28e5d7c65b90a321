using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.NotOursDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>Somebody else is responsible: one person says so, before anything is decided.</summary>
public sealed class NotOursDecisionSpecs
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly FoundNotOurs Found = new("staff@example.com", "Example Ltd", Today);
    private static readonly RequestClosed Closed = new(Outcome.NotOurs);
    private static readonly LetterSent Receipt = new("receipt", "0011223344556677", "<1@example.com>");

    [Fact]
    public void One_person_closes_it_in_review()
    {
        Given(Proven, Searched).When(r => Close(r, Found, Today, Today)).Then(Found, Closed);
        GivenA(new Kinds(Asked.Question), Receipt).When(r => Close(r, Found, Today, Today)).Then(Found, Closed);
        Given(Proven, Searched, Found, Closed).When(r => Close(r, Found, Today, Today)).ThenNothing();
    }

    [Fact]
    public void Nobody_closes_what_is_unproven_decided_asked_or_not_searched()
    {
        Given(Receipt).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.TooLate);
        Given(Proven).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.TooLate);
        Given(Proven, Searched, new DecisionProposed("staff@example.com", Verdict.Refuse, "trade-secrets", "Because.")).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.TooLate);
        Given(Proven, Searched, new PersonAsked("staff@example.com", "Since when?", [], Now.AddDays(7))).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.TooLate);
        Given(Proven, Searched, Refused, new RequestClosed(Outcome.Refused)).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.Closed);
    }

    [Fact]
    public void What_is_answered_by_stopping_is_never_somebody_elses()
    {
        GivenA(new Kinds(Asked.Withdrawal, Asked.Copy), Proven, Searched).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.TooLate);
        GivenA(new Kinds(Asked.OptOut, Asked.Copy), Proven, Searched).When(r => Close(r, Found, Today, Today)).ThenNot(Obstacle.TooLate);
    }

    [Fact]
    public void It_was_passed_on_between_its_receipt_and_today_or_not_at_all()
    {
        Given(Proven, Searched).When(r => Close(r, Found with { ForwardedOn = Today.AddDays(-1) }, Today, Today)).ThenNot(Obstacle.WrongDay);
        Given(Proven, Searched).When(r => Close(r, Found with { ForwardedOn = Today.AddDays(1) }, Today, Today)).ThenNot(Obstacle.WrongDay);
        Given(Proven, Searched).When(r => Close(r, Found with { ForwardedOn = null }, Today, Today)).Then(Found with { ForwardedOn = null }, Closed);
    }

    [Fact]
    public void What_had_stopped_goes_on()
    {
        var rules = new StopRules(["crm"], ["advertising"], []);
        var asked = StateOf(new Kinds(Asked.Restriction));
        var stopped = Assert.IsType<Ruling.Facts>(StopDecisions.Settle(asked, rules)).Events.Concat([Proven, Searched, Found, Closed]).Aggregate(asked, (r, fact) => r.Apply(fact, Now));
        Assert.IsType<ProcessingResumed>(Assert.Single(Assert.IsType<Ruling.Facts>(StopDecisions.Settle(stopped, rules)).Events));
    }
}
