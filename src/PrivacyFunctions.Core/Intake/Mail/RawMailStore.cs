using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Storage.Sealed;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>
/// The raw mails, in the container <c>inbound</c>. Each lies sealed with a key of its own under <c>bodies/</c>; that key
/// lies in a small card, sealed with the key of the request it belongs to (<c>requests/{reference}/{mail}</c>) or, where
/// a mail was not answered, with one of the deployment (<c>unanswered/{mail}</c>).
/// </summary>
/// <remarks>
/// Whose a mail is, is known only when it has been read, and by then it has streamed into storage: hence the two keys.
/// Destroying the request's key makes its mails noise, in backups too. The body is committed before its card is written:
/// a crash in between leaves a body that nobody can read, and SendGrid, never answered, delivers again.
/// </remarks>
public sealed class RawMailStore(StorageAccount storage, RequestKeys keys, DeploymentKey deployment, TimeProvider time)
{
    /// <summary>How long a mail is kept that is not answered: time for staff to ask for it where one should have been.</summary>
    public static readonly TimeSpan UnansweredFor = TimeSpan.FromDays(30);

    private const string BodyTag = "body";
    private const string ToldTag = "told";
    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Inbound);
    private readonly RequestKey _unanswered = new(deployment.For("unanswered-mail"));

    private sealed record Card(Guid Body, byte[] BodyKey, string ContentType, DateTimeOffset ReceivedAt, long Size, string Sha256, Completeness Completeness);

    /// <summary>Starts taking a mail in.</summary>
    public MailWriting Begin()
    {
        var body = Guid.NewGuid();
        return new MailWriting(body, RequestKey.New(), Body(body));
    }

    /// <summary>Keeps a mail with a request; makes the request's key where it has none yet.</summary>
    /// <returns>The mail as it was kept first, where it had been delivered before.</returns>
    public async Task<StoredMail> Keep(
        MailWriting writing, Reference reference, MailKey mail, string contentType, Completeness completeness, CancellationToken cancellation) =>
        await Keep(writing, new Drawer(reference, await keys.Make(reference, cancellation)), mail, contentType, completeness, cancellation);

    /// <summary>Keeps a mail that is not answered, until <see cref="DeleteUnanswered"/>.</summary>
    public Task<StoredMail> KeepUnanswered(
        MailWriting writing, MailKey mail, string contentType, Completeness completeness, CancellationToken cancellation) =>
        Keep(writing, new Drawer(null, _unanswered), mail, contentType, completeness, cancellation);

    /// <summary>The mails of a request; none once its key is destroyed.</summary>
    public async IAsyncEnumerable<StoredMail> Of(Reference reference, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await keys.Find(reference, cancellation) is { } key)
        {
            await foreach (var mail in In(new Drawer(reference, key), cancellation))
            {
                yield return mail;
            }
        }
    }

    /// <summary>The mails that were not answered.</summary>
    public IAsyncEnumerable<StoredMail> Unanswered(CancellationToken cancellation) => In(new Drawer(null, _unanswered), cancellation);

    /// <summary>Whether staff were told of a mail that was not answered.</summary>
    public async Task<bool> IsTold(StoredMail mail, CancellationToken cancellation) =>
        (await UnansweredCard(mail).GetPropertiesAsync(cancellationToken: cancellation)).Value.Metadata.ContainsKey(ToldTag);

    /// <summary>Remembers that staff were told of a mail that was not answered.</summary>
    public async Task MarkTold(StoredMail mail, CancellationToken cancellation)
    {
        var before = (await UnansweredCard(mail).GetPropertiesAsync(cancellationToken: cancellation)).Value.Metadata;
        var metadata = new Dictionary<string, string>(before) { [ToldTag] = "yes" };
        await UnansweredCard(mail).SetMetadataAsync(metadata, cancellationToken: cancellation);
    }

    /// <summary>The raw mail, seekable; null where it was deleted meanwhile.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed or cut short.</exception>
    public Task<Stream?> OpenRead(StoredMail mail, CancellationToken cancellation) => Body(mail.Body).OpenRead(new RequestKey(mail.BodyKey), cancellation);

    /// <summary>Removes the mails of a request. Doing it again does nothing; it needs no key.</summary>
    public Task Delete(Reference reference, CancellationToken cancellation) =>
        DeleteCards(new Drawer(reference, _unanswered).Prefix, DateTimeOffset.MaxValue, cancellation);

    /// <summary>Removes the mails not answered that came before a moment.</summary>
    public Task DeleteUnanswered(DateTimeOffset before, CancellationToken cancellation) =>
        DeleteCards(new Drawer(null, _unanswered).Prefix, before, cancellation);

    private async Task<StoredMail> Keep(
        MailWriting writing, Drawer drawer, MailKey mail, string contentType, Completeness completeness, CancellationToken cancellation)
    {
        // One that came whole after all is kept beside what came of it before.
        var name = NameOf(mail, completeness);
        if (await Find(drawer, name, cancellation) is { } before)
        {
            await writing.Discard(cancellation);
            return before;
        }

        var (size, sha256) = await writing.Commit(cancellation);
        var card = new Card(writing.Body, writing.Key.Bytes.ToArray(), contentType, time.GetUtcNow(), size, sha256, completeness);
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = new Dictionary<string, string> { [BodyTag] = writing.Body.ToString("N") },
        };
        try
        {
            var plain = JsonSerializer.SerializeToUtf8Bytes(card);
            await _container.GetBlobClient(drawer.Prefix + name).UploadAsync(BinaryData.FromBytes(drawer.Key.Seal(plain, drawer.Prefix + name)), options, cancellation);
            return Stored(drawer, name, card);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            await writing.Discard(cancellation);
            return (await Find(drawer, name, cancellation))!;
        }
    }

    private async IAsyncEnumerable<StoredMail> In(Drawer drawer, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, drawer.Prefix, cancellation))
        {
            if (await Find(drawer, blob.Name[drawer.Prefix.Length..], cancellation) is { } mail)
            {
                yield return mail;
            }
        }
    }

    private async Task<StoredMail?> Find(Drawer drawer, string name, CancellationToken cancellation)
    {
        try
        {
            var content = await _container.GetBlobClient(drawer.Prefix + name).DownloadContentAsync(cancellation);
            var plain = drawer.Key.Open(content.Value.Content.ToMemory().Span, drawer.Prefix + name);
            return Stored(drawer, name, JsonSerializer.Deserialize<Card>(plain)!);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private async Task DeleteCards(string prefix, DateTimeOffset before, CancellationToken cancellation)
    {
        await foreach (var card in _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellation))
        {
            if (card.Properties.CreatedOn < before)
            {
                // The card goes last: it is what leads to the body.
                await Body(Guid.Parse(card.Metadata[BodyTag])).Delete(cancellation);
                await _container.DeleteBlobIfExistsAsync(card.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);
            }
        }
    }

    private static StoredMail Stored(Drawer drawer, string name, Card card) =>
        new(drawer.Reference, new MailKey(name.Split('-')[0]), card.ContentType, card.ReceivedAt, card.Size, card.Sha256, card.Completeness)
        {
            Body = card.Body,
            BodyKey = card.BodyKey,
        };

    private BlobClient UnansweredCard(StoredMail mail) =>
        _container.GetBlobClient(new Drawer(null, _unanswered).Prefix + NameOf(mail.Key, mail.Completeness));

    private static string NameOf(MailKey mail, Completeness completeness) =>
        completeness == Completeness.Whole ? mail.Value : $"{mail}-{completeness}";

    private SealedBlob Body(Guid id) => new(_container.GetBlockBlobClient($"bodies/{id:N}"), $"mail {id:N}");

    private sealed record Drawer(Reference? Reference, RequestKey Key)
    {
        public string Prefix => Reference is { } reference ? $"requests/{reference}/" : "unanswered/";
    }
}
