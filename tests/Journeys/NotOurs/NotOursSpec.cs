using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.NotOurs;

/// <summary>Somebody else is responsible: the person is told who, and can still have it looked at again.</summary>
public sealed class NotOursSpec
{
    private static readonly string[] Copy = ["copy"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_person_says_who_is_responsible_and_the_person_reads_it()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("mei.lin@example.com", Copy);
        using (var staff = await office.SignIn(await office.Letter(reference, "decision-needed", Office.Handler)))
        {
            Assert.Contains("Is another organisation responsible for this data?", staff.Text, StringComparison.Ordinal);
            await staff.Open($"decide/{reference}/not-ours", Cancellation);
            Assert.Contains("no colleague has to agree", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("responsible", ""));
            Assert.Contains("Enter who is responsible", staff.Text, StringComparison.Ordinal);
            Assert.Null((await office.Find(reference)).Outcome);
            await staff.Submit(Cancellation, ("responsible", "Example Logistics Ltd"));
            Assert.Contains("You closed this request as not ours", staff.Text, StringComparison.Ordinal);
        }

        var request = await office.Find(reference);
        Assert.Equal((Outcome.NotOurs, Office.Handler), (request.Outcome, request.NotOurs!.By));
        var letter = await office.Letter(reference, "not-ours");
        Assert.Contains("Example Logistics Ltd", letter.Text, StringComparison.Ordinal);
        using var person = await office.SignIn(letter);
        Assert.Contains("Somebody else answers this", person.Text, StringComparison.Ordinal);
        Assert.Contains("Ask for a review", person.Text, StringComparison.Ordinal);
    }
}
