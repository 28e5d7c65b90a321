using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Tests.Requests;
using static PrivacyFunctions.Tests.Requests.RequestSpec;

namespace PrivacyFunctions.Tests.Review;

/// <summary>Who is asked, of the staff that the settings name.</summary>
public sealed class StaffDirectorySpecs
{
    private const string Handler = "handler@example.com";
    private const string Approver = "approver@example.com";
    private const string Officer = "officer@example.com";

    [Fact]
    public void Approvers_give_the_second_decision_but_not_on_their_own() =>
        Assert.Equal([Approver], Emails(Staff([Handler, Approver], [Approver, Handler], Officer).SecondTo(Handler)));

    [Fact]
    public void Where_the_only_approver_decided_first_the_officer_gives_the_second() =>
        Assert.Equal([Officer], Emails(Staff([Handler], [Approver], Officer).SecondTo(Approver)));

    [Fact]
    public void A_disagreement_is_for_the_officer() =>
        Assert.Equal([Officer], Emails(Staff([Handler], [Approver], Officer).DecidingAlone([Handler, Approver])));

    [Fact]
    public void A_disagreement_with_the_officer_is_for_somebody_who_is_neither()
    {
        Assert.Equal([Approver], Emails(Staff([Handler], [Approver], Officer).DecidingAlone([Handler, Officer])));
        Assert.Equal([Handler], Emails(Staff([Handler], [Approver], Officer).DecidingAlone([Approver, Officer])));
    }

    [Fact]
    public void Where_there_are_only_two_the_officer_ends_it_as_one_of_them() =>
        Assert.Equal([Officer], Emails(Staff([Handler], [Officer], Officer).DecidingAlone([Handler, Officer])));

    [Fact]
    public void Who_entered_a_request_neither_decides_on_it_nor_agrees()
    {
        var staff = Staff([Handler, "other@example.com"], [Approver], Officer);
        var entered = EnteredBy(Handler);

        Assert.Equal(["other@example.com"], Emails(staff.Deciding(entered)));
        Assert.False(staff.MayDecide(Find(staff, Handler), entered));
        Assert.True(staff.MayDecide(Find(staff, "other@example.com"), entered));
        Assert.Equal([Officer], Emails(staff.SecondTo(EnteredBy(Approver))));
        Assert.Equal([Approver], Emails(staff.DecidingAlone(EnteredBy(Officer).Parties)));
    }

    [Fact]
    public void Who_entered_a_demand_does_not_call_back_and_neither_they_nor_who_did_decide()
    {
        var staff = Staff([Handler, "other@example.com"], [Approver], Officer);
        var entered = EnteredBy(Handler);
        Assert.Equal(["other@example.com", Officer], Emails(staff.CallingBack(entered)));

        var called = entered with { CalledBack = new AuthorityCalledBack("other@example.com", "site", "Wang", new DateOnly(2026, 11, 23), Confirmed: true, Note: null) };
        Assert.Equal([Approver], Emails(staff.Deciding(called)));
        Assert.Equal([Officer], Emails(staff.SecondTo(called with { Proposal = new DecisionProposed(Approver, Verdict.Approve, null, null) })));
        Assert.False(staff.MayDecide(Find(staff, "other@example.com"), called));
    }

    [Fact]
    public void Where_the_only_handler_entered_it_the_approver_decides_and_where_nobody_else_is_left_the_officer_after_all()
    {
        Assert.Equal([Approver], Emails(Staff([Handler], [Approver], Officer).Deciding(EnteredBy(Handler))));

        var alone = Staff([Officer], [Officer], Officer);
        Assert.Equal([Officer], Emails(alone.Deciding(EnteredBy(Officer))));
        Assert.True(alone.MayDecide(Find(alone, Officer), EnteredBy(Officer)));
    }

    [Fact]
    public void A_question_is_for_the_handlers() =>
        Assert.Equal([Handler, Approver], Emails(Staff([Handler, Approver], [Approver], Officer).Answering(StateOf(new Kinds(Asked.Question)))));

    [Fact]
    public void A_review_is_for_handlers_who_took_no_part_then_for_approvers_then_for_the_officer()
    {
        Assert.Equal(["other@example.com"], Emails(Staff([Handler, "other@example.com"], [Approver], Officer).Answering(ReviewOf(Handler))));
        Assert.Equal([Approver], Emails(Staff([Handler], [Approver], Officer).Answering(ReviewOf(Handler))));
        Assert.Equal([Officer], Emails(Staff([Handler], [Approver], Officer).Answering(ReviewOf(Handler, Approver))));
    }

    [Fact]
    public void Where_everybody_took_part_the_officer_reviews_after_all_so_that_it_ends() =>
        Assert.Equal([Officer], Emails(Staff([Handler], [Approver], Officer).Answering(ReviewOf(Handler, Approver, Officer))));

    [Fact]
    public void Who_took_part_may_not_answer_and_whoever_did_not_may()
    {
        var staff = Staff([Handler, "other@example.com"], [Approver], Officer);
        Assert.Equal(
            ["other@example.com", Approver, Officer],
            Emails(new[] { StaffRoles.Handler, StaffRoles.Approver, StaffRoles.Officer }.SelectMany(staff.With).Where(m => staff.MayAnswer(m, ReviewOf(Handler)))));
    }

    [Fact]
    public void An_escalation_of_a_review_passes_over_who_took_part()
    {
        var staff = Staff([Handler, "other@example.com"], [Approver], Officer);
        Assert.Equal(["other@example.com"], Emails(staff.WithoutPart(staff.With(StaffRoles.Approver), ReviewOf(Handler, Approver))));
    }

    private static Request EnteredBy(string email)
    {
        var request = StateOf(new Kinds(Asked.Copy));
        return request with { Received = request.Received with { Door = Door.Staff, Entered = new StaffEntry(email, EntryWay.Phone) } };
    }

    private static StaffMember Find(StaffDirectory staff, string email) =>
        new[] { StaffRoles.Handler, StaffRoles.Approver, StaffRoles.Officer }.SelectMany(staff.With).First(m => m.Email == email);

    private static Request ReviewOf(params string[] takenBy) => Request.From(
        RequestSpec.Reference,
        Received with { Kinds = new Kinds(Asked.Appeal), Reviews = new ReviewedDecision(RequestSpec.Reference, takenBy) },
        Now);

    private static string[] Emails(IEnumerable<StaffMember> members) => [.. members.Select(m => m.Email)];

    private static StaffDirectory Staff(IReadOnlyList<string> handlers, IReadOnlyList<string> approvers, string officer)
    {
        var key = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
        var day = TimeSpan.FromDays(1);
        return new StaffDirectory(
            new AppSettings(
                new Uri("https://privacy.example"), key, "privacy@example.com", AccountCentre: null, handlers, approvers, officer, InboundSecret: null,
                Language.En, Language.ZhCn, 30 * day, 60 * day, 1095 * day, day),
            new LinkTokens(key));
    }
}
