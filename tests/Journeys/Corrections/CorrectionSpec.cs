using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Deletions;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Corrections;

/// <summary>A correction from the form to the letter: each field is decided by itself, and what is accepted stands in the shop's database, in that row and no other.</summary>
public sealed class CorrectionSpec(DeletionSpec.Shared shared) : IClassFixture<DeletionSpec.Shared>
{
    private const string Reason = "与另一位客户的昵称相同。";

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_field_is_corrected_once_one_person_accepts_it()
    {
        const string Email = "sean.obrien@example.com";
        var before = Shop.Rows(Office.ShopPath);
        var reference = await AskAndProve(Email, "en", ("field-1", "shop.customer.name"), ("value-1", "Séan O'Brien"));

        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("S•••n", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Brien", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("do", "approve"), ("verdict-1", "Accept"), ("row-1", Mark(staff, 1)));
        Assert.Equal(HttpStatusCode.OK, staff.Status);

        var letter = await Office.Letter(reference, "corrected");
        Assert.Contains("Customer account: Name", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Brien", letter.Text, StringComparison.Ordinal);
        Assert.Equal([("name", "Séan O'Brien")], Changes(before, Shop.Rows(Office.ShopPath), Email));
        Assert.Equal(Outcome.Done, (await Office.Find(reference)).Outcome);
    }

    [Fact]
    public async Task Of_two_fields_one_is_accepted_and_one_refused_by_two_people_and_the_letter_says_so_in_Chinese()
    {
        const string Email = "ting.gao@example.com";
        var before = Shop.Rows(Office.ShopPath);
        var reference = await AskAndProve(
            Email, "zh-CN",
            ("field-1", "shop.address.street"), ("value-1", "人民路1号𠮷祥里"),
            ("field-2", "shop.customer.nickname"), ("value-2", "小高"));

        using var first = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        await first.Submit(
            Cancellation,
            ("do", "approve"),
            ("verdict-1", "Accept"), ("row-1", Mark(first, 1)),
            ("verdict-2", "Refuse"), ("row-2", Mark(first, 2)), ("ground-2", "serious-harm"), ("reason-2", Reason));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(before.Select(r => r.ToString()), Shop.Rows(Office.ShopPath).Select(r => r.ToString()));
        using var second = await Office.SignIn(await Office.Letter(reference, "second-needed", Office.Approver));
        Assert.Contains(Reason, second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("小高", second.Text, StringComparison.Ordinal);
        await second.Submit(Cancellation, ("do", "reveal"), ("why", "To compare the two names."));
        Assert.Contains("小高", second.Text, StringComparison.Ordinal);
        await second.Submit(Cancellation, ("do", "agree"));
        Assert.Equal(HttpStatusCode.OK, second.Status);

        var letter = await Office.Letter(reference, "corrected");
        Assert.Contains("收货地址：街道", letter.Text, StringComparison.Ordinal);
        Assert.Contains("客户账号：昵称", letter.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("人民路", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("小高", letter.Text, StringComparison.Ordinal);
        Assert.Equal([("street", "人民路1号𠮷祥里")], Changes(before, Shop.Rows(Office.ShopPath), Email));
        Assert.Equal(Outcome.InPart, (await Office.Find(reference)).Outcome);
        var facts = await Office.Facts(reference);
        Assert.All(new[] { nameof(ValuesRevealed), nameof(DecisionProposed), nameof(RequestApproved), nameof(DataCorrected) }, fact => Assert.Single(facts, fact));
        using var person = await Office.SignIn(letter, "zh-CN");
        Assert.Contains("我们已更正您的部分个人信息", person.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, person.Text, StringComparison.Ordinal);
    }

    private async Task<string> AskAndProve(string email, string language, params (string Name, string Value)[] corrections)
    {
        using var person = Office.Caller(language);
        await person.Open("request/kinds", Cancellation);
        await person.Submit(Cancellation, ("kind", "correction"));
        await person.Submit(Cancellation, [.. corrections, ("rows", "10")]);
        await person.Submit(Cancellation, ("email", email));
        await person.Submit(Cancellation, ("account", ""));
        Assert.All(corrections.Where(c => c.Name.StartsWith("value", StringComparison.Ordinal)), c => Assert.Contains(c.Value, person.Text, StringComparison.Ordinal));
        await person.Submit(Cancellation);
        return await Office.ProveAs(Office.ReferenceOn(person), language);
    }

    private static string Mark(Caller staff, int number) => Regex.Match(staff.Page, $"name=\"row-{number}\" value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>What is different in the whole database; all of it has to be the person's.</summary>
    private static List<(string Field, string? Value)> Changes(IReadOnlyList<ShopRow> before, IReadOnlyList<ShopRow> after, string email)
    {
        var id = Shop.Customer(before, email);
        Assert.Equal(before.Select(r => (r.Table, r.Id)), after.Select(r => (r.Table, r.Id)));
        List<(ShopRow Row, string Field, string? Value)> changes = [.. before.Zip(after).SelectMany(pair => pair.Second.Values
            .Where(v => pair.First.Values[v.Key] != v.Value)
            .Select(v => (pair.Second, v.Key, v.Value)))];
        Assert.All(changes, change => Assert.Equal(id, change.Row.Customer));
        return [.. changes.Select(change => (change.Field, change.Value))];
    }
}
