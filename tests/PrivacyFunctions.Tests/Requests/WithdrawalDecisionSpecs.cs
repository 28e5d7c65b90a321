using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.WithdrawalDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class WithdrawalDecisionSpecs
{
    private static readonly Kinds Deletion = new(Asked.Deletion);
    private static readonly RequestWithdrawn TakenBack = new(Withdrawal.ByRequester);
    private static readonly RequestClosed Closed = new(Outcome.Withdrawn);

    [Fact]
    public void A_request_is_taken_back_at_any_time_before_something_is_erased()
    {
        Given().When(r => Withdraw(r, Withdrawal.ByRequester)).Then(TakenBack, Closed);
        Given(Proven, Searched).When(r => Withdraw(r, Withdrawal.ByRequester)).Then(TakenBack, Closed);
        GivenA(Deletion, Proven, Searched, Approved, new ErasureAnnounced(Now.AddDays(2))).When(r => Withdraw(r, Withdrawal.ByRequester)).Then(TakenBack, Closed);
    }

    [Fact]
    public void An_erasure_that_has_begun_is_not_stopped() =>
        GivenA(Deletion, Proven, Searched, Approved, new ErasureBegun([])).When(r => Withdraw(r, Withdrawal.ByRequester)).ThenNot(Obstacle.TooLate);

    [Fact]
    public void Taking_back_twice_is_once() => Given(TakenBack, Closed).When(r => Withdraw(r, Withdrawal.ByRequester)).ThenNothing();

    [Fact]
    public void What_is_closed_is_not_taken_back() =>
        Given(new RequestClosed(Outcome.Unproven)).When(r => Withdraw(r, Withdrawal.ByRequester)).ThenNot(Obstacle.Closed);

    [Fact]
    public void Who_never_asked_says_so_until_somebody_has_proven_that_they_did()
    {
        Given().When(r => Withdraw(r, Withdrawal.NotMe)).Then(new RequestWithdrawn(Withdrawal.NotMe), Closed);
        Given(Proven).When(r => Withdraw(r, Withdrawal.NotMe)).ThenNot(Obstacle.TooLate);
    }

    [Fact]
    public void Nothing_is_erased_of_a_request_that_was_taken_back() =>
        GivenA(Deletion, Proven, Searched, Approved, TakenBack, Closed).When(r => RequestDecisions.BeginErasure(r, [])).ThenNot(Obstacle.Closed);

    [Fact]
    public void An_erasure_is_announced_once_and_then_waits()
    {
        GivenA(Deletion, Proven, Searched, Approved).When(r => AnnounceErasure(r, Now.AddDays(2))).Then(new ErasureAnnounced(Now.AddDays(2)));
        GivenA(Deletion, Proven, Searched, Approved, new ErasureAnnounced(Now.AddDays(2))).When(r => AnnounceErasure(r, Now.AddDays(3))).ThenNothing();
        Assert.Equal(RequestStatus.CoolingOff, StateOf(Deletion, Proven, Searched, Approved, new ErasureAnnounced(Now.AddDays(2))).Status);
    }
}
