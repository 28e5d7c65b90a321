using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.RequestDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

public sealed class RequestDecisionSpecs
{
    private static readonly DateTimeOffset NewDue = Now.AddDays(46);
    private static readonly Kinds Deletion = new(Asked.Deletion);
    private static readonly IReadOnlyList<ErasureLine> Plan =
        [new("shop", "orders", new Dictionary<string, string> { ["en"] = "Orders" }, ErasureAct.Delete, 3, Fields: null, Because: null)];

    private static readonly Kinds CopyThenDeletion = new(Asked.Deletion, Asked.Copy);

    [Fact]
    public void A_code_from_the_mailbox_proves_the_identity() =>
        Given().When(r => Prove(r, "code-to-mailbox", Now, Now.AddDays(30), NewDue)).Then(new IdentityProven("code-to-mailbox"));

    [Fact]
    public void Proving_twice_is_one_proof() => Given(Proven).When(r => Prove(r, "code-to-mailbox", Now, Now.AddDays(30), NewDue)).ThenNothing();

    [Fact]
    public void A_request_closed_as_unproven_is_taken_up_again_with_a_due_date_of_its_own()
    {
        var closed = Given(new RequestClosed(Outcome.Unproven));
        closed.When(r => Prove(r, "code-to-mailbox", Now, Now.AddTicks(1), NewDue)).Then(new RequestReopened(NewDue), new IdentityProven("code-to-mailbox"));
        Assert.Equal((RequestStatus.InReview, NewDue), Stand(StateAfter(new RequestClosed(Outcome.Unproven), new RequestReopened(NewDue), Proven)));
        static (RequestStatus, DateTimeOffset) Stand(Request request) => (request.Status, request.DueEnd);
    }

    [Fact]
    public void After_its_time_a_request_closed_as_unproven_cannot_be_proven_any_more() =>
        Given(new RequestClosed(Outcome.Unproven)).When(r => Prove(r, "code-to-mailbox", Now, Now, NewDue)).ThenNot(Obstacle.Closed);

    [Fact]
    public void A_refused_request_cannot_be_proven_again_to_be_taken_up() =>
        Given(new RequestClosed(Outcome.Refused)).When(r => Prove(r, "code-to-mailbox", Now, Now.AddDays(30), NewDue)).ThenNot(Obstacle.Closed);

    [Fact]
    public void A_copy_comes_before_a_deletion_whatever_the_order_of_asking() => Assert.Equal(["copy", "deletion"], CopyThenDeletion.Names);

    [Fact]
    public void What_a_mail_asks_for_can_be_put_right_until_its_sender_has_confirmed_it()
    {
        Given().When(r => ChooseKinds(r, CopyThenDeletion, null)).Then(new KindsChosen(CopyThenDeletion, null));
        Given(Proven).When(r => ChooseKinds(r, Received.Kinds, null)).ThenNothing();
        Given(Proven).When(r => ChooseKinds(r, CopyThenDeletion, "staff@example.com")).ThenNot(Obstacle.TooLate);
        Given(Proven, Searched).When(r => ChooseKinds(r, CopyThenDeletion, null)).ThenNot(Obstacle.TooLate);
    }

    [Fact]
    public void What_was_confirmed_without_anybody_knowing_what_it_asks_for_can_still_be_said() =>
        GivenA(new Kinds(Asked.Question), Proven)
            .When(r => ChooseKinds(r, CopyThenDeletion, "staff@example.com"))
            .Then(new KindsChosen(CopyThenDeletion, "staff@example.com"));

    [Fact]
    public void Fetching_the_copy_leaves_a_request_open_that_also_asks_for_deletion() =>
        GivenA(CopyThenDeletion, Proven, Searched, Approved, Made)
            .When(r => Collect(r, PackageUse.Downloaded))
            .Then(new PackageCollected(PackageUse.Downloaded));

    [Fact]
    public void The_erasure_completes_a_request_for_deletion_and_tells_what_was_planned_when_it_began() =>
        GivenA(Deletion, Proven, Searched, Approved, new ErasureBegun(Plan))
            .When(RecordErased)
            .Then(new DataErased(Plan), new RequestClosed(Outcome.Done));

    [Fact]
    public void An_erasure_is_planned_once() =>
        GivenA(Deletion, Proven, Searched, Approved, new ErasureBegun(Plan)).When(r => BeginErasure(r, [])).ThenNothing();

    [Fact]
    public void Nothing_is_erased_without_an_approval()
    {
        GivenA(Deletion, Proven, Searched).When(r => BeginErasure(r, Plan)).ThenNot(Obstacle.NotApproved);
        GivenA(Deletion, Proven, Searched).When(RecordErased).ThenNot(Obstacle.NotApproved);
    }

    [Fact]
    public void A_copy_without_a_source_that_failed_is_done_in_part() =>
        Given(Proven, Searched, Approved, new SourceBlocked("shop", "unreachable", SourceStep.Package), new SourceSkipped("shop", "staff@example.com"), Made)
            .When(r => Collect(r, PackageUse.Downloaded))
            .Then(new PackageCollected(PackageUse.Downloaded), new RequestClosed(Outcome.InPart));

    [Fact]
    public void Nothing_is_searched_for_a_claimed_identity() => Given().When(r => RecordSearch(r, [], [])).ThenNot(Obstacle.NotProven);

    [Fact]
    public void A_claimed_identity_seeds_no_query() => Assert.Empty(StateAfter().ProvenIdentities);

    [Fact]
    public void A_proven_mailbox_seeds_queries_and_a_typed_account_does_not()
    {
        var request = Request.From(RequestSpec.Reference, Received with { ClaimedAccount = "10007" }, Now).Apply(Proven, Now);
        Assert.Equal([new ProvenIdentity("email", "mei.lin@example.com")], request.ProvenIdentities);
    }

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
        Given(Proven, new DataSearched([], [])).When(CloseNothingFound).Then(new RequestClosed(Outcome.NothingFound));

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
