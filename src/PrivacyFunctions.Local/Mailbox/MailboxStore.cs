using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Local.Mailbox;

/// <summary>
/// Letters as blobs in the container <c>dev-mailbox</c>: <c>letters/{id}.json</c>, and <c>keys/{hash}</c>, which holds the id
/// that a delivery key was given first, so that a letter sent again is found and counted instead of shown twice.
/// </summary>
internal sealed class MailboxStore(StorageAccount storage, TimeProvider time)
{
    private const string Letters = "letters/";
    private const string Keys = "keys/";
    private const int ReadAtOnce = 8;
    private static readonly BlobRequestConditions OnlyIfNew = new() { IfNoneMatch = ETag.All };
    private readonly BlobContainerClient container = storage.Blobs.GetBlobContainerClient("dev-mailbox");
    private bool _isCreated;

    /// <summary>Keeps a letter, or counts another delivery of it.</summary>
    public async Task<MailboxLetter> Keep(OutgoingMail mail, string from, CancellationToken cancellation)
    {
        if (!_isCreated)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            _isCreated = true;
        }

        var now = time.GetUtcNow();
        var key = mail.DeliveryKey.ToString();
        var id = await FirstId(key, MailboxId.Of(now, key, mail.To), cancellation);
        var first = new MailboxLetter(
            id, from, mail.To, mail.Subject, mail.Text, mail.Html, mail.Language.Tag, mail.MessageId, key, now, Deliveries: 1);
        var (letter, condition) = (first, OnlyIfNew);
        while (!await Put(Letters + id + ".json", BinaryData.FromObjectAsJson(letter, JsonSerializerOptions.Web), condition, cancellation))
        {
            // It came before, or once more between reading and writing: count on from there.
            (letter, condition) = await Read(id, cancellation) is ({ } kept, var etag)
                ? (kept with { Deliveries = kept.Deliveries + 1 }, new BlobRequestConditions { IfMatch = etag })
                : (first, OnlyIfNew);
        }

        return letter;
    }

    /// <param name="to">Letters to this address alone; null or empty for all.</param>
    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<MailboxLetter>> Newest(int count, string? to, CancellationToken cancellation)
    {
        var ids = new List<string>();
        try
        {
            var ending = string.IsNullOrWhiteSpace(to) ? "" : MailboxId.AddressPart(to);
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Letters, cancellation))
            {
                var id = Path.GetFileNameWithoutExtension(blob.Name);
                if (id.EndsWith(ending, StringComparison.Ordinal))
                {
                    ids.Add(id);
                    if (ids.Count == count)
                    {
                        break;
                    }
                }
            }
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nothing was ever sent.
            return [];
        }

        var letters = new MailboxLetter?[ids.Count];
        await Parallel.ForAsync(
            0,
            ids.Count,
            new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellation },
            async (i, token) => letters[i] = await Find(ids[i], token));
        return [.. letters.OfType<MailboxLetter>()];
    }

    /// <returns>Null where there is no such letter.</returns>
    public async Task<MailboxLetter?> Find(string id, CancellationToken cancellation) =>
        MailboxId.IsId(id) ? (await Read(id, cancellation)).Letter : null;

    private async Task<string> FirstId(string key, string id, CancellationToken cancellation)
    {
        var name = Keys + MailboxId.Hash(key);
        if (await Put(name, BinaryData.FromString(id), OnlyIfNew, cancellation))
        {
            return id;
        }

        return (await container.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content.ToString();
    }

    private async Task<(MailboxLetter? Letter, ETag ETag)> Read(string id, CancellationToken cancellation)
    {
        try
        {
            var blob = (await container.GetBlobClient(Letters + id + ".json").DownloadContentAsync(cancellation)).Value;
            return (blob.Content.ToObjectFromJson<MailboxLetter>(JsonSerializerOptions.Web), blob.Details.ETag);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return (null, default);
        }
    }

    /// <returns>False where the blob is not, or no longer, as the condition says.</returns>
    private async Task<bool> Put(string name, BinaryData content, BlobRequestConditions condition, CancellationToken cancellation)
    {
        try
        {
            await container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions { Conditions = condition }, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
