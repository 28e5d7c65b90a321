using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>
/// The e-mail door: reads a mail while it streams into storage, says what it is, and keeps it where it belongs. It
/// records nothing in the ledger; the caller does, before it answers SendGrid.
/// </summary>
/// <remarks>
/// SendGrid drops a mail at any answer of 3xx or 4xx, and tells nobody; at 5xx it tries again for 72 hours. So whoever
/// knows the secret of the URL is never answered 4xx for what a mail contains.
/// </remarks>
public sealed class MailDoor(RawMailStore store, RequestLedger ledger, MailKeys keys, MailRules rules)
{
    private const int MostAttempts = 8;

    /// <param name="body">The request's body, unread.</param>
    /// <param name="contentType">Its Content-Type.</param>
    /// <exception cref="NotAMailException">The body is no multipart form; nothing was read or kept.</exception>
    /// <exception cref="IOException">The connection broke; nothing was kept, and SendGrid delivers again.</exception>
    /// <exception cref="Azure.RequestFailedException">The storage failed; SendGrid delivers again.</exception>
    public async Task<MailOutcome> Receive(Stream body, string? contentType, CancellationToken cancellation)
    {
        await using var writing = store.Begin();
        var mail = await InboundMailReader.Read(body, contentType, writing.Content, cancellation);
        var arrival = new Arrival(writing, mail, keys.Of(mail, writing.Body), contentType!);
        switch (Meanings.Of(mail, rules))
        {
            case MailMeaning.NotAnswered meaning:
                var unanswered = await store.KeepUnanswered(writing, arrival.Key, arrival.ContentType, mail.Completeness, cancellation);
                return new MailOutcome.NotAnswered(meaning.Why, meaning.About, unanswered);
            case MailMeaning.AboutRequest meaning when await FindOpen(meaning.About, mail.From!, cancellation) is { } request:
                var kept = await Keep(arrival, request.Reference, cancellation);
                return new MailOutcome.Noted(request, meaning.Codes, kept.ReceivedAt, mail.Completeness);
            case MailMeaning.AboutRequest meaning:
                return await TakeUp(arrival, meaning.Otherwise, cancellation);
            case MailMeaning.NewRequest meaning:
                return await TakeUp(arrival, meaning, cancellation);
            default:
                throw new InvalidOperationException("A mail means something else than is known here.");
        }
    }

    private sealed record Arrival(MailWriting Writing, InboundMail Mail, MailKey Key, string ContentType);

    private async Task<MailOutcome> TakeUp(Arrival arrival, MailMeaning.NewRequest meaning, CancellationToken cancellation)
    {
        var from = arrival.Mail.From!;
        var reference = await FindReference(arrival.Key, from, cancellation);
        var kept = await Keep(arrival, reference, cancellation);
        return new MailOutcome.NewRequest(reference, from.Address, meaning.Kinds, meaning.Language, kept.ReceivedAt, arrival.Mail.Completeness);
    }

    private Task<StoredMail> Keep(Arrival arrival, Reference reference, CancellationToken cancellation) =>
        store.Keep(arrival.Writing, reference, arrival.Key, arrival.ContentType, arrival.Mail.Completeness, cancellation);

    // A request that is closed takes no more notes: nobody would read them, and the mail would go unanswered.
    private async Task<Request?> FindOpen(IReadOnlyList<Reference> about, Mailbox from, CancellationToken cancellation)
    {
        foreach (var reference in about)
        {
            if (await ledger.Find(reference, cancellation) is { Status: not RequestStatus.Closed } request && IsFrom(request, from))
            {
                return request;
            }
        }

        return null;
    }

    // References have 35 bits: one that is another person's already must not make the mail theirs.
    private async Task<Reference> FindReference(MailKey key, Mailbox from, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var reference = key.Reference(attempt);
            if (await ledger.Find(reference, cancellation) is not { } request || IsFrom(request, from))
            {
                return reference;
            }
        }

        throw new InvalidOperationException("No free reference was found for a mail.");
    }

    private static bool IsFrom(Request request, Mailbox from) => EmailMatching.Fold(request.Received.Email) == EmailMatching.Fold(from.Address);
}
