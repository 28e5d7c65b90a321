using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Suppression;
using PrivacyFunctions.Tests.Hooks;

namespace PrivacyFunctions.Journeys.Stops;

/// <summary>P18: marketing stops on request, at once and without proof, and letters about requests go on.</summary>
public sealed class OptOutSpec
{
    private const string Email = "mei.lin@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_opt_out_stops_without_proof_tells_by_hook_and_is_answered_and_closed()
    {
        await using var uploads = await HookServer.Start();
        await using var office = await Office.Open(Cancellation, Asking.Hooks(("uploads", uploads, "source")));
        var reference = await office.AskToStop(Email, "marketing-opt-out", [], "en", Cancellation);

        var letter = await office.Letter(reference, "stopped");
        Assert.Equal((Email, 1), (letter.To, letter.Deliveries));
        var text = letter.Text.ReplaceLineEndings(" ");
        Assert.Contains("advertisements", text, StringComparison.Ordinal);
        Assert.Contains("Uploaded files: confirmed on", text, StringComparison.Ordinal);
        Assert.Contains("stays lawful", text, StringComparison.Ordinal);

        var told = Assert.Single(uploads.About(reference));
        Assert.Equal(("stop", "marketing-opt-out", Email), (told.Event, told.Kind, told.Email));
        Assert.Equal(["advertising", "mail-response"], told.Purposes.Order());
        Assert.Empty(uploads.Refused);

        // A letter is in the mailbox before it is in the ledger.
        await office.Until(reference, "the letter is in the ledger", r => r.HasSettled("stopped"));
        var request = await office.Find(reference);
        Assert.Equal((RequestStatus.Closed, Outcome.Done, (IdentityProven?)null), (request.Status, request.Outcome, request.Proof));
        Assert.Equal(
            ["RequestReceived", "ProcessingStopped", "TargetTold", "RequestClosed", "LetterSent stopped"], await office.Facts(reference));

        var list = new SuppressionList(office.Station.Storage, DeploymentKey.Parse(Crashes.Station.Key), TimeProvider.System);
        Assert.True(await list.IsSuppressed(Email.ToUpperInvariant(), "advertising", Cancellation));
        Assert.True(await list.IsSuppressed(Email, "mail-response", Cancellation));

        using var person = await office.SignIn(letter);
        Assert.Contains("It is stopped", person.Text, StringComparison.Ordinal);
        Assert.Contains("Uploaded files Confirmed on", person.Text, StringComparison.Ordinal);

        // Being on the list stops no letter about a request.
        var copy = await office.Ask(Email, ["copy"]);
        Assert.Equal(Email, (await office.Letter(copy, "receipt")).To);
    }
}
