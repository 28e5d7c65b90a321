using PrivacyFunctions.Requests;
using static PrivacyFunctions.Requests.DemandDecisions;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>What an authority demands (P19): nobody who proves it releases it, and nothing is released that was not proven.</summary>
public sealed class DemandDecisionSpecs
{
    internal static readonly DateOnly Today = new(2026, 11, 23);

    internal static readonly AuthorityCalledBack Confirmed = new("caller@example.com", "the bureau's own site", "Officer Wang", Today, Confirmed: true, Note: null);
    internal static readonly AuthorityCalledBack Failed = Confirmed with { Confirmed = false, Note = "They know no such document." };
    internal static readonly AuthorityCalledBack FailedLater = Failed with { By = "other@example.com" };
    internal static readonly ApprovedAtHome AtHome = new("caller@example.com", "2026/7", Today);
    internal static readonly NoticeRuled Lifted = new("officer@example.com", null, null);

    internal static readonly Demand AtHomeDemand = new(
        "The bureau",
        Country: null,
        new LegalDocument(DocumentType.EvidenceNotice, "2026/118", Today, "file 12"),
        "PRC Criminal Procedure Law, article 54",
        new DemandedSubject("email", "mei.lin@example.com"),
        SubjectWords: null,
        [new DemandedData("shop", "orders")],
        new SubjectNotice("mei.lin@example.com", "en", null, null));

    internal static readonly Demand Foreign = AtHomeDemand with { Country = "Atlantis" };

    private static readonly IdentityProven ByCall = new(ByCallBack);
    private static readonly DecisionProposed Approval = new("first@example.com", Verdict.Approve, null, null);
    private static readonly PackageCollected Fetched = new(PackageUse.Downloaded);

    internal static RequestReceived Received(Demand demand) => RequestSpec.Received with
    {
        Kinds = new Kinds(Asked.Disclosure), Door = Door.Staff, Email = "desk@bureau.example", Entered = new StaffEntry("enterer@example.com", EntryWay.Post), Demand = demand,
    };

    [Fact]
    public void A_call_back_that_confirms_proves_it_and_one_that_does_not_closes_it()
    {
        GivenDemand().When(r => CallBack(r, Confirmed, Today, Today)).Then(Confirmed, ByCall);
        GivenDemand().When(r => CallBack(r, Failed, Today, Today)).Then(Failed, new RequestClosed(Outcome.Unproven));
        GivenDemand(Confirmed, ByCall).When(r => CallBack(r, Confirmed, Today, Today)).ThenNothing();
        GivenDemand(Confirmed, ByCall).When(r => CallBack(r, Confirmed with { By = "other@example.com" }, Today, Today)).ThenNot(Obstacle.AlreadyAnswered);
        GivenDemand(Failed, new RequestClosed(Outcome.Unproven)).When(r => CallBack(r, Confirmed, Today, Today)).ThenNot(Obstacle.Closed);
        Given().When(r => CallBack(r, Confirmed, Today, Today)).ThenNot(Obstacle.NothingDemanded);
    }

