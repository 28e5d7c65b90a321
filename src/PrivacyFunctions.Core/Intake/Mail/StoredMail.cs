using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage.Sealed;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>A raw mail at rest: the body of SendGrid's post, byte by byte.</summary>
/// <param name="Reference">The request it belongs to; null for a mail that was not answered.</param>
/// <param name="Key">Which mail it is.</param>
/// <param name="ContentType">Of the body, with the boundary that <see cref="InboundMailReader"/> needs to read it again.</param>
/// <param name="ReceivedAt">When it was first delivered to us; the clock of a request runs from here.</param>
/// <param name="Size">Of the body, in bytes.</param>
/// <param name="Sha256">Of the body, lower-case hex.</param>
/// <param name="Completeness">Whether the body is all of it.</param>
public sealed record StoredMail(
    Reference? Reference,
    MailKey Key,
    string ContentType,
    DateTimeOffset ReceivedAt,
    long Size,
    string Sha256,
    Completeness Completeness)
{
    internal Guid Body { get; init; }

    internal byte[] BodyKey { get; init; } = [];
}

/// <summary>A mail on its way into storage, under a key of its own, while nobody knows yet whose it is.</summary>
public sealed class MailWriting : IAsyncDisposable
{
    private readonly SealedBlob _blob;
    private readonly SealedWriting _writing;

    internal MailWriting(Guid body, RequestKey key, SealedBlob blob)
    {
        (Body, Key, _blob) = (body, key, blob);
        _writing = blob.Begin(key);
    }

    /// <summary>Takes the raw mail as it is read.</summary>
    public Stream Content => _writing.Content;

    internal Guid Body { get; }

    internal RequestKey Key { get; }

    internal Task<StoredBytes> Commit(CancellationToken cancellation) => _writing.Commit(cancellation);

    /// <summary>Removes what was staged or committed: the mail is there already.</summary>
    internal Task Discard(CancellationToken cancellation) => _blob.Delete(cancellation);

    /// <summary>What was staged and not kept is sealed with a key that is gone now; Azure drops such blocks after a week.</summary>
    public ValueTask DisposeAsync() => _writing.DisposeAsync();
}
