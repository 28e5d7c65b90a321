using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.RequestDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class RequestDecisionSpecs
{
    private const string Staff = "staff@example.com";
    private const string Colleague = "colleague@example.com";

    [Fact]
    public void A_code_from_the_mailbox_proves_the_identity() =>
        Given().When(r => Prove(r, "code-to-mailbox")).Then(new IdentityProven("code-to-mailbox"));

    [Fact]
    public void Proving_twice_is_one_proof() => Given(Proven).When(r => Prove(r, "code-to-mailbox")).ThenNothing();

    [Fact]
    public void A_request_closed_as_unproven_cannot_be_proven_any_more() =>
        Given(new RequestClosed(Outcome.Unproven)).When(r => Prove(r, "code-to-mailbox")).ThenNot(Obstacle.Closed);

    [Fact]
    public void Nothing_is_searched_for_a_claimed_identity() => Given().When(r => RecordSearch(r, [])).ThenNot(Obstacle.NotProven);

    [Fact]
    public void A_claimed_identity_seeds_no_query() => Assert.Empty(StateAfter().ProvenIdentities);

    [Fact]
    public void A_proven_mailbox_seeds_queries_and_a_typed_account_does_not()
    {
        var request = Request.From(RequestSpec.Reference, Received with { ClaimedAccount = "10007" }, Now).Apply(Proven, Now);
        Assert.Equal([new ProvenIdentity("email", "mei.lin@example.com")], request.ProvenIdentities);
    }

    [Fact]
    public void Staff_approve_what_was_proven_and_searched() =>
        Given(Proven, Searched).When(r => Approve(r, Staff)).Then(new RequestApproved(Staff));

    [Fact]
    public void Nobody_decides_before_the_identity_is_proven() => Given().When(r => Approve(r, Staff)).ThenNot(Obstacle.NotProven);

    [Fact]
    public void Nobody_decides_before_it_is_known_what_there_is() => Given(Proven).When(r => Approve(r, Staff)).ThenNot(Obstacle.NotSearched);

    [Fact]
    public void Approving_twice_is_one_approval() => Given(Proven, Searched, Approved).When(r => Approve(r, Staff)).ThenNothing();

    [Fact]
    public void Who_comes_second_does_not_change_the_decision() =>
        Given(Proven, Searched, Approved).When(r => Refuse(r, Colleague, "trade-secrets", "No.")).ThenNot(Obstacle.AlreadyDecided);

    [Fact]
    public void A_refusal_names_ground_and_reason_and_closes_the_request() =>
        Given(Proven, Searched)
            .When(r => Refuse(r, Staff, "trade-secrets", "Because."))
            .Then(Refused, new RequestClosed(Outcome.Refused));

    [Fact]
    public void The_same_refusal_again_changes_nothing() =>
        Given(Proven, Searched, Refused, new RequestClosed(Outcome.Refused))
            .When(r => Refuse(r, Staff, "trade-secrets", "Because."))
            .ThenNothing();

    [Fact]
    public void No_package_is_made_without_an_approval() => Given(Proven, Searched).When(r => RecordPackage(r, Made)).ThenNot(Obstacle.NotApproved);

    [Fact]
    public void A_package_made_a_second_time_changes_nothing() =>
        Given(Proven, Searched, Approved, Made).When(r => RecordPackage(r, Made with { Size = 1 })).ThenNothing();

    [Fact]
    public void Downloading_the_package_completes_the_request() =>
        Given(Proven, Searched, Approved, Made)
            .When(r => Collect(r, PackageUse.Downloaded))
            .Then(new PackageCollected(PackageUse.Downloaded), new RequestClosed(Outcome.Done));

    [Fact]
    public void Reading_after_downloading_is_recorded_and_downloading_again_is_not()
    {
        RequestEvent[] downloaded = [Proven, Searched, Approved, Made, new PackageCollected(PackageUse.Downloaded), new RequestClosed(Outcome.Done)];
        Given(downloaded).When(r => Collect(r, PackageUse.Read)).Then(new PackageCollected(PackageUse.Read));
        Given(downloaded).When(r => Collect(r, PackageUse.Downloaded)).ThenNothing();
    }

    [Fact]
    public void A_deleted_package_cannot_be_collected() =>
        Given(Proven, Searched, Approved, Made, new PackageDeleted()).When(r => Collect(r, PackageUse.Read)).ThenNot(Obstacle.NoPackage);

    [Fact]
    public void An_expired_package_closes_a_request_that_nobody_collected() =>
        Given(Proven, Searched, Approved, Made)
            .When(RecordPackageDeleted)
            .Then(new PackageDeleted(), new RequestClosed(Outcome.Done));

    [Fact]
    public void At_the_due_date_an_unproven_request_is_closed() => Given().When(CloseUnproven).Then(new RequestClosed(Outcome.Unproven));

    [Fact]
    public void A_proof_at_the_last_moment_keeps_the_request_open() => Given(Proven).When(CloseUnproven).ThenNothing();

    [Fact]
    public void Nothing_found_is_an_outcome() =>
        Given(Proven, new DataSearched([])).When(CloseNothingFound).Then(new RequestClosed(Outcome.NothingFound));

    [Fact]
    public void A_letter_is_recorded_once()
    {
        var sent = new LetterSent("receipt", "0011223344556677", "<1@example.com>");
        Given().When(r => LetterSent(r, sent.Letter, sent.Addressee, sent.MessageId)).Then(sent);
        Given(sent).When(r => LetterSent(r, sent.Letter, sent.Addressee, sent.MessageId)).ThenNothing();
    }

    [Fact]
    public void A_refused_letter_holds_nothing_up()
    {
        var failed = new LetterFailed("receipt", "0011223344556677", "mail-address-refused");
        Assert.Equal(RequestStatus.AwaitingProof, StateAfter(failed).Status);
        Given(failed).When(r => LetterSent(r, failed.Letter, failed.Addressee, "<1@example.com>")).ThenNothing();
    }
}
