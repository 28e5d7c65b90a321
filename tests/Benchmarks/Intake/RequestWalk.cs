using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Local.Mailbox;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>One request for a copy as a person and staff take it through the pages: asked, proven, decided, collected.</summary>
/// <param name="service">Where it is served.</param>
/// <param name="storage">The account itself: what this looks at there is not counted.</param>
/// <param name="email">The person's.</param>
internal sealed partial class RequestWalk(Uri service, StorageAccount storage, string email) : IDisposable
{
    // What such a request leaves: its state, and the ten facts from its receipt to its end.
    private const int Rows = 11;

    private readonly HttpVisitor _person = new(service);
    private readonly HttpVisitor _staff = new(service);
    private readonly HttpVisitor _later = new(service);
    private readonly Wakes _wakes = new(storage, TimeProvider.System);
    private string _reference = "";

    /// <summary>Walks from the form to the end, and waits after each step until the workflow has seen it.</summary>
    public async Task RunAsync()
    {
        await AskAsync();
        await SeenAsync();
        await ProveAsync();
        await SeenAsync();
        await DecideAsync();
        await SeenAsync();
        await CollectAsync();
        await UntilAsync("the record is whole", async () => await RowsAsync() >= Rows);
        await SeenAsync();
        if (await RowsAsync() is var rows && rows != Rows)
        {
            throw new InvalidOperationException($"The request left {rows} rows, not {Rows}.");
        }
    }

    public void Dispose()
    {
        _person.Dispose();
        _staff.Dispose();
        _later.Dispose();
    }

    private async Task AskAsync()
    {
        await _person.Open("request/kinds", CancellationToken.None);
        await _person.Submit(CancellationToken.None, ("kind", "copy"));
        await _person.Submit(CancellationToken.None, ("email", email));
        await _person.Submit(CancellationToken.None, ("account", ""));
        await _person.Submit(CancellationToken.None);
        _reference = ReferencePattern().Match(_person.Page) is { Success: true } match
            ? match.Value
            : throw new InvalidOperationException($"The form was not sent: {_person.Path}, {_person.Heading}.");
    }

    private async Task ProveAsync()
    {
        MailboxLetter receipt = await LetterAsync("receipt");
        await _person.Open(LinkOf(receipt), CancellationToken.None);
        await _person.Submit(CancellationToken.None, ("do", "confirm"), ("code", CodeOf(receipt)));
    }

    private async Task DecideAsync()
    {
        await SignInAsync(_staff, "decision-needed", "code-decide");
        await _staff.Open($"decide/{_reference}", CancellationToken.None);
        await _staff.Submit(CancellationToken.None, ("do", "approve"));
    }

    private async Task CollectAsync()
    {
        await SignInAsync(_later, "ready", "code-read");
        await _later.Download($"status/{_reference}/download", CancellationToken.None);
    }

    private async Task SignInAsync(HttpVisitor visitor, string letter, string code)
    {
        await visitor.Open(LinkOf(await LetterAsync(letter)), CancellationToken.None);
        await visitor.Submit(CancellationToken.None, ("do", "send-code"));
        await visitor.Submit(CancellationToken.None, ("do", "confirm"), ("code", CodeOf(await LetterAsync(code))));
    }

    private async Task<MailboxLetter> LetterAsync(string name)
    {
        MailboxLetter? found = null;
        await UntilAsync($"there is a letter {name}", async () => (found = await FindAsync(name)) is not null);
        return found!;
    }

    private async Task<MailboxLetter?> FindAsync(string name)
    {
        // The first letter makes the mailbox.
        BlobContainerClient container = storage.Blobs.GetBlobContainerClient("dev-mailbox");
        if (!await container.ExistsAsync())
        {
            return null;
        }

        await foreach (BlobItem blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "letters/", CancellationToken.None))
        {
            BlobDownloadResult content = await container.GetBlobClient(blob.Name).DownloadContentAsync();
            MailboxLetter letter = content.Content.ToObjectFromJson<MailboxLetter>(JsonSerializerOptions.Web)!;
            if (PrivacyFunctions.Mail.DeliveryKey.TryParse(letter.DeliveryKey, out var key)
                && key.Letter == name && letter.DeliveryKey.StartsWith(_reference, StringComparison.Ordinal))
            {
                return letter;
            }
        }

        return null;
    }

    private async Task<int> RowsAsync() => await storage.Tables.GetTableClient(StorageNames.Requests)
        .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {_reference}"), select: ["RowKey"]).CountAsync();

    private Task SeenAsync() => UntilAsync(
        "the workflow has seen all of it", async () => await _wakes.Find(Reference.Parse(_reference), CancellationToken.None) is null);

    private static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        long started = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started).TotalMinutes > 1)
            {
                throw new InvalidOperationException($"After a minute it does not hold that {what}.");
            }

            await Task.Delay(50);
        }
    }

    private static Uri LinkOf(MailboxLetter letter) => new(AnyLink().Match(letter.Text).Value);

    private static string CodeOf(MailboxLetter letter) => AnyCode().Match(letter.Text).Value;

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex AnyLink();

    [GeneratedRegex(@"(?<![\w-])\d{6}(?![\w-])")]
    private static partial Regex AnyCode();
}
