using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.ReviewDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>Corrections are decided one by one, all of them, and a refusal of any takes two people.</summary>
public sealed class CorrectionDecisionSpecs
{
    private const string Staff = "staff@example.com";
    private const string Second = "second@example.com";

    private static readonly Kinds Correction = new(Asked.Correction);
    private static readonly FieldProposal Name = new("shop.customer.name", null, "Mei");
    private static readonly FieldProposal Street = new("shop.address.street", null, "1 New Street");
    private static readonly CorrectionDecision AcceptFirst = CorrectionDecision.Accept(0, "row1-a");
    private static readonly CorrectionDecision AcceptSecond = CorrectionDecision.Accept(1, "row2-b");
    private static readonly CorrectionDecision RefuseSecond = CorrectionDecision.Refuse(1, "serious-harm", "Because.");

    [Fact]
    public void One_person_accepts_corrections()
    {
        var decision = Decision(AcceptFirst, AcceptSecond);
        Request(Proven, Searched).When(r => Decide(r, decision)).Then(new RequestApproved(Staff, null) { Corrections = decision.Corrections });
    }

    [Fact]
    public void A_refusal_of_any_waits_for_a_second_person()
    {
        var decision = Decision(AcceptFirst, RefuseSecond);
        Request(Proven, Searched).When(r => Decide(r, decision)).Then(decision);
        Request(Proven, Searched, decision).When(r => Agree(r, Second, maySecond: true)).Then(new RequestApproved(Staff, Second) { Corrections = decision.Corrections });
        Request(Proven, Searched, decision).When(r => Agree(r, Staff, maySecond: true)).ThenNot(Obstacle.SamePerson);
    }

    [Fact]
    public void Deciding_the_same_twice_is_one_decision_and_deciding_otherwise_is_none()
    {
        var decision = Decision(AcceptFirst, RefuseSecond);
        Request(Proven, Searched, decision).When(r => Decide(r, Decision(AcceptFirst, RefuseSecond with { }))).ThenNothing();
        Request(Proven, Searched, decision).When(r => Decide(r, Decision(AcceptFirst, AcceptSecond))).ThenNot(Obstacle.AlreadyDecided);
        var approved = new RequestApproved(Staff, null) { Corrections = Decision(AcceptFirst, AcceptSecond).Corrections };
        Request(Proven, Searched, approved).When(r => Decide(r, Decision(AcceptFirst, AcceptSecond))).ThenNothing();
        Request(Proven, Searched, approved).When(r => Decide(r, Decision(AcceptFirst, RefuseSecond))).ThenNot(Obstacle.AlreadyDecided);
    }

    [Fact]
    public void All_of_them_must_be_decided_and_each_wholly()
    {
        CorrectionDecision[][] lacking =
        [
            [], [AcceptFirst], [AcceptFirst, AcceptFirst], [AcceptSecond, AcceptFirst], [AcceptFirst, AcceptSecond, CorrectionDecision.NotFound(2)],
            [AcceptFirst, CorrectionDecision.Accept(1)], [AcceptFirst, RefuseSecond with { Reason = "" }], [AcceptFirst, RefuseSecond with { Ground = null }],
        ];
        foreach (var decisions in lacking)
        {
            Request(Proven, Searched).When(r => Decide(r, Decision(decisions))).ThenNot(Obstacle.Undecided);
        }
    }

    [Fact]
    public void One_row_never_gets_two_values_for_one_field()
    {
        var twice = new FieldProposals([Street with { Now = "a" }, Street with { Now = "b" }]);
        var decisions = Decision(CorrectionDecision.Accept(0, "row1-a"), CorrectionDecision.Accept(1, "row2-b", "row1-a"));
        GivenCorrection(twice, Proven, Searched).When(r => Decide(r, decisions)).ThenNot(Obstacle.Undecided);
        Assert.Equal(1, decisions.Corrections.Clash(twice));

        // Two fields of one row do not clash.
        Assert.Null(Decision(CorrectionDecision.Accept(0, "row1-a"), CorrectionDecision.Accept(1, "row1-b")).Corrections.Clash([Name, Street]));
    }

    [Fact]
    public void A_refusal_of_the_whole_decides_none_by_itself()
    {
        var refusal = new DecisionProposed(Staff, Verdict.Refuse, "malice-or-abuse", "Because.");
        Request(Proven, Searched).When(r => Decide(r, refusal)).Then(refusal);
        Request(Proven, Searched).When(r => Decide(r, refusal with { Corrections = new([AcceptFirst, AcceptSecond]) })).ThenNot(Obstacle.Undecided);
    }

