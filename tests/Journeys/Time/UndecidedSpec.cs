using Azure.Data.Tables;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Time;

/// <summary>Staff do not decide: they are reminded, then others are asked, then the person is told, each once, whoever looks at the clock.</summary>
public sealed class UndecidedSpec(ITestOutputHelper output)
{
    private static readonly string[] Copy = ["copy"];

    private static readonly (string Letter, int Number, string To)[] Expected =
    [
        ("escalation", 1, Office.Approver),
        ("escalation", 2, Office.Officer),
        ("late", 1, "ting.gao@example.com"),
        ("staff-reminder", 1, Office.OtherHandler),
        ("staff-reminder", 1, Office.Handler),
        ("staff-reminder", 2, Office.OtherHandler),
        ("staff-reminder", 2, Office.Handler),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reminders_escalations_and_the_letter_of_a_late_answer_each_go_once_also_across_a_restart()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("ting.gao@example.com", Copy);
        await office.Letter(reference, "decision-needed");
        for (var day = 1; day <= 18; day++)
        {
            await office.Pass(days: 1, reference);
            if (day == 13)
            {
                // Killed between sending a letter and recording it, it would send it again.
                await office.Until(reference, "both have been reminded", r => r.Letters.Count(letter => letter.Letter == "staff-reminder") == 2);
                await office.Kill();
                await office.Start();
            }
        }

        var letters = await office.Letters(reference);
        var timed = letters.Where(l => Expected.Any(e => e.Letter == l.Key.Letter)).ToList();
        foreach (var letter in timed)
        {
            output.WriteLine($"{letter.Key} to {letter.To}: {letter.Deliveries}");
        }

        Assert.Equal(Expected.Order(), timed.Select(l => (l.Key.Letter, l.Key.Number, l.To)).Order());
        Assert.All(timed, letter => Assert.Equal(1, letter.Deliveries));
        var facts = await office.Facts(reference);
        Assert.Single(facts, "LetterSent late");

        // Late is not never.
        await office.Press(reference, "escalation", Office.Officer, "approve");
        await office.Letter(reference, "ready");
    }

    [Fact]
    public async Task Where_the_workflow_is_lost_the_sweep_escalates_and_starts_it_again()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("olivia.brown@example.com", Copy);
        await office.Letter(reference, "decision-needed");
        await office.Until(reference, "staff are asked", r => r.HasSettled("decision-needed"));

        await office.Kill();
        foreach (var table in new[] { "PrivacyFunctionsInstances", "PrivacyFunctionsUnfinished" })
        {
            await Empty(office.Station.Storage.Tables.GetTableClient(table));
        }

        await office.Start();
        await office.Advance(18);
        await office.Letter(reference, "escalation", Office.Approver);
        await office.Letter(reference, "escalation", Office.Officer);

        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        using var reader = await office.SignIn(await office.Letter(reference, "ready"));
        Assert.NotEmpty(await reader.Download($"status/{reference}/download", Cancellation));
        await office.Until(reference, "the request is done", r => r.Outcome == Outcome.Done);
    }

    [Fact]
    public async Task Who_does_not_fetch_the_file_is_reminded_and_then_it_is_deleted()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("noah.patel@example.com", Copy);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        await office.Letter(reference, "ready");
        await office.Pass(days: 24, reference);
        var reminder = await office.Letter(reference, "expiry-reminder");
        Assert.Equal(("noah.patel@example.com", 1), (reminder.To, reminder.Deliveries));
        Assert.NotEmpty(await Packages(office));

        await office.Advance(7);
        await office.Until(reference, "the file is deleted", r => r.PackageIsDeleted);
        Assert.Empty(await Packages(office));
        Assert.Equal(Outcome.Done, (await office.Find(reference)).Outcome);
        using var reader = await office.SignIn(reminder);
        Assert.DoesNotContain($"/status/{reference}/download", reader.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_end_the_file_is_made_again_for_the_asking_for_ninety_days()
    {
        await using var office = await Office.Open(Cancellation);
        var reference = await office.AskAndProve("noah.patel@example.com", Copy);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        var first = await office.Letter(reference, "ready");
        await office.Advance(31);
        await office.Until(reference, "the file is deleted", r => r.PackageIsDeleted);
        using (var person = await office.SignIn(first))
        {
            Assert.Contains("we make it again", person.Text, StringComparison.Ordinal);
            await person.Open($"status/{reference}/again", Cancellation);
            await person.Submit(Cancellation);
        }

        using var reader = await office.SignIn(await office.Letter(reference, "ready", number: 2));
        Assert.NotEmpty(await reader.Download($"status/{reference}/download", Cancellation));
        await office.Until(reference, "the request is done again", r => r.Outcome == Outcome.Done);
        await office.Advance(31);
        await office.Until(reference, "the second file is deleted", r => r.PackageIsDeleted);
        Assert.Empty(await Packages(office));
    }

    [Fact]
    public async Task Where_the_workflow_is_lost_after_the_end_the_file_and_the_record_are_deleted_all_the_same_whatever_lies_in_front()
    {
        await using var office = await Office.Open(Cancellation, ("RecordRetention", "60.00:00:00"));
        var unreadable = await office.Ask("yang.yang@example.com", Copy);
        var reference = await office.AskAndProve("noah.patel@example.com", Copy);
        await office.Press(reference, "decision-needed", Office.Handler, "approve");
        var ready = await office.Letter(reference, "ready");
        using (var reader = await office.SignIn(ready))
        {
            Assert.NotEmpty(await reader.Download($"status/{reference}/download", Cancellation));
        }

        await office.Until(reference, "the request is done", r => r.Outcome == Outcome.Done);
        await office.Kill();
        foreach (var table in new[] { "PrivacyFunctionsInstances", "PrivacyFunctionsUnfinished" })
        {
            await Empty(office.Station.Storage.Tables.GetTableClient(table));
        }

        var ledger = office.Station.Storage.Tables.GetTableClient(Storage.StorageNames.Requests);
        var state = (await ledger.GetEntityAsync<TableEntity>(unreadable, "state", cancellationToken: Cancellation)).Value;
        state["Sealed"] = new byte[64];
        await ledger.UpdateEntityAsync(state, state.ETag, TableUpdateMode.Replace, Cancellation);
        var due = office.Station.Storage.Tables.GetTableClient(Storage.StorageNames.Due);
        await due.UpsertEntityAsync(new TableEntity("2020-01-01", unreadable) { ["AddedAt"] = DateTimeOffset.UtcNow }, cancellationToken: Cancellation);

        await office.Start();
        await office.Advance(31);
        await office.Until(reference, "the file is deleted", r => r.PackageIsDeleted);
        Assert.Empty(await Packages(office));
        await office.Advance(31);
        var keys = office.Station.Storage.Tables.GetTableClient(Storage.StorageNames.Keys);
        await Harness.Eventually.Async(
            async () => !await keys.QueryAsync<TableEntity>(row => row.PartitionKey == reference, cancellationToken: Cancellation).AnyAsync(Cancellation),
            Office.Patience, "the record is erased", Cancellation);
    }

    private static async Task<IReadOnlyList<string>> Packages(Office office) => await office.Station.Storage.Blobs
        .GetBlobContainerClient(Storage.StorageNames.Packages)
        .GetBlobsAsync(cancellationToken: Cancellation)
        .Select(b => b.Name)
        .ToListAsync(Cancellation);

    private static async Task Empty(TableClient table)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: Cancellation))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Cancellation);
        }
    }
}
