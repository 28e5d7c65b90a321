using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
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
        var reference = await Asking.AskAndProve(Office, Email, "en", ("field-1", "shop.customer.name"), ("value-1", "Séan O'Brien"));

        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        Assert.Contains("S•••n", staff.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Brien", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, ("do", "approve"), ("verdict-1", "Accept"), ("row-1", Asking.Marks(staff, 1).Single()));
        Assert.Equal(HttpStatusCode.OK, staff.Status);

        var letter = await Office.Letter(reference, "corrected");
        Assert.Contains("Customer account: Name", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Brien", letter.Text, StringComparison.Ordinal);
        Assert.Equal([("name", "Séan O'Brien")], Asking.Changes(before, Shop.Rows(Office.ShopPath), Email));
        Assert.Equal(Outcome.Done, (await Office.Find(reference)).Outcome);
    }

    [Fact]
    public async Task Of_two_fields_one_is_accepted_and_one_refused_by_two_people_and_the_letter_says_so_in_Chinese()
    {
        const string Email = "ting.gao@example.com";
        var before = Shop.Rows(Office.ShopPath);
        var reference = await Asking.AskAndProve(
            Office, Email, "zh-CN",
            ("field-1", "shop.address.street"), ("value-1", "人民路1号𠮷祥里"),
            ("field-2", "shop.customer.nickname"), ("value-2", "小高"));

        using var first = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        await first.Submit(
            Cancellation,
            ("do", "approve"),
            ("verdict-1", "Accept"), ("row-1", Asking.Marks(first, 1).Single()),
            ("verdict-2", "Refuse"), ("row-2", Asking.Marks(first, 2).Single()), ("ground-2", "serious-harm"), ("reason-2", Reason));
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
        Assert.Equal([("street", "人民路1号𠮷祥里")], Asking.Changes(before, Shop.Rows(Office.ShopPath), Email));
        Assert.Equal(Outcome.InPart, (await Office.Find(reference)).Outcome);
        var facts = await Office.Facts(reference);
        Assert.All(new[] { nameof(ValuesRevealed), nameof(DecisionProposed), nameof(RequestApproved), nameof(DataCorrected) }, fact => Assert.Single(facts, fact));
        using var person = await Office.SignIn(letter, "zh-CN");
        Assert.Contains("我们已更正您的部分个人信息", person.Text, StringComparison.Ordinal);
        Assert.Contains(Reason, person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_addresses_the_one_that_the_person_names_is_corrected_and_else_staff_choose()
    {
        const string Email = "noah.patel@example.com";
        Run("INSERT INTO address SELECT 9000, customer_id, 'Second Street', city, postcode FROM address WHERE customer_id = (SELECT id FROM customer WHERE email = @p0)", Email);
        var before = Shop.Rows(Office.ShopPath);
        var reference = await Asking.AskAndProve(
            Office, Email, "en",
            ("field-1", "shop.address.street"), ("now-1", "Second Street"), ("value-1", "2nd Street"),
            ("field-2", "shop.address.city"), ("value-2", "York"));
        using var staff = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        (string, string)[] accept = [("do", "approve"), ("verdict-1", "Accept"), ("row-1", Asking.Marks(staff, 1).Single()), ("verdict-2", "Accept")];
        var marks = Asking.Marks(staff, 2);
        Assert.Equal(2, marks.Count);

        await staff.Submit(Cancellation, accept);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("choose at least one entry", staff.Text, StringComparison.Ordinal);
        Run("UPDATE address SET city = 'Bath' WHERE id = 9000");
        await staff.Submit(Cancellation, [.. accept, ("row-2", marks[1])]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);
        Assert.Contains("has changed since you opened the page", staff.Text, StringComparison.Ordinal);
        await staff.Submit(Cancellation, [.. accept, ("row-2", Asking.Marks(staff, 2)[1])]);
        Assert.Equal(HttpStatusCode.OK, staff.Status);

        await Office.Letter(reference, "corrected");
        Assert.Equal([("street", "2nd Street"), ("city", "York")], Asking.Changes(before, Shop.Rows(Office.ShopPath), Email));
        Assert.Equal("2nd Street", Shop.Rows(Office.ShopPath).Single(r => r is { Table: "address", Id: 9000 }).Values["street"]);
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_adds_rows_without_scripts_and_says_what_is_wrong()
    {
        using var person = Office.Caller();
        await person.Open("request/corrections", Cancellation);
        Assert.Contains("What would you like us to do?", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("kind", "correction"), ("kind", "copy"));
        Assert.Contains("What should we correct?", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("E-mail</option>", person.Page, StringComparison.Ordinal);

        await person.Submit(Cancellation, ("rows", "1"), ("field-1", "shop.customer.name"), ("value-1", "Léo"), ("do", "add"));
        Assert.Contains("value=\"Léo\"", person.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"value-2\"", person.Page, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("rows", "2"), ("field-1", "shop.customer.email"), ("value-1", "Léo"), ("field-2", "shop.customer.phone"), ("value-2", "a\u202eb"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
        Assert.Contains("Correction 1: choose what is wrong or missing", person.Text, StringComparison.Ordinal);
        Assert.Contains("Correction 2: enter it without line breaks", person.Text, StringComparison.Ordinal);
        await person.Submit(Cancellation, ("rows", "1000"), ("field-11", "shop.customer.name"), ("value-11", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
        Assert.Contains("Say at least one thing that is wrong", person.Text, StringComparison.Ordinal);

        // The most that a form can hold, and the page after it, which shows it again.
        (string, string)[] most = [.. Enumerable.Range(1, 10).SelectMany(n => new[] { ($"field-{n}", "shop.address.street"), ($"now-{n}", $"{n}{new string('旧', 498)}"), ($"value-{n}", new string('新', 500)) })];
        await person.Submit(Cancellation, most);
        Assert.Contains("What is your e-mail address?", person.Text, StringComparison.Ordinal);
        await person.Open("request/corrections", Cancellation);
        Assert.Equal(10, Regex.Count(person.Page, new string('新', 500)));
    }

    [Fact]
    public async Task A_shop_that_refuses_the_change_blocks_the_request_until_somebody_has_tried_again()
    {
        const string Email = "grace.lee@example.com";
        var reference = await Asking.AskAndProve(Office, Email, "en", ("field-1", "shop.customer.phone"), ("value-1", "+44 20 7946 0001"));
        var before = Shop.Rows(Office.ShopPath);
        Run("CREATE TRIGGER shut BEFORE UPDATE ON customer WHEN OLD.email = 'grace.lee@example.com' BEGIN SELECT RAISE(ABORT, 'shut'); END");
        await Asking.AcceptAll(Office, reference, 1);

        await Office.Until(reference, "the request is blocked", r => r.Blocked is { Source: "shop", Step: SourceStep.Correction });
        using var staff = await Office.SignIn(await Office.Letter(reference, "blocked", Office.Handler));
        Assert.True(staff.Offers("retry") && !staff.Offers("skip"), staff.Text);
        Assert.Empty(Asking.Changes(before, Shop.Rows(Office.ShopPath), Email));
        Run("DROP TRIGGER shut");
        await staff.Submit(Cancellation, ("do", "retry"));

        await Office.Letter(reference, "corrected");
        Assert.Equal([("phone", "+44 20 7946 0001")], Asking.Changes(before, Shop.Rows(Office.ShopPath), Email));
    }

    private void Run(string sql, params object[] values)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Office.ShopPath, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (index, value) in values.Index())
        {
            command.Parameters.AddWithValue($"@p{index}", value);
        }

        command.ExecuteNonQuery();
    }
}
