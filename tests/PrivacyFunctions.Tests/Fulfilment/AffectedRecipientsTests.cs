using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Hooks;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Hooks;
using PrivacyFunctions.Tests.Requests;

namespace PrivacyFunctions.Tests.Fulfilment;

/// <summary>Who may have what was deleted or corrected follows from the data map, the profile and the hooks.</summary>
public sealed class AffectedRecipientsTests : IDisposable
{
    private static readonly HookTargets Hooks = new(
    [
        Hook("crm", HookRole.Recipient), Hook("mailings", HookRole.Source), Hook("transaction_partners", HookRole.Recipient),
    ]);

    private readonly SampleShopSources _shop = new();

    [Fact]
    public void A_deleted_order_concerns_who_receives_orders_and_whoever_may_receive_anything()
    {
        var recipients = Of(HookEvent.Erasure, Erased(Line("orders", ErasureAct.Delete, 3)));
        Assert.Contains("payment", Codes(recipients));
        Assert.Contains("affiliates", Codes(recipients));
        Assert.DoesNotContain("push", Codes(recipients));
        Assert.DoesNotContain("mailings", Codes(recipients));
        Assert.Contains("orders", recipients.Single(r => r.Code == "transaction-partners").Categories);
        Assert.DoesNotContain("log", recipients.Single(r => r.Code == "transaction-partners").Categories);
    }

    [Fact]
    public void A_hook_is_of_the_type_whose_code_it_has_and_another_recipients_is_told_of_everything()
    {
        var recipients = Of(HookEvent.Erasure, Erased(Line("orders", ErasureAct.Delete, 3)));
        Assert.Equal("transaction_partners", recipients.Single(r => r.Code == "transaction-partners").Target);
        Assert.Equal(("crm", "crm"), (recipients[^1].Code, recipients[^1].Target));
        Assert.Null(recipients.Single(r => r.Code == "affiliates").Target);
    }

    [Fact]
    public void Who_may_keep_what_is_deleted_is_told_of_corrections_all_the_same()
    {
        Assert.Equal(["payment", "authorities"], Codes([.. Of(HookEvent.Erasure, Erased(Line("orders", ErasureAct.Delete, 3))).Where(r => r.Keeps && r.Code != "third-party-authorisation")]));
        var corrected = Of(HookEvent.Rectification, RequestSpec.StateOf(new Kinds(Asked.Correction), Corrected(CorrectionEnd.Corrected)));
        Assert.Contains("authorities", Codes(corrected));
        Assert.All(corrected, recipient => Assert.False(recipient.Keeps));
    }

    [Fact]
    public void A_corrected_name_concerns_who_receives_what_the_map_calls_a_name()
    {
        var corrected = Of(HookEvent.Rectification, RequestSpec.StateOf(new Kinds(Asked.Correction), Corrected(CorrectionEnd.Corrected)));
        Assert.Equal(["delivery"], corrected.Single(r => r.Code == "transaction-partners").Categories);
        Assert.DoesNotContain("payment", Codes(corrected));
    }

    [Fact]
    public void What_is_kept_or_was_not_corrected_concerns_nobody()
    {
        Assert.Empty(Of(HookEvent.Erasure, Erased(Line("payment", ErasureAct.Keep, 3))));
        Assert.Empty(Of(HookEvent.Rectification, RequestSpec.StateOf(new Kinds(Asked.Correction), Corrected(CorrectionEnd.NotFound))));
    }

    [Fact]
    public void What_was_there_when_staff_decided_counts_though_it_was_gone_when_the_erasure_began()
    {
        var searched = new DataSearched([new FoundRecords("shop", "orders", 3)], [Line("orders", ErasureAct.Delete, 3)]);
        Assert.Contains("transaction-partners", Codes(Of(HookEvent.Erasure, RequestSpec.StateOf(new Kinds(Asked.Deletion), searched, new DataErased([])))));
    }

    public void Dispose() => _shop.Dispose();

    private IReadOnlyList<AffectedRecipient> Of(HookEvent what, Request request) =>
        new AffectedRecipients(CompanyProfile.Default("privacy@example.com"), _shop.Sources, Hooks).Of(request, what);

    private static IEnumerable<string> Codes(IReadOnlyList<AffectedRecipient> recipients) => recipients.Select(r => r.Code);

    private static Request Erased(params ErasureLine[] lines) => RequestSpec.StateOf(new Kinds(Asked.Deletion), new DataErased(lines));

    private static DataCorrected Corrected(CorrectionEnd end) => new([new CorrectedField(0, "shop.customer.name", end, null, null)]);

    private static ErasureLine Line(string collection, ErasureAct act, long records) => new("shop", collection, new Dictionary<string, string>(), act, records, null, null);

    private static HookTarget Hook(string name, HookRole role) => new(name, new Uri("https://example.com/"), HookServer.Secret, role);
}
