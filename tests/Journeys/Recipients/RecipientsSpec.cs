using PrivacyFunctions.Journeys.Stops;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Recipients;

/// <summary>P4, P2: whoever has the data from us is told that it was deleted or corrected, and the person reads who has confirmed.</summary>
public sealed class RecipientsSpec
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_deletion_hooks_are_told_staff_tell_the_rest_and_the_person_reads_who_has_confirmed()
    {
        const string Email = "daniel.smith@example.com";
        await using var partners = await HookServer.Start();
        await using var crm = await HookServer.Start();
        await using var office = await Office.Open(
            Cancellation, Asking.Hooks(("transaction_partners", partners, "recipient"), ("crm", crm, "recipient"), ("mailings", crm, "source")));
        crm.Answer(503);
        var reference = await office.AskAndProve(Email, ["deletion"]);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        Assert.Empty(partners.About(reference));
        await office.Press(reference, "second-needed", Office.Approver, "agree");

        var letter = await office.Letter(reference, "deleted");
        var text = letter.Text.ReplaceLineEndings(" ");
        Assert.Contains("Who takes part in a transaction: confirmed on", text, StringComparison.Ordinal);
        Assert.Contains("crm: told, and not confirmed yet", text, StringComparison.Ordinal);
        Assert.Contains("Business partners: our staff tell them", text, StringComparison.Ordinal);
        Assert.Contains("Courts and authorities: What they obtained by law", text, StringComparison.Ordinal);
        var told = Assert.Single(partners.About(reference));
        Assert.Equal(("erasure", "deletion", Email), (told.Event, told.Kind, told.Email));
        Assert.Contains("orders", told.Body.GetProperty("categories").EnumerateArray().Select(c => c.GetString()));
        Assert.False(told.Body.TryGetProperty("purposes", out _));
        Assert.Empty(partners.Refused);

        var byHand = await office.Letter(reference, "recipients-by-hand", Office.Handler);
        Assert.Contains("Business partners", byHand.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, byHand.Text, StringComparison.Ordinal);
        using var staff = await office.SignIn(byHand);
        Assert.Contains("Which recipients were told?", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Courts and authorities", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, staff.Text, StringComparison.Ordinal);
        await staff.Open($"decide/{reference}/recipients", Cancellation);
        await staff.Submit(Cancellation, ("do", "reveal"), ("why", "To write to the partners."));
        Assert.Contains(Email, staff.Text, StringComparison.Ordinal);
        Assert.Contains("AddressRevealed", await office.Facts(reference));
        await staff.Submit(Cancellation, ("recipient", "Erasure/business-partners"), ("recipient", "Erasure/authorities"));
        Assert.Contains("We noted who was told", staff.Text, StringComparison.Ordinal);

        crm.IsBack();
        await office.Until(reference, "the hook that was down has acknowledged", r => r.Tellings[0].Confirmed.ContainsKey("crm"));
        Assert.Equal("erasure", Assert.Single(crm.About(reference)).Event);
        using var person = await office.SignIn(letter);
        Assert.Contains("crm Confirmed on", person.Text, StringComparison.Ordinal);
        Assert.Contains("Business partners Confirmed on", person.Text, StringComparison.Ordinal);
        Assert.Contains("Affiliates Our staff tell them", person.Text, StringComparison.Ordinal);
        Assert.Contains("Courts and authorities May keep what they have", person.Text, StringComparison.Ordinal);

        // Those who are left are not forgotten.
        await office.Advance(7);
        await office.Until(reference, "staff are reminded", r => r.HasSettled("recipients-by-hand/2"));
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "recipients-silent");
    }

    [Fact]
    public async Task After_a_correction_a_silent_hook_gets_staff_a_letter_in_a_day_and_is_told_all_the_same()
    {
        const string Email = "ting.gao@example.com";
        await using var partners = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, Asking.Hooks(("transaction_partners", partners, "recipient")));
        partners.Answer(503);
        var reference = await Corrections.Asking.AskAndProve(office, Email, "zh-CN", ("field-1", "shop.customer.name"), ("value-1", "高婷婷"));
        await Corrections.Asking.AcceptAll(office, reference, 1);

        var letter = await office.Letter(reference, "corrected");
        Assert.Contains("交易对象、支付机构和物流公司\uff1a已告知\uff0c尚未确认", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "recipients-silent");
        await office.Advance(1);
        var silent = await office.Letter(reference, "recipients-silent", Office.Handler);
        Assert.Contains("Who takes part in a transaction", silent.Text, StringComparison.Ordinal);

        partners.IsBack();
        await office.Advance(1);
        await office.Until(reference, "the hook has acknowledged", r => r.Tellings[0].Confirmed.ContainsKey("transaction-partners"));
        var told = Assert.Single(partners.About(reference));
        Assert.Equal(("rectification", "correction"), (told.Event, told.Kind));
        Assert.DoesNotContain("高婷婷", told.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, (await office.Find(reference)).Outcome);
    }
}
