using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.QuestionDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class QuestionDecisionSpecs
{
    private static readonly PersonAsked Question = new("staff@example.com", "Since when?", [], Now.AddDays(7));

    [Fact]
    public void Staff_ask_while_they_decide()
    {
        Given(Proven, Searched).When(r => Ask(r, Question)).Then(Question);
        Assert.Equal(RequestStatus.AwaitingPerson, StateAfter(Proven, Searched, Question).Status);
    }

    [Fact]
    public void Asking_the_same_twice_is_once() => Given(Proven, Searched, Question).When(r => Ask(r, Question with { Until = Now.AddDays(8) })).ThenNothing();

    [Fact]
    public void Nobody_asks_once_somebody_has_decided() =>
        Given(Proven, Searched, new DecisionProposed("staff@example.com", Verdict.Refuse, "trade-secrets", "Because."))
            .When(r => Ask(r, Question)).ThenNot(Obstacle.AlreadyDecided);

    [Fact]
    public void An_answer_brings_it_back_to_staff()
    {
        Given(Proven, Searched, Question).When(r => Answer(r, "Since May.")).Then(new PersonAnswered("Since May."));
        Given(Proven, Searched, Question, new PersonAnswered("Since May.")).When(r => Answer(r, "Since May.")).ThenNothing();
        Given(Proven, Searched, Question, new PersonAnswered("Since May.")).When(r => Answer(r, "Since June.")).ThenNot(Obstacle.TooLate);
        Assert.Equal(RequestStatus.InReview, StateAfter(Proven, Searched, Question, new PersonAnswered("Since May.")).Status);
    }

    [Fact]
    public void Silence_brings_it_back_too_but_not_before_its_time()
    {
        Given(Proven, Searched, Question).When(r => GiveUpWaiting(r, Now.AddDays(6))).ThenNothing();
        Given(Proven, Searched, Question).When(r => GiveUpWaiting(r, Now.AddDays(7))).Then(new PersonSilent());
        Given(Proven, Searched, Question, new PersonAnswered("x")).When(r => GiveUpWaiting(r, Now.AddDays(7))).ThenNothing();
    }

    [Fact]
    public void What_was_asked_is_kept_beside_what_was_answered_and_beside_silence()
    {
        var first = new PersonAsked("staff@example.com", "Which account?", [], Now.AddDays(5));
        var second = new PersonAsked("staff@example.com", "", ["unpaid"], Now.AddDays(9));
        var request = StateAfter(Proven, Searched, first, new PersonAnswered("The second."), second, new PersonSilent());
        Assert.Equal(
            [("Which account?", "The second."), ("", null)],
            request.Exchanges.Select(one => (one.Question, one.Answer)));
        Assert.Equal(["unpaid"], request.Exchanges[1].Conditions);
    }
}
