using PrivacyFunctions.Languages;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

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