    [Fact]
    public void The_officer_may_decide_otherwise_alone()
    {
        var all = Decision(AcceptFirst, AcceptSecond) with { By = "officer@example.com" };
        Request(Proven, Searched, Decision(AcceptFirst, RefuseSecond), new DecisionDisputed(Second, "No."))
            .When(r => DecideAlone(r, all, timeToAgreeIsOver: false))
            .Then(new RequestApproved("officer@example.com", null) { Corrections = all.Corrections });
    }

    [Fact]
    public void Values_are_revealed_to_somebody_once_and_with_a_reason()
    {
        Request(Proven, Searched).When(r => RequestDecisions.Reveal(r, Staff, "To compare.")).Then(new ValuesRevealed(Staff, "To compare."));
        Request(Proven, Searched, new ValuesRevealed(Staff, "To compare.")).When(r => RequestDecisions.Reveal(r, Staff, "Again.")).ThenNothing();
        Request(Proven, Searched, new ValuesRevealed(Staff, "To compare.")).When(r => RequestDecisions.Reveal(r, Second, "To agree.")).Then(new ValuesRevealed(Second, "To agree."));
        Request(Proven).When(r => RequestDecisions.Reveal(r, Staff, "To compare.")).ThenNot(Obstacle.NotSearched);
    }

    [Theory]
    [InlineData(CorrectionEnd.Corrected, CorrectionEnd.Corrected, Outcome.Done)]
    [InlineData(CorrectionEnd.Corrected, CorrectionEnd.Refused, Outcome.InPart)]
    [InlineData(CorrectionEnd.Corrected, CorrectionEnd.NotFound, Outcome.InPart)]
    [InlineData(CorrectionEnd.NotFound, CorrectionEnd.Refused, Outcome.Refused)]
    [InlineData(CorrectionEnd.NotFound, CorrectionEnd.ChangedMeanwhile, Outcome.NothingFound)]
    public void What_came_of_them_closes_a_request_that_asks_for_no_more(CorrectionEnd first, CorrectionEnd second, Outcome outcome)
    {
        var corrected = Ended(first, second);
        Request(Proven, Searched, Approved, new CorrectionBegun()).When(r => RequestDecisions.RecordCorrected(r, corrected)).Then(corrected, new RequestClosed(outcome));
    }

    [Fact]
    public void A_copy_after_them_closes_the_request_in_part_where_one_was_not_corrected()
    {
        var corrected = Ended(CorrectionEnd.Corrected, CorrectionEnd.Refused);
        var both = new Kinds(Asked.Correction, Asked.Copy);
        GivenA(both, Proven, Searched, Approved, new CorrectionBegun()).When(r => RequestDecisions.RecordCorrected(r, corrected)).Then(corrected);
        GivenA(both, Proven, Searched, Approved, new CorrectionBegun(), corrected, Made)
            .When(r => RequestDecisions.Collect(r, PackageUse.Read))
            .Then(new PackageCollected(PackageUse.Read), new RequestClosed(Outcome.InPart));
    }

    [Fact]
    public void Nothing_is_corrected_before_it_is_approved_nor_after_the_request_was_withdrawn()
    {
        Request(Proven, Searched).When(RequestDecisions.BeginCorrection).ThenNot(Obstacle.NotApproved);
        Request(Proven, Searched, Approved, new RequestWithdrawn(Withdrawal.ByRequester), new RequestClosed(Outcome.Withdrawn))
            .When(RequestDecisions.BeginCorrection).ThenNot(Obstacle.Closed);
        Request(Proven, Searched, Approved).When(RequestDecisions.BeginCorrection).Then(new CorrectionBegun());
        Request(Proven, Searched, Approved, new CorrectionBegun()).When(RequestDecisions.BeginCorrection).ThenNothing();
        Request(Proven, Searched, Approved, new CorrectionBegun()).When(r => WithdrawalDecisions.Withdraw(r, Withdrawal.ByRequester)).ThenNot(Obstacle.TooLate);
    }

    [Fact]
    public void A_source_that_fails_is_waited_for() =>
        Request(Proven, Searched, Approved, new CorrectionBegun(), new SourceBlocked("shop", "unreachable", SourceStep.Correction))
            .When(r => Skip(r, Staff)).ThenNot(Obstacle.NotSkippable);

    private static RequestSpec Request(params RequestEvent[] facts) => GivenCorrection([Name, Street], facts);

    private static RequestSpec GivenCorrection(FieldProposals proposals, params RequestEvent[] facts) =>
        GivenReceived(Received with { Kinds = Correction, Proposals = proposals }, facts);

    private static DecisionProposed Decision(params CorrectionDecision[] decisions) => new(Staff, Verdict.Approve, null, null) { Corrections = new(decisions) };

    private static DataCorrected Ended(CorrectionEnd first, CorrectionEnd second) =>
        new([new CorrectedField(0, Name.Field, first, null, null), new CorrectedField(1, Street.Field, second, null, null)]);
}
