using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.AnswerDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class AnswerDecisionSpecs
{
    private static readonly Kinds Question = new(Asked.Question);
    private static readonly Kinds Automated = new(Asked.AutomatedDecision);
    private static readonly Kinds Appeal = new(Asked.Appeal);
    private static readonly LetterSent Receipt = new("receipt", "0011223344556677", "<1@example.com>");
    private static readonly RequestAnswered Answered = new("staff@example.com", "We use it for signing in.");

    [Fact]
    public void A_question_is_answered_without_any_proof_and_that_closes_it()
    {
        var asked = GivenA(Question, Receipt);
        asked.When(r => Answer(r, Answered, mayAnswer: true)).Then(Answered, new RequestClosed(Outcome.Answered));
        Assert.Equal(
            (RequestStatus.Closed, Outcome.Answered),
            (StateOf(Question, Receipt, Answered, new RequestClosed(Outcome.Answered)).Status, StateOf(Question, new RequestClosed(Outcome.Answered)).Outcome!.Value));
    }

    [Fact]
    public void A_question_waits_for_staff_once_its_receipt_has_gone_and_other_kinds_for_their_proof()
    {
        Assert.Equal((RequestStatus.InReview, true), Stand(StateOf(Question, Receipt)));
        Assert.Equal((RequestStatus.AwaitingProof, false), Stand(StateOf(Automated, Receipt)));
        Assert.Equal((RequestStatus.InReview, true), Stand(StateOf(Automated, Receipt, Proven)));
        Assert.Equal((RequestStatus.AwaitingProof, false), Stand(StateOf(new Kinds(Asked.Question, Asked.AutomatedDecision), Receipt)));
        static (RequestStatus, bool) Stand(Request request) => (request.Status, AwaitsAnswer(request));
    }

    [Fact]
    public void A_question_beside_a_copy_is_answered_without_the_proof_that_the_copy_waits_for()
    {
        var both = new Kinds(Asked.Question, Asked.Copy);
        var asked = StateOf(both, Receipt);
        Assert.Equal((RequestStatus.AwaitingProof, true), (asked.Status, AwaitsAnswer(asked)));
        GivenA(both, Receipt).When(r => Answer(r, Answered, mayAnswer: true)).Then(Answered);
        var answered = StateOf(both, Receipt, Answered);
        Assert.Equal((RequestStatus.AwaitingProof, false, true), (answered.Status, AwaitsAnswer(answered), answered.AwaitsProof));
        Assert.Equal(RequestStatus.InReview, answered.Apply(Proven, Now).Status);
    }

    [Fact]
    public void What_nobody_proves_is_not_closed_before_the_question_beside_it_is_answered()
    {
        var both = new Kinds(Asked.Question, Asked.Copy);
        GivenA(both, Receipt).When(RequestDecisions.CloseUnproven).ThenNothing();
        GivenA(both, Receipt, Answered).When(RequestDecisions.CloseUnproven).Then(new RequestClosed(Outcome.Unproven));
    }

    [Fact]
    public void What_needs_a_proof_is_not_answered_without_one()
    {
        GivenA(Automated, Receipt).When(r => Answer(r, Answered, mayAnswer: true)).ThenNot(Obstacle.NotProven);
        GivenA(Automated, Receipt, Proven).When(r => Answer(r, Answered, mayAnswer: true)).Then(Answered, new RequestClosed(Outcome.Answered));
    }

    [Fact]
    public void Pressing_twice_is_one_answer_and_a_second_one_is_none()
    {
        RequestEvent[] answered = [Receipt, Answered, new RequestClosed(Outcome.Answered)];
        GivenA(Question, answered).When(r => Answer(r, Answered, mayAnswer: true)).ThenNothing();
        GivenA(Question, answered).When(r => Answer(r, Answered with { Text = "Something else." }, mayAnswer: true)).ThenNot(Obstacle.AlreadyAnswered);
        GivenA(Question, answered).When(r => Answer(r, Answered with { By = "other@example.com" }, mayAnswer: true)).ThenNot(Obstacle.AlreadyAnswered);
    }

    [Fact]
    public void A_copy_that_was_asked_for_with_a_question_goes_on_after_the_answer()
    {
        var both = new Kinds(Asked.Question, Asked.Copy);
        GivenA(both, Receipt, Proven).When(r => Answer(r, Answered, mayAnswer: true)).Then(Answered);
        Assert.Equal(RequestStatus.InReview, StateOf(both, Receipt, Proven, Answered).Status);
    }

    [Fact]
    public void Nothing_is_searched_before_the_answer_is_given()
    {
        var both = new Kinds(Asked.Question, Asked.Copy);
        GivenA(both, Receipt, Proven).When(r => RequestDecisions.RecordSearch(r, [], [])).ThenNot(Obstacle.NotAnswered);
        GivenA(both, Receipt, Proven, Answered).When(r => RequestDecisions.RecordSearch(r, [], [])).Then(new DataSearched([], []));
    }

    [Fact]
    public void What_turned_out_to_ask_for_something_else_is_not_answered()
    {
        var copy = new KindsChosen(new Kinds(Asked.Copy), "staff@example.com");
        GivenA(Question, Receipt, copy).When(r => Answer(r, Answered, mayAnswer: true)).ThenNot(Obstacle.NothingToAnswer);
        Assert.Equal(RequestStatus.AwaitingProof, StateOf(Question, Receipt, copy).Status);
        Assert.Equal(RequestStatus.InReview, StateOf(Question, Receipt, copy, new KindsChosen(new Kinds(Asked.Complaint), "staff@example.com")).Status);
    }

    [Fact]
    public void What_is_answered_asks_for_nothing_else_any_more() =>
        GivenA(Question, Receipt, Answered, new RequestClosed(Outcome.Answered))
            .When(r => RequestDecisions.ChooseKinds(r, new Kinds(Asked.Copy), "staff@example.com"))
            .ThenNot(Obstacle.TooLate);

    [Fact]
    public void An_unproven_question_is_not_closed_for_want_of_proof() => GivenA(Question, Receipt).When(RequestDecisions.CloseUnproven).ThenNothing();

    [Fact]
    public void A_review_is_not_for_who_took_part_in_the_decision() =>
        GivenA(Appeal, Proven).When(r => Answer(r, Answered, mayAnswer: false)).ThenNot(Obstacle.NotTheirs);

    [Fact]
    public void Everybody_who_had_a_say_took_part()
    {
        var proposal = new DecisionProposed("first@example.com", Verdict.Refuse, "trade-secrets", "Because.");
        var refused = new RequestRefused("officer@example.com", null, "trade-secrets", "Because.");
        Assert.Equal(
            ["first@example.com", "second@example.com", "officer@example.com"],
            StateAfter(Proven, Searched, proposal, new DecisionDisputed("second@example.com", "No."), refused).DecidedBy);
        Assert.Equal(["staff@example.com"], StateOf(Question, Receipt, Answered).DecidedBy);
    }
}