    [Fact]
    public void A_later_call_that_fails_is_recorded_beside_the_first_until_the_data_is_handed_over()
    {
        GivenDemand(Confirmed, ByCall).When(r => CallBack(r, FailedLater, Today, Today)).Then(FailedLater);
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => CallBack(r, FailedLater, Today, Today)).Then(FailedLater);
        GivenDemand(Confirmed, ByCall, Searched, Approved, Made).When(r => CallBack(r, FailedLater, Today, Today)).Then(FailedLater);
        GivenDemand(Confirmed, ByCall, Searched, Approved, Made, Fetched).When(r => CallBack(r, FailedLater, Today, Today)).ThenNot(Obstacle.TooLate);
        GivenDemand(Confirmed, ByCall).When(r => CallBack(r, FailedLater with { By = "enterer@example.com" }, Today, Today)).ThenNot(Obstacle.SamePerson);
        GivenDemand(Confirmed, ByCall, FailedLater).When(r => CallBack(r, Confirmed, Today, Today)).ThenNothing();
        GivenDemand(Confirmed, ByCall, FailedLater).When(r => CallBack(r, FailedLater, Today, Today)).ThenNothing();
        var request = StateAfterDemand(AtHomeDemand, Confirmed, ByCall, FailedLater);
        Assert.True(IsContradicted(request));
        Assert.Equal([Confirmed], request.EarlierCalls);
        Assert.Equal(["enterer@example.com", FailedLater.By, Confirmed.By], request.ProvedBy);
    }

    [Fact]
    public void What_a_later_call_contradicts_can_only_be_refused_until_somebody_else_confirms_it_anew()
    {
        var refusal = new DecisionProposed("first@example.com", Verdict.Refuse, "document-insufficient", "Because.");
        var anew = Confirmed with { By = "third@example.com" };
        GivenDemand(Confirmed, ByCall, Searched, FailedLater).When(r => ReviewDecisions.Decide(r, Approval)).ThenNot(Obstacle.Contradicted);
        GivenDemand(Confirmed, ByCall, Searched, FailedLater).When(r => ReviewDecisions.Decide(r, refusal)).Then(refusal);
        GivenDemand(Confirmed, ByCall, Searched, Approval, FailedLater).When(r => ReviewDecisions.Agree(r, "second@example.com", maySecond: true)).ThenNot(Obstacle.Contradicted);
        GivenDemand(Confirmed, ByCall, Searched, Approval, FailedLater)
            .When(r => ReviewDecisions.DecideAlone(r, Approval with { By = "officer@example.com" }, timeToAgreeIsOver: true)).ThenNot(Obstacle.Contradicted);
        GivenDemand(Confirmed, ByCall, Searched, FailedLater).When(r => CallBack(r, Confirmed with { With = "Officer Li" }, Today, Today)).ThenNot(Obstacle.NotTheirs);
        GivenDemand(Confirmed, ByCall, Searched, Approval, FailedLater).When(r => CallBack(r, anew with { By = Approval.By }, Today, Today)).ThenNot(Obstacle.NotTheirs);
        GivenDemand(Confirmed, ByCall, Searched, FailedLater).When(r => CallBack(r, anew, Today, Today)).Then(anew);
        GivenDemand(Confirmed, ByCall, Searched, FailedLater, anew).When(r => ReviewDecisions.Decide(r, Approval)).Then(Approval);
    }

    [Fact]
    public void Who_entered_it_does_not_call_back_and_nobody_calls_before_it_came_or_after_today()
    {
        GivenDemand().When(r => CallBack(r, Confirmed with { By = "enterer@example.com" }, Today, Today)).ThenNot(Obstacle.SamePerson);
        GivenDemand().When(r => CallBack(r, Confirmed with { On = Today.AddDays(1) }, Today, Today)).ThenNot(Obstacle.WrongDay);
        GivenDemand().When(r => CallBack(r, Confirmed with { On = Today.AddDays(-1) }, Today, Today)).ThenNot(Obstacle.WrongDay);
    }

    [Fact]
    public void Nothing_is_searched_decided_or_proven_otherwise_before_the_call()
    {
        GivenDemand().When(r => RequestDecisions.RecordSearch(r, [], [])).ThenNot(Obstacle.NotProven);
        GivenDemand().When(r => ReviewDecisions.Decide(r, Approval)).ThenNot(Obstacle.NotProven);
        GivenDemand().When(r => RequestDecisions.Prove(r, "code-to-mailbox", Now, Now, Now)).ThenNot(Obstacle.NotTheirs);
        Assert.Empty(StateAfterDemand(AtHomeDemand).ProvenIdentities);
    }

    [Fact]
    public void What_its_document_names_is_what_is_searched_by_and_not_the_authoritys_own_address()
    {
        var identity = Assert.Single(StateAfterDemand(AtHomeDemand, Confirmed, ByCall).ProvenIdentities);
        Assert.Equal(("email", "mei.lin@example.com"), (identity.Type, identity.Value));
        Assert.Equal([new DemandedData("shop", "orders")], StateAfterDemand(AtHomeDemand).Scope);
    }

    [Theory]
    [InlineData("enterer@example.com")]
    [InlineData("caller@example.com")]
    public void Who_proves_does_not_release(string by)
    {
        var refusal = new DecisionProposed(by, Verdict.Refuse, "document-insufficient", "Because.");
        GivenDemand(Confirmed, ByCall, Searched).When(r => ReviewDecisions.Decide(r, Approval with { By = by })).ThenNot(Obstacle.SamePerson);
        GivenDemand(Confirmed, ByCall, Searched).When(r => ReviewDecisions.Decide(r, refusal)).ThenNot(Obstacle.SamePerson);
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => ReviewDecisions.Agree(r, by, maySecond: true)).ThenNot(Obstacle.SamePerson);
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => ReviewDecisions.Dispute(r, by, "No.", maySecond: true)).ThenNot(Obstacle.SamePerson);
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => ReviewDecisions.DecideAlone(r, Approval with { By = by }, timeToAgreeIsOver: true)).ThenNot(Obstacle.SamePerson);
    }

    [Fact]
    public void Who_proves_and_is_the_only_one_left_to_end_it_refuses() =>
        GivenDemand(Confirmed, ByCall, Searched, Approval)
            .When(r => ReviewDecisions.DecideAlone(r, new DecisionProposed(Confirmed.By, Verdict.Refuse, "document-insufficient", "Because."), timeToAgreeIsOver: true))
            .Then(new RequestRefused(Confirmed.By, null, "document-insufficient", "Because."), new RequestClosed(Outcome.Refused));

    [Fact]
    public void Who_proves_leaves_the_decision_to_others_but_says_how_to_go_on_without_a_source()
    {
        Assert.True(IsForOthers(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched), Confirmed.By));
        Assert.False(IsForOthers(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched), "first@example.com"));
        Assert.False(IsForOthers(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, new SourceBlocked("shop", "source-unavailable", SourceStep.Search)), Confirmed.By));
    }

    [Fact]
    public void What_was_left_out_or_not_found_was_not_disclosed()
    {
        var demand = AtHomeDemand with { Scope = [new("shop", "orders"), new("shop", "payment"), new("uploads", "files")] };
        var found = new DataSearched([new("shop", "orders", 6), new("shop", "payment", 0), new("uploads", "files", 2)], []);
        Assert.Equal([new("shop", "orders"), new("uploads", "files")], Disclosed(StateAfterDemand(demand, Confirmed, ByCall, found)));
        Assert.Equal([new DemandedData("shop", "orders")], Disclosed(StateAfterDemand(demand, Confirmed, ByCall, found, Approved, new SourceSkipped("uploads", "staff@example.com"))));
    }

    [Fact]
    public void Two_others_approve_and_nobody_approves_twice_where_nobody_else_has()
    {
        GivenDemand(Confirmed, ByCall, Searched).When(r => ReviewDecisions.Decide(r, Approval)).Then(Approval);
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => ReviewDecisions.Agree(r, "second@example.com", maySecond: true))
            .Then(new RequestApproved("first@example.com", "second@example.com"));
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => ReviewDecisions.DecideAlone(r, Approval, timeToAgreeIsOver: true)).ThenNot(Obstacle.OneIsNotEnough);
        GivenDemand(Confirmed, ByCall, Searched, Approval).When(r => ReviewDecisions.DecideAlone(r, Approval with { By = "officer@example.com" }, timeToAgreeIsOver: true))
            .Then(new RequestApproved("officer@example.com", null));
    }

    [Fact]
    public void The_officer_alone_does_not_approve_what_nobody_else_has()
    {
        var refusal = new DecisionProposed("first@example.com", Verdict.Refuse, "document-insufficient", "Because.");
        var officers = Approval with { By = "officer@example.com" };
        GivenDemand(Confirmed, ByCall, Searched, refusal).When(r => ReviewDecisions.DecideAlone(r, officers, timeToAgreeIsOver: true)).ThenNot(Obstacle.OneIsNotEnough);
        GivenDemand(Confirmed, ByCall, Searched, refusal, new DecisionDisputed("second@example.com", "It names both.")).When(r => ReviewDecisions.DecideAlone(r, officers, timeToAgreeIsOver: false))
            .Then(new RequestApproved("officer@example.com", null));
        GivenDemand(Confirmed, ByCall, Searched, refusal).When(r => ReviewDecisions.DecideAlone(r, refusal with { By = "officer@example.com" }, timeToAgreeIsOver: true))
            .Then(new RequestRefused("officer@example.com", null, "document-insufficient", "Because."), new RequestClosed(Outcome.Refused));
    }

    [Fact]
    public void A_foreign_authority_is_approved_at_home_first_or_refused()
    {
        var refusal = new DecisionProposed("first@example.com", Verdict.Refuse, "not-approved-at-home", "Because.");
        GivenForeign(Confirmed, ByCall, Searched).When(r => ReviewDecisions.Decide(r, Approval)).ThenNot(Obstacle.NotApprovedAtHome);
        GivenForeign(Confirmed, ByCall, Searched).When(r => ReviewDecisions.Decide(r, refusal)).Then(refusal);
        GivenForeign(Confirmed, ByCall, Searched).When(r => ApproveAtHome(r, AtHome, Today)).Then(AtHome);
        GivenForeign(Confirmed, ByCall, Searched, AtHome).When(r => ReviewDecisions.Decide(r, Approval)).Then(Approval);
        GivenForeign(Confirmed, ByCall, Searched).When(r => ApproveAtHome(r, AtHome with { On = Today.AddDays(1) }, Today)).ThenNot(Obstacle.WrongDay);
        GivenForeign(Confirmed, ByCall, Searched).When(r => ApproveAtHome(r, AtHome with { On = OldestDocument.AddDays(-1) }, Today)).ThenNot(Obstacle.WrongDay);
        GivenForeign(Confirmed, ByCall, Searched, AtHome).When(r => ApproveAtHome(r, AtHome with { Number = "2026/8" }, Today)).ThenNot(Obstacle.AlreadyDecided);
        GivenForeign(Confirmed, ByCall, Searched, AtHome with { By = "first@example.com" }).When(r => ReviewDecisions.Decide(r, Approval)).ThenNot(Obstacle.SamePerson);
        GivenDemand(Confirmed, ByCall, Searched).When(r => ApproveAtHome(r, AtHome, Today)).ThenNot(Obstacle.NothingDemanded);
    }

    [Fact]
    public void Nobody_is_told_before_the_data_was_handed_over_and_nobody_twice()
    {
        Assert.False(PersonIsToBeTold(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched, Approved, Made)));
        Assert.True(PersonIsToBeTold(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched, Approved, Made, Fetched)));
        Assert.False(PersonIsToBeTold(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched, Approved, Made, Fetched, new LetterSent("disclosed", "00", "<1@example.com>"))));
        var told = new PersonTold("officer@example.com", Channel.Phone, Today) { OfDisclosure = true };
        GivenDemand(Confirmed, ByCall, Searched, Approved, Made, Fetched).When(r => TellPerson(r, told, Today, Today)).Then(told);
        GivenDemand(Confirmed, ByCall, Searched, Approved, Made, Fetched).When(r => TellPerson(r, told with { On = Today.AddDays(-1) }, Today, Today)).ThenNot(Obstacle.WrongDay);
        GivenDemand(Confirmed, ByCall, Searched, Approved, Made).When(r => TellPerson(r, told, Today, Today)).ThenNot(Obstacle.TooLate);
    }

    [Fact]
    public void What_the_authority_was_told_otherwise_leaves_its_person_to_be_told()
    {
        var returned = new LetterReturned("disclosure-ready", "mail-bounced", Now, "1");
        var authorityTold = new PersonTold("staff@example.com", Channel.Phone, Today);
        var request = StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched, Approved, Made, returned);
        Assert.True(DeliveryDecisions.IsOfAuthority(request));
        request = request.Apply(authorityTold, Now).Apply(Fetched, Now);
        Assert.Null(request.Undelivered);
        Assert.True(PersonIsToBeTold(request));
        Assert.False(PersonIsToBeTold(request.Apply(authorityTold with { OfDisclosure = true }, Now)));
    }

    [Fact]
    public void What_reaches_the_authority_has_not_reached_the_person_nor_the_other_way_round()
    {
        var toPerson = new LetterReturned("disclosed", "mail-bounced", Now, "1");
        var toAuthority = new LetterReturned("code-read", "mail-bounced", Now, "2");
        var arrivedThere = new LetterDelivered("code-read/2", Now.AddHours(1), "3");
        var told = new LetterDelivered("disclosed", Now.AddHours(1), "4");
        Assert.False(DeliveryDecisions.IsOfAuthority(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, toPerson)));
        GivenDemand(toPerson).When(r => DeliveryDecisions.Deliver(r, arrivedThere)).ThenNothing();
        GivenDemand(toAuthority).When(r => DeliveryDecisions.Deliver(r, told)).ThenNothing();
        GivenDemand(toPerson).When(r => DeliveryDecisions.Deliver(r, told)).Then(told);
        GivenDemand(toAuthority).When(r => DeliveryDecisions.Deliver(r, arrivedThere)).Then(arrivedThere);
        GivenDemand(arrivedThere).When(r => DeliveryDecisions.Return(r, toPerson)).Then(toPerson);
    }

    [Fact]
    public void A_prohibition_can_be_lifted_or_given_an_end_until_the_person_knows()
    {
        var forbidden = AtHomeDemand with { Notice = AtHomeDemand.Notice with { ForbiddenBy = "article 54" } };
        var ended = new NoticeRuled("officer@example.com", "article 54", Today.AddDays(30));
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, Lifted, Today)).Then(Lifted);
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, ended, Today)).Then(ended);
        GivenReceived(Received(forbidden), ended).When(r => RuleNotice(r, ended with { By = "other@example.com" }, Today)).ThenNothing();
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, ended with { ForbiddenUntil = Today.AddDays(-1) }, Today)).ThenNot(Obstacle.WrongDay);
        GivenDemand(new LetterSent("disclosed", "00", "<1@example.com>")).When(r => RuleNotice(r, ended, Today)).ThenNot(Obstacle.TooLate);
        Assert.Null(StateAfterDemand(forbidden, Lifted).Notice!.ForbiddenBy);
        Assert.Equal("mei.lin@example.com", StateAfterDemand(forbidden, Lifted).Notice!.Email);
    }

    [Fact]
    public void A_prohibition_does_not_end_before_its_last_day_without_a_reason()
    {
        var forbidden = AtHomeDemand with { Notice = AtHomeDemand.Notice with { ForbiddenBy = "article 54", ForbiddenUntil = Today } };
        var reasoned = Lifted with { Reason = "Order 9 lifts it." };
        var later = new NoticeRuled("officer@example.com", "article 54", Today.AddDays(30));
        var sooner = later with { ForbiddenUntil = Today.AddDays(29) };
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, Lifted, Today)).ThenNot(Obstacle.NoReason);
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, reasoned, Today)).Then(reasoned);
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, Lifted, Today.AddDays(1))).Then(Lifted);
        GivenReceived(Received(forbidden)).When(r => RuleNotice(r, later, Today)).Then(later);
        GivenReceived(Received(forbidden), later).When(r => RuleNotice(r, sooner, Today)).ThenNot(Obstacle.NoReason);
        GivenReceived(Received(forbidden), later).When(r => RuleNotice(r, sooner with { Reason = "Order 9." }, Today)).Then(sooner with { Reason = "Order 9." });
        GivenReceived(Received(forbidden), later).When(r => RuleNotice(r, later with { ForbiddenUntil = null }, Today)).Then(later with { ForbiddenUntil = null });
    }

    [Fact]
    public void It_is_not_joined_withdrawn_extended_asked_about_passed_on_reviewed_or_made_again()
    {
        var request = StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched);
        Assert.False(WithdrawalDecisions.CanBeWithdrawn(request));
        Assert.False(QuestionDecisions.CanAsk(request));
        Assert.False(NotOursDecisions.CanBeNotOurs(request));
        Assert.False(ExtensionDecisions.CanExtend(request, Now.AddDays(60), Now));
        Assert.False(JoinDecisions.Joins(request, request with { Reference = PrivacyFunctions.Requests.Reference.FromBytes(new byte[8]) }));
        Assert.False(RequestDecisions.MayChooseKinds(request));
        Assert.False(RequestDecisions.CanBeMadeAgain(StateAfterDemand(AtHomeDemand, Confirmed, ByCall, Searched, Approved, Made, Fetched, new RequestClosed(Outcome.Done), new PackageDeleted())));
    }

    private static RequestSpec GivenDemand(params RequestEvent[] facts) => GivenReceived(Received(AtHomeDemand), facts);

    private static RequestSpec GivenForeign(params RequestEvent[] facts) => GivenReceived(Received(Foreign), facts);

    private static Request StateAfterDemand(Demand demand, params RequestEvent[] facts) =>
        facts.Aggregate(Request.From(RequestSpec.Reference, Received(demand), Now), (request, fact) => request.Apply(fact, Now));
}
