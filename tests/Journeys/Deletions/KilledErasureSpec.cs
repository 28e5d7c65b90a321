using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Deletions;

/// <summary>SIGKILL right after the second approval, at several instants: after the restart the end is the same, and everything happened once.</summary>
public sealed class KilledErasureSpec(DeletionSpec.Shared shared) : IClassFixture<DeletionSpec.Shared>
{
    private static readonly string[] Deletion = ["deletion"];

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("peng.xu@example.com", 0)]
    [InlineData("yan.sun@example.com", 20)]
    [InlineData("hao.ma@example.com", 60)]
    [InlineData("lan.zhu@example.com", 120)]
    [InlineData("bin.hu@example.com", 250)]
    public async Task Killed_while_it_erases(string email, int milliseconds)
    {
        var person = new ErasedPerson(Office, email);
        await person.Upload("note.txt", Cancellation);
        var reference = await Office.AskAndProve(email, Deletion);
        await Office.Press(reference, "decision-needed", Office.Handler, "approve");
        await Office.Press(reference, "second-needed", Office.Approver, "agree");

        // Not a wait for anything: the instant is what the test is about.
        await Task.Delay(milliseconds, Cancellation);
        await Office.Kill();
        await Office.Start();

        var letter = await Office.Letter(reference, "deleted");
        await person.IsErased(Cancellation);
        Assert.InRange(letter.Deliveries, 1, 2);
        await Office.Until(reference, "the letter is in the ledger", r => r.HasSettled("deleted"));
        var facts = await Office.Facts(reference);
        Assert.All(
            new[] { nameof(RequestApproved), nameof(DataErased), nameof(ErasedExcept), "LetterSent deleted" },
            fact => Assert.Single(facts, fact));
        Assert.DoesNotContain(nameof(SourceBlocked), facts);
    }
}
