using System.Net;
using PrivacyFunctions.Journeys.Deletions;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Withdrawals;

/// <summary>A request that its person stops, or never made, ends wherever it is, and nothing more is done for it.</summary>
public sealed class WithdrawalSpec
{
    private static readonly string[] Copy = ["copy"];
    private static readonly string[] Cancellations = ["account-cancellation"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_never_asked_stops_it_by_the_link_of_the_first_letter_without_a_code()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.Ask("mei.lin@example.com", Copy);
        var receipt = await office.Letter(reference, "receipt");
        await office.Until(reference, "it waits for the proof", r => r.Status == RequestStatus.AwaitingProof);
        using var reader = office.Caller();
        await reader.Open(receipt.Link, Cancellation);
        Assert.Equal(RequestStatus.AwaitingProof, (await office.Find(reference)).Status);

        await reader.Submit(Cancellation, ("do", "not-me"));

        Assert.Contains("We stopped the request", reader.Text, StringComparison.Ordinal);
        var letter = await office.Letter(reference, "withdrawn");
        Assert.Contains("because you told us that you did not make it", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(Outcome.Withdrawn, (await office.Find(reference)).Outcome);
        await reader.Open(receipt.Link, Cancellation);
        Assert.Equal(HttpStatusCode.Gone, reader.Status);
        await office.Pass(days: 17, reference);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter is "unproven" or "prove-reminder" or "late");
    }

    [Fact]
    public async Task Who_changes_their_mind_stops_it_on_the_status_page_and_staff_find_nothing_to_decide()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.Ask("mei.lin@example.com", Copy);
        var receipt = await office.Letter(reference, "receipt");
        using var person = office.Caller();
        await person.Open(receipt.Link, Cancellation);
        await person.Submit(Cancellation, ("do", "confirm"), ("code", receipt.Code));
        var asked = await office.Letter(reference, "decision-needed", Office.Handler);
        await person.Open($"status/{reference}/withdraw", Cancellation);
        Assert.Contains("Do you want to stop your request?", person.Text, StringComparison.Ordinal);

        await person.Submit(Cancellation, ("do", "withdraw"));

        Assert.Contains("We stopped your request", person.Text, StringComparison.Ordinal);
        await office.Letter(reference, "withdrawn");
        using var staff = await office.SignIn(asked);
        Assert.False(staff.Offers("approve"));
        Assert.DoesNotContain(nameof(RequestApproved), await office.Facts(reference));
    }

    [Fact]
    public async Task An_account_is_closed_after_the_days_in_which_it_can_be_stopped_and_not_before()
    {
        await using var office = await Office.Open(Cancellation);
        var stopped = await Approved(office, "sam.taylor@example.com");
        var closed = await Approved(office, "min.huang@example.com");
        var gone = new ErasedPerson(office, "min.huang@example.com");
        var announced = await office.Letter(stopped, "erasure-announced");
        await office.Letter(closed, "erasure-announced");
        Assert.Equal(RequestStatus.CoolingOff, (await office.Find(stopped)).Status);

        using var person = await office.SignIn(announced);
        Assert.Contains("You can still stop it", person.Text, StringComparison.Ordinal);
        await person.Open($"status/{stopped}/withdraw", Cancellation);
        await person.Submit(Cancellation, ("do", "withdraw"));
        await office.Letter(stopped, "withdrawn");
        await office.Pass(days: 2, closed);

        await office.Letter(closed, "deleted");
        await gone.IsErased(Cancellation);
        Assert.DoesNotContain(nameof(ErasureBegun), await office.Facts(stopped));
    }

    private static async Task<string> Approved(Office office, string email)
    {
        var reference = await office.AskAndProve(email, Cancellations);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        await office.Press(reference, "second-needed", Office.Approver, "agree");
        return reference;
    }
}
