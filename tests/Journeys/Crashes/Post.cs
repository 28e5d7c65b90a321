using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using PrivacyFunctions.Local.Mailbox;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Tests.Mail;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>A letter as it arrived.</summary>
/// <param name="Deliveries">How often it was handed over under its delivery key.</param>
internal sealed partial record Letter(DeliveryKey Key, string To, string Text, string MessageId, int Deliveries)
{
    public Uri Link => new(AnyLink().Match(Text).Value);

    public string Code => AnyCode().Match(Text).Value;

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex AnyLink();

    [GeneratedRegex(@"(?<![\w-])\d{6}(?![\w-])")]
    private static partial Regex AnyCode();
}

/// <summary>Where letters arrive.</summary>
internal interface IPost
{
    /// <summary>All letters about a request, in no order.</summary>
    Task<IReadOnlyList<Letter>> Letters(string reference, CancellationToken cancellation);
}

/// <summary>The development mailbox, read from its container: the service need not run.</summary>
internal sealed class MailboxPost(StorageAccount storage) : IPost
{
    private readonly ConcurrentDictionary<(string Name, string Version), MailboxLetter> _read = new();

    public async Task<IReadOnlyList<Letter>> Letters(string reference, CancellationToken cancellation)
    {
        var container = storage.Blobs.GetBlobContainerClient("dev-mailbox");
        if (!await container.ExistsAsync(cancellation))
        {
            return [];
        }

        var letters = new List<Letter>();
        await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "letters/", cancellation))
        {
            var version = (blob.Name, blob.Properties.ETag.ToString()!);
            if (!_read.TryGetValue(version, out var letter))
            {
                var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellation);
                letter = _read[version] = content.Value.Content.ToObjectFromJson<MailboxLetter>(JsonSerializerOptions.Web)!;
            }

            if (letter.DeliveryKey.StartsWith(reference, StringComparison.Ordinal) && DeliveryKey.TryParse(letter.DeliveryKey, out var key))
            {
                letters.Add(new Letter(key, letter.To, letter.Text, letter.MessageId, letter.Deliveries));
            }
        }

        return letters;
    }
}

/// <summary>What SendGrid took; the same letter twice is one letter delivered twice.</summary>
internal sealed class SendGridPost(SendGridServer server) : IPost
{
    public Task<IReadOnlyList<Letter>> Letters(string reference, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Letter>>([..
        from sent in server.Sent
        where sent.DeliveryKey?.StartsWith(reference, StringComparison.Ordinal) == true
        group sent by (sent.DeliveryKey, sent.MessageId) into same
        select new Letter(Parse(same.Key.DeliveryKey!), same.First().To, same.First().Text, same.Key.MessageId!, same.Count())]);

    private static DeliveryKey Parse(string text) =>
        DeliveryKey.TryParse(text, out var key) ? key : throw new FormatException($"\"{text}\" is no delivery key.");
}
