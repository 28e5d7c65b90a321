using PrivacyFunctions.Journeys.Deletions;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Corrections;

/// <summary>SIGKILL right after corrections were accepted, at several instants: after the restart each row is right, and everything happened once.</summary>
public sealed class KilledCorrectionSpec(DeletionSpec.Shared shared) : IClassFixture<DeletionSpec.Shared>
{
    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("peng.xu@example.com", 0)]
    [InlineData("yan.sun@example.com", 30)]
    [InlineData("hao.ma@example.com", 120)]
    public async Task Killed_while_it_corrects(string email, int milliseconds)
    {
        var before = Shop.Rows(Office.ShopPath);
        var reference = await Asking.AskAndProve(
            Office, email, "en", ("field-1", "shop.customer.name"), ("value-1", "A New Name"), ("field-2", "shop.address.city"), ("value-2", "A New City"));
        await Asking.AcceptAll(Office, reference, 2);

        // Not a wait for anything: the instant is what the test is about.
        await Task.Delay(milliseconds, Cancellation);
        await Office.Kill();
        await Office.Start();

        var letter = await Office.Letter(reference, "corrected");
        Assert.Equal([("name", "A New Name"), ("city", "A New City")], Asking.Changes(before, Shop.Rows(Office.ShopPath), email));
        Assert.InRange(letter.Deliveries, 1, 2);
        await Office.Until(reference, "the letter is in the ledger", r => r.HasSettled("corrected"));
        var facts = await Office.Facts(reference);
        Assert.All(
            new[] { nameof(RequestApproved), nameof(CorrectionBegun), nameof(DataCorrected), nameof(RequestClosed), "LetterSent corrected" },
            fact => Assert.Single(facts, fact));
        Assert.DoesNotContain(nameof(SourceBlocked), facts);
    }
}
