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
    private const string Other = "other@example.com";
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
        Assert.Equal(["other@example.com"], Emails(staff.CallingBack(entered)));

        var called = entered with { CalledBack = new AuthorityCalledBack("other@example.com", "site", "Wang", new DateOnly(2026, 11, 23), Confirmed: true, Note: null) };
        Assert.Equal([Approver], Emails(staff.Deciding(called)));
        Assert.Equal([Officer], Emails(staff.SecondTo(called with { Proposal = new DecisionProposed(Approver, Verdict.Approve, null, null) })));
        Assert.False(staff.MayDecide(Find(staff, "other@example.com"), called));
    }

    [Theory]
    [InlineData(new[] { Handler }, new[] { Approver }, Handler, false)]
    [InlineData(new[] { Handler, Other }, new[] { Approver }, Handler, true)]
    [InlineData(new[] { Handler, Other }, new[] { Approver }, Approver, true)]
    [InlineData(new[] { Handler, Other }, new[] { Approver }, Officer, true)]
    [InlineData(new[] { Handler }, new[] { Approver, Other }, Handler, true)]
    [InlineData(new[] { Handler, Other }, new[] { Other, Handler }, Handler, false)]
    [InlineData(new[] { Handler, Other, Officer }, new[] { Other }, Officer, false)]
    [InlineData(new[] { Handler, Other, "third@example.com", Officer }, new[] { Officer }, Officer, false)]
    public void A_demand_can_be_decided_where_four_are_different_people_and_the_second_to_decide_is_approver_or_officer(
        string[] handlers, string[] approvers, string enters, bool can) =>
        Assert.Equal(can, Staff(handlers, approvers, Officer).CanDecideDemandOf(enters));

    [Fact]
    public void Who_calls_back_is_a_handler_before_an_approver_before_the_officer_and_nobody_who_is_needed_to_decide()
    {
        Assert.Equal([Approver, Other], Emails(Staff([Handler], [Approver, Other], Officer).CallingBack(EnteredBy(Handler))));

        // Without the one approver, two handlers would be left, and neither of them agrees with the other.
        var staff = Staff([Officer, Handler, Other], [Approver], Officer);
        Assert.Equal([Handler, Other], Emails(staff.CallingBack(EnteredBy(Officer))));
        Assert.False(staff.MayCallBack(Find(staff, Approver), EnteredBy(Officer)));
        Assert.False(staff.MayCallBack(Find(staff, Officer), EnteredBy(Officer)));
        Assert.Equal([Officer], Emails(Staff([Handler], [Handler], Officer).CallingBack(EnteredBy(Handler))));
    }

    [Fact]
    public void Every_call_that_is_asked_for_leaves_two_who_can_decide()
    {
        var staff = Staff([Handler, Other], [Approver], Officer);
        foreach (var enters in new[] { Handler, Other, Approver, Officer })
        {
            foreach (var caller in staff.CallingBack(EnteredBy(enters)))
            {
                var called = EnteredBy(enters) with { CalledBack = new AuthorityCalledBack(caller.Email, "site", "Wang", new DateOnly(2026, 11, 23), Confirmed: true, Note: null) };
                foreach (var first in staff.Deciding(called))
                {
                    var proposed = called with { Proposal = new DecisionProposed(first.Email, Verdict.Approve, null, null) };
                    Assert.Contains(staff.SecondTo(proposed), m => !proposed.Parties.Contains(m.Email));
                }
            }
        }
    }

    [Fact]
    public void An_approval_at_home_is_recorded_by_who_proved_already_or_is_not_needed_to_decide()
    {
        var staff = Staff([Handler, Other], [Approver], Officer);
        var called = EnteredBy(Handler) with { CalledBack = new AuthorityCalledBack(Other, "site", "Wang", new DateOnly(2026, 11, 23), Confirmed: true, Note: null) };
        Assert.True(staff.MayRecordApproval(Find(staff, Handler), called));
        Assert.True(staff.MayRecordApproval(Find(staff, Other), called));
        Assert.False(staff.MayRecordApproval(Find(staff, Officer), called));
        Assert.True(Staff([Handler, Other, "third@example.com"], [Approver], Officer).MayRecordApproval(Find(staff, Officer), called));
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
