using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Deletions;

/// <summary>A deletion from the form to the letter: what was planned is what happened, to the rows of one person and of nobody else.</summary>
public sealed class DeletionSpec(DeletionSpec.Shared shared) : IClassFixture<DeletionSpec.Shared>
{
    private static readonly string[] Deletion = ["deletion"];

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deletion_does_what_both_approvals_were_shown_and_the_letter_says_what_went_and_what_stays()
    {
        const string Email = "sam.taylor@example.com";
        var person = new ErasedPerson(Office, Email);
        Assert.Equal(2, (await person.Uploads(Cancellation)).Count);
        var reference = await Office.AskAndProve(Email, Deletion);

        using var first = await Office.SignIn(await Office.Letter(reference, "decision-needed", Office.Handler));
        ShowsPlan(first.Text, person);
        await first.Submit(Cancellation, ("do", "approve"));
        using var second = await Office.SignIn(await Office.Letter(reference, "second-needed", Office.Approver));
        ShowsPlan(second.Text, person);
        person.IsUntouched();
        await second.Submit(Cancellation, ("do", "agree"));

        var letter = await Office.Letter(reference, "deleted");
        await person.IsErased(Cancellation);
        Assert.Contains("Delivery address: 1", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Orders: 3", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Files: 2", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Customer account: E-mail, Name, Phone, Nickname", letter.Text, StringComparison.Ordinal);
        Assert.Matches(
            $"Payments: {Records(person.Rows("payment"))}. Accounting law requires vouchers of payments to be kept. They stay until (dates from )?[^.]* 20[0-9]{{2}}, 30 years after the end of the year of",
            letter.Text.ReplaceLineEndings(" "));
        Assert.Equal(RequestStatus.StoppedExceptStorage, (await Office.Find(reference)).Status);
    }

    [Fact]
    public async Task The_letter_comes_in_the_language_of_the_person_and_asking_again_finds_nothing()
    {
        const string Email = "min.huang@example.com";
        var person = new ErasedPerson(Office, Email);
        var reference = await Office.AskAndProve(Email, Deletion, "zh-CN");
        await Office.Press(reference, "decision-needed", Office.Handler, "approve");
        await Office.Press(reference, "second-needed", Office.Approver, "agree");

        var letter = await Office.Letter(reference, "deleted");
        await person.IsErased(Cancellation);
        Assert.Contains("收货地址：1", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"订单：{person.Rows("orders")}", letter.Text, StringComparison.Ordinal);
        Assert.Contains("客户账号：", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"支付记录：{person.Rows("payment")}条记录。", letter.Text, StringComparison.Ordinal);
        Assert.Contains("会计", letter.Text, StringComparison.Ordinal);

        var again = await Office.AskAndProve(Email, Deletion, "zh-CN");
        Assert.Equal(Email, (await Office.Letter(again, "nothing-found")).To);
        Assert.Equal(Outcome.NothingFound, (await Office.Find(again)).Outcome);
    }

    private static string Records(int count) => count == 1 ? "1 record" : $"{count} records";

    private static void ShowsPlan(string page, ErasedPerson person)
    {
        Assert.Matches($"Delivery address Sample shop .*?Deleted {person.Rows("address")} ", page);
        Assert.Matches($"Orders Sample shop .*?Deleted {person.Rows("orders")} ", page);
        Assert.Matches("Customer account Sample shop Fields: E-mail, Name, Phone, Nickname, Password Anonymised 1 ", page);
        Assert.Matches($"Payments Sample shop .*Accounting law.*Kept {person.Rows("payment")} ", page);
        Assert.Matches("Files Uploaded files Deleted 2 ", page);
    }

    /// <summary>One service for all; each test has a customer of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Office = await Office.Open(Cancellation);

        public ValueTask DisposeAsync() => Office.DisposeAsync();
    }
}
