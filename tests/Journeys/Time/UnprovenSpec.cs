using System.Net;
using Azure.Data.Tables;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Time;

/// <summary>Nobody types the code: reminders, a closing that can be undone for thirty days, and then nothing is left to read.</summary>
public sealed class UnprovenSpec
{
    private const string Email = "rui.guo@example.com";
    private static readonly string[] Copy = ["copy"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_confirms_within_thirty_days_of_the_closing_takes_the_request_up_again()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Closed(office);
        await office.Advance(20);

        using var person = office.Caller();
        var letter = await office.Letter(reference, "unproven");
        await person.Open(letter.Link, Cancellation);
        var code = await office.NewCode(person, letter);
        await person.Submit(Cancellation, ("do", "confirm"), ("code", code));
        Assert.Equal(HttpStatusCode.OK, person.Status);

        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        using var reader = await office.SignIn(await office.Letter(reference, "ready"));
        Assert.NotEmpty(await reader.Download($"status/{reference}/download", Cancellation));
        await office.Until(reference, "the request is done", r => r.Outcome == Outcome.Done);
        Assert.Contains(nameof(RequestReopened), await office.Facts(reference));
    }

    [Fact]
    public async Task After_thirty_days_the_key_is_destroyed_and_the_link_says_that_it_is_over()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await Closed(office);
        var link = (await office.Letter(reference, "unproven")).Link;
        var keys = office.Station.Storage.Tables.GetTableClient(StorageNames.Keys);
        Assert.True((await keys.GetEntityIfExistsAsync<TableEntity>(reference, "key", cancellationToken: Cancellation)).HasValue);

        await office.Advance(31);
        await Eventually.Async(
            async () => !await keys.QueryAsync<TableEntity>(row => row.PartitionKey == reference, cancellationToken: Cancellation).AnyAsync(Cancellation),
            Office.Patience, "the key of the record is destroyed", Cancellation);

        // The key goes before the rest of the record, which knows the link.
        using var person = office.Caller();
        await Eventually.Async(
            async () =>
            {
                await person.Open(link, Cancellation);
                Assert.Equal(HttpStatusCode.Gone, person.Status);
                return person.Text.Contains("This link has expired", StringComparison.Ordinal);
            },
            Office.Patience, "the link is over", Cancellation);
        Assert.Contains("Go to the start page", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Email, person.Page, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Lets the time for the proof run out.</summary>
    private static async Task<string> Closed(Office office)
    {
        var reference = await office.Ask(Email, Copy);
        await office.Letter(reference, "receipt");
        await office.Pass(days: 4, reference);
        await office.Letter(reference, "prove-reminder", number: 1);
        await office.Pass(days: 9, reference);
        await office.Letter(reference, "prove-reminder", number: 2);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "unproven");
        await office.Advance(3);

        await office.Letter(reference, "unproven");
        Assert.Equal(Outcome.Unproven, (await office.Find(reference)).Outcome);
        var letters = await office.Letters(reference);
        Assert.Equal(["prove-reminder", "prove-reminder", "receipt", "unproven"], letters.Select(l => l.Key.Letter).Order(StringComparer.Ordinal));
        Assert.All(letters, letter => Assert.Equal((Email, 1), (letter.To, letter.Deliveries)));
        return reference;
    }
}
