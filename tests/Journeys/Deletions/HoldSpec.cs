using Azure.Data.Tables;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Deletions;

/// <summary>Payments that accounting law keeps are stored until its end, and then erased without anybody's asking.</summary>
public sealed class HoldSpec
{
    // The clock goes no more than ten years at once.
    private const int EightYears = 2925;

    private static readonly string[] Deletion = ["deletion"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_law_keeps_is_stored_until_its_end_then_erased_and_the_person_told()
    {
        const string Email = "sam.taylor@example.com";
        await using var office = await Office.Open(Cancellation);
        var person = new ErasedPerson(office, Email);
        var reference = await Stored(office, Email);
        await person.IsErased(Cancellation);
        var letter = await office.Letter(reference, "deleted");
        Assert.Matches("until .*31 December 205", letter.Text.ReplaceLineEndings(" "));
        Assert.Contains("We only store what we keep until a date", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        using (var reader = await office.SignIn(letter))
        {
            Assert.Contains("We keep only what the law makes us keep", reader.Text, StringComparison.Ordinal);
        }

        await office.Pass(days: 60, reference);
        Assert.Equal(["deleted"], (await office.Letters(reference)).Where(l => l.To == Email).Select(l => l.Key.Letter).Except(["receipt"]));
        await person.IsErased(Cancellation);
        await Ends(office, reference, person);
    }

    [Fact]
    public async Task Where_the_workflow_is_lost_the_sweep_finds_the_end_all_the_same()
    {
        const string Email = "priya.nair@example.com";
        await using var office = await Office.Open(Cancellation);
        var person = new ErasedPerson(office, Email);
        var reference = await Stored(office, Email);
        await office.Kill();
        foreach (var table in new[] { "PrivacyFunctionsInstances", "PrivacyFunctionsUnfinished" })
        {
            await Empty(office.Station.Storage.Tables.GetTableClient(table));
        }

        await office.Start();
        await Ends(office, reference, person);
    }

    [Fact]
    public async Task A_source_that_is_away_at_the_end_is_for_staff_to_see_to_and_then_it_is_erased_and_told_once()
    {
        const string Email = "amelia.jones@example.com";
        await using var office = await Office.Open(Cancellation);
        var person = new ErasedPerson(office, Email);
        var reference = await Stored(office, Email);
        for (var step = 1; step < 4; step++)
        {
            await office.Advance(EightYears);
        }

        File.Move(office.ShopPath, office.ShopPath + ".away");
        await office.Advance(EightYears);
        await office.Until(reference, "the shop holds it up", r => r.Blocked is { Source: "shop", Step: SourceStep.Erasure });
        var asked = await office.Letter(reference, "blocked", Office.Handler);
        var delayed = await office.Letter(reference, "delayed", Email);
        Assert.DoesNotContain("Sample shop", delayed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await office.Letters(reference), l => l.Key.Letter == "hold-ended");

        File.Move(office.ShopPath + ".away", office.ShopPath, overwrite: true);
        Assert.Equal(person.Rows("payment"), person.RowsNow("payment"));
        using (var staff = await office.SignIn(asked))
        {
            Assert.False(staff.Offers("skip"));
            await staff.Submit(Cancellation, ("do", "retry"));
        }

        await office.Until(reference, "what was kept is erased and told", r => r.Outcome == Outcome.Done && r.HasSettled("hold-ended"));
        Assert.Equal(0, person.RowsNow("payment"));
        Assert.Equal(1, (await office.Letter(reference, "hold-ended", Email)).Deliveries);
        Assert.DoesNotContain("LetterSent late", await office.Facts(reference));
    }

    private static async Task<string> Stored(Office office, string email)
    {
        var reference = await office.AskAndProve(email, Deletion);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        await office.Press(reference, "second-needed", Office.Approver, "agree");
        await office.Letter(reference, "deleted");
        await office.Until(reference, "it is stored only", r => r.Status == RequestStatus.StoppedExceptStorage && r.HasSettled("deleted"));
        return reference;
    }

    private static async Task Ends(Office office, string reference, ErasedPerson person)
    {
        Assert.True(person.Rows("payment") > 0);
        for (var step = 1; step <= 4; step++)
        {
            Assert.Equal(person.Rows("payment"), person.RowsNow("payment"));
            await office.Advance(EightYears);
        }

        await office.Until(reference, "what was kept is erased", r => r.Outcome == Outcome.Done);
        Assert.Equal(0, person.RowsNow("payment"));
        var letter = await office.Letter(reference, "hold-ended");
        Assert.Contains($"Payments: {person.Rows("payment")}", letter.Text, StringComparison.Ordinal);
        await office.Until(reference, "the letter is in the ledger", r => r.HasSettled("hold-ended"));
        Assert.DoesNotContain("LetterSent late", await office.Facts(reference));
        using var reader = await office.SignIn(letter);
        Assert.Contains("Deleted", reader.Text, StringComparison.Ordinal);
        Assert.Empty(await office.Station.Storage.Blobs.GetBlobContainerClient(Storage.StorageNames.Held)
            .GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    private static async Task Empty(TableClient table)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
        }
    }
}
