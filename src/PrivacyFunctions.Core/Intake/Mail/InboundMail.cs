using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Whether all of a mail was read.</summary>
public enum Completeness
{
    Whole,

    /// <summary>More than <see cref="MailLimits.Body"/>: what came before the limit was read and is kept.</summary>
    TooLarge,

    /// <summary>The form ended early or broke off in the middle of a part: what came before was read and is kept.</summary>
    Damaged,
}

/// <summary>An address as a mail names it. Anybody can write any address there: it is claimed, never proven.</summary>
/// <param name="Address">As <see cref="FormAnswers.Email"/> takes it.</param>
/// <param name="Name">The display name, one line without invisible characters; empty where there is none.</param>
public sealed record Mailbox(string Address, string Name)
{
    /// <summary>Gives nothing away to a log.</summary>
    public override string ToString() => nameof(Mailbox);
}

/// <param name="Name">The file's name, one line without invisible characters or path separators; empty where it has none.</param>
/// <param name="Type">The media type that the sender's program wrote, lower case; nothing vouches for it.</param>
/// <param name="Size">In bytes, decoded.</param>
public sealed record MailAttachment(string Name, string Type, long Size)
{
    /// <summary>Gives nothing away to a log.</summary>
    public override string ToString() => nameof(MailAttachment);
}

/// <summary>What SendGrid found out about the mail's way. Noted for staff; it proves nobody's identity.</summary>
/// <param name="Spf">The result for the envelope's domain (RFC 7208 section 2.6), as in <c>pass</c>.</param>
/// <param name="Dkim">As in <c>{@example.com : pass}</c>: which domain signed (RFC 6376), not who.</param>
/// <param name="SpamScore">SpamAssassin's; null where it was not asked.</param>
public sealed record MailChecks(string Spf, string Dkim, double? SpamScore);

/// <summary>A mail that came in, as far as it concerns us. The whole of it lies in the <see cref="RawMailStore"/>.</summary>
/// <param name="From">The first usable address of the From header (RFC 5322 section 3.6.2); null where there is none.</param>
/// <param name="EnvelopeFrom">
/// The return path (RFC 5321 section 4.4): empty for a notification that must not be answered, null where it is unknown.
/// </param>
/// <param name="To">Whom it was written to, as the header says.</param>
/// <param name="Subject">One line without invisible characters.</param>
/// <param name="Text">Lines ended by LF; from the HTML where there is no plain text; empty where there is neither.</param>
/// <param name="Date">What the sender's clock said (RFC 5322 section 3.6.1); the clock of a request never runs from it.</param>
/// <param name="MessageId">Without angle brackets (RFC 5322 section 3.6.4); null where there is none.</param>
/// <param name="AnswersTo">The message ids of In-Reply-To and References, the nearest first.</param>
/// <param name="AttachmentsNotListed">How many there are beyond <see cref="MailLimits.Attachments"/>; they are kept too.</param>
public sealed record InboundMail(
    Mailbox? From,
    string? EnvelopeFrom,
    IReadOnlyList<Mailbox> To,
    string Subject,
    string Text,
    DateTimeOffset? Date,
    string? MessageId,
    IReadOnlyList<string> AnswersTo,
    MailHeaders Headers,
    MailChecks Checks,
    IReadOnlyList<MailAttachment> Attachments,
    int AttachmentsNotListed,
    Completeness Completeness)
{
    /// <summary>Whom it says it is from, as written, also where that is no address; one line without invisible characters, empty where it says nothing.</summary>
    public string SaysFrom { get; init; } = "";

    /// <summary>What the sender wrote this time: the text without what it quotes.</summary>
    public string NewText => QuotedText.Strip(Text);

    /// <summary>The language to answer in; null where subject and text do not say.</summary>
    public Language? Language => LanguageGuess.Of($"{Subject}\n{NewText}");

    /// <summary>Gives nothing away to a log.</summary>
    public override string ToString() => nameof(InboundMail);
}

/// <summary>Bounds on what is held in memory of one mail; beyond them it is kept, but not looked at.</summary>
public static class MailLimits
{
    /// <summary>
    /// Bytes of the posted form. SendGrid takes mails of up to 30 MB; the form around one says some of it twice.
    /// A host's own limit must lie above this, or it answers in our place.
    /// </summary>
    public const long Body = 32 * 1024 * 1024;

    public const int Text = 256 * 1024;

    public const int Html = 1024 * 1024;

    public const int Headers = 256 * 1024;

    public const int OtherField = 64 * 1024;

    public const int Attachments = 100;

    /// <summary>RFC 5322 section 2.1.1 ends a line after 998 characters.</summary>
    public const int Subject = 998;

    public const int Name = 200;
}

/// <summary>The body is no form that can be read as a mail: whoever sent it, it was not SendGrid's Inbound Parse.</summary>
public sealed class NotAMailException() : Exception("The body is not multipart/form-data with a boundary.");
