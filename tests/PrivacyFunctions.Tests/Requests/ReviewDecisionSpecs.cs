using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.ReviewDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class ReviewDecisionSpecs
{
    private const string Staff = "staff@example.com";
    private const string Second = "second@example.com";
    private const string Officer = "officer@example.com";

    private static readonly Kinds Deletion = new(Asked.Deletion);
    private static readonly DecisionProposed Approval = new(Staff, Verdict.Approve, null, null);
    private static readonly DecisionProposed Refusal = new(Staff, Verdict.Refuse, "trade-secrets", "Because.");
    private static readonly DecisionDisputed Disagreement = new(Second, "The ground does not fit.");

    [Fact]
    public void One_person_approves_a_copy() => Given(Proven, Searched).When(r => Decide(r, Approval)).Then(Approved);

    [Fact]
    public void Nobody_decides_before_the_identity_is_proven() => Given().When(r => Decide(r, Approval)).ThenNot(Obstacle.NotProven);

    [Fact]
    public void Nobody_decides_before_it_is_known_what_there_is() => Given(Proven).When(r => Decide(r, Approval)).ThenNot(Obstacle.NotSearched);

    [Fact]
    public void Approving_twice_is_one_approval() => Given(Proven, Searched, Approved).When(r => Decide(r, Approval)).ThenNothing();

    [Fact]
    public void Who_comes_second_does_not_change_a_decision() =>
        Given(Proven, Searched, Approved).When(r => Decide(r, Refusal with { By = Second })).ThenNot(Obstacle.AlreadyDecided);

    [Fact]
    public void A_refusal_waits_for_a_second_person() => Given(Proven, Searched).When(r => Decide(r, Refusal)).Then(Refusal);

    [Fact]
    public void A_deletion_waits_for_a_second_person() => GivenA(Deletion, Proven, Searched).When(r => Decide(r, Approval)).Then(Approval);

    [Fact]
    public void A_second_person_who_agrees_puts_the_refusal_into_effect() =>
        Given(Proven, Searched, Refusal).When(r => Agree(r, Second, maySecond: true)).Then(Refused, new RequestClosed(Outcome.Refused));

    [Fact]
    public void A_second_person_who_agrees_puts_the_deletion_into_effect() =>
        GivenA(Deletion, Proven, Searched, Approval).When(r => Agree(r, Second, maySecond: true)).Then(new RequestApproved(Staff, Second));

    [Fact]
    public void Agreeing_twice_is_one_agreement() =>
        GivenA(Deletion, Proven, Searched, Approval, new RequestApproved(Staff, Second)).When(r => Agree(r, Second, maySecond: true)).ThenNothing();

    [Fact]
    public void Nobody_is_the_second_person_to_themselves()
    {
        Given(Proven, Searched, Refusal).When(r => Agree(r, Staff, maySecond: true)).ThenNot(Obstacle.SamePerson);
        Given(Proven, Searched, Refusal).When(r => Dispute(r, Staff, "No.", maySecond: true)).ThenNot(Obstacle.SamePerson);
    }

    [Fact]
    public void There_is_nothing_to_agree_with_before_a_decision() => Given(Proven, Searched).When(r => Agree(r, Second, maySecond: true)).ThenNot(Obstacle.NothingProposed);

    [Fact]
    public void Who_disagrees_brings_it_to_the_officer() =>
        Given(Proven, Searched, Refusal).When(r => Dispute(r, Second, Disagreement.Note, maySecond: true)).Then(Disagreement);

    [Fact]
    public void After_a_disagreement_only_the_officer_decides()
    {
        Given(Proven, Searched, Refusal, Disagreement).When(r => Agree(r, "third@example.com", maySecond: true)).ThenNot(Obstacle.Disputed);
        Given(Proven, Searched, Refusal, Disagreement)
            .When(r => DecideAlone(r, Approval with { By = Officer }, timeToAgreeIsOver: false))
            .Then(new RequestApproved(Officer, null));
    }

    [Fact]
    public void The_officer_waits_until_the_second_person_has_had_their_time()
    {
        var decision = Refusal with { By = Officer };
        Given(Proven, Searched, Refusal).When(r => DecideAlone(r, decision, timeToAgreeIsOver: false)).ThenNot(Obstacle.NothingProposed);
        Given(Proven, Searched, Refusal)
            .When(r => DecideAlone(r, decision, timeToAgreeIsOver: true))
            .Then(new RequestRefused(Officer, null, "trade-secrets", "Because."), new RequestClosed(Outcome.Refused));
    }

    [Fact]
    public void Who_may_not_give_the_second_decision_neither_agrees_nor_disagrees()
    {
        Given(Proven, Searched, Refusal).When(r => Agree(r, Second, maySecond: false)).ThenNot(Obstacle.NotTheirs);
        Given(Proven, Searched, Refusal).When(r => Dispute(r, Second, "No.", maySecond: false)).ThenNot(Obstacle.NotTheirs);
    }

    [Fact]
    public void A_source_that_fails_blocks_the_request_until_staff_say_how_to_go_on()
    {
        var blocked = new SourceBlocked("shop", "unreachable", SourceStep.Package);
        Given(Proven, Searched, Approved).When(r => Block(r, blocked)).Then(blocked);
        Given(Proven, Searched, Approved, blocked).When(r => Block(r, blocked)).ThenNothing();
        Given(Proven, Searched, Approved, blocked).When(r => Retry(r, Staff)).Then(new SourceRetried(Staff));
        Given(Proven, Searched, Approved, blocked).When(r => Skip(r, Staff)).Then(new SourceSkipped("shop", Staff));
        Assert.Equal(RequestStatus.Executing, StateAfter(Proven, Searched, Approved, blocked, new SourceRetried(Staff)).Status);
    }

    [Theory]
    [InlineData(SourceStep.Search)]
    [InlineData(SourceStep.Package)]
    [InlineData(SourceStep.Erasure)]
    public void Where_data_is_to_be_erased_no_source_is_skipped(SourceStep step) =>
        GivenA(new Kinds(Asked.Copy, Asked.Deletion), Proven, Searched, Approved, new SourceBlocked("shop", "unreachable", step))
            .When(r => Skip(r, Staff)).ThenNot(Obstacle.NotSkippable);
}
