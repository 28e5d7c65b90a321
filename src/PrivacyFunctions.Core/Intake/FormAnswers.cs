using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace PrivacyFunctions.Intake;

/// <summary>What is wrong with an answer.</summary>
public enum AnswerProblem
{
    Missing,
    Invalid,
    TooLong,
    TooShort,
}

/// <summary>Checks what people type into the form.</summary>
public static class FormAnswers
{
    /// <summary>RFC 5321 section 4.5.3.1.3 leaves 254 characters for an address between its angle brackets.</summary>
    public const int LongestEmail = 254;

    public const int LongestAccount = 64;

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>An address that mail can be sent to, without a display name; white space around it is forgiven.</summary>
    public static (string Email, AnswerProblem? Problem) Email(string? typed)
    {
        var email = (typed ?? "").Trim();
        return (email, email switch
        {
            "" => AnswerProblem.Missing,
            { Length: > LongestEmail } => AnswerProblem.TooLong,
            _ when !IsAddress(email) => AnswerProblem.Invalid,
            _ => null,
        });
    }

    /// <summary>An account id; may be left out.</summary>
    public static (string? Account, AnswerProblem? Problem) Account(string? typed)
    {
        var account = (typed ?? "").Trim();
        return account switch
        {
            "" => (null, null),
            { Length: > LongestAccount } => (account, AnswerProblem.TooLong),
            _ when account.Any(IsInvisible) => (account, AnswerProblem.Invalid),
            _ => (account, null),
        };
    }

    /// <summary>
    /// Whether a text of several lines shows all that it holds: no control characters but tabs and line breaks, nothing
    /// that turns its direction, nothing that was lost on its way here. Joiners, which scripts and emoji need, may be in it.
    /// </summary>
    public static bool IsPlainText(string text) =>
        !text.EnumerateRunes().Any(rune => rune.Value is not ('\t' or '\r' or '\n' or ZeroWidthNonJoiner or ZeroWidthJoiner) && IsInvisible(rune));

    private static bool IsAddress(string email) =>
        !email.Any(c => char.IsWhiteSpace(c) || IsInvisible(c) || c is '<' or '>' or '"' or ',' or ';')
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email
        && IsDomain(parsed.Host);

    // A name in the DNS: people's mailboxes are at no IP address, and at no machine of ours.
    private static bool IsDomain(string host) =>
        host.Split('.') is { Length: > 1 } labels
        && labels.All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-' && label.All(c => !char.IsAscii(c) || char.IsAsciiLetterOrDigit(c) || c == '-'))
        && labels[^1].Any(char.IsLetter);

    private static bool IsInvisible(char c) => char.IsSurrogate(c) || IsInvisible(new Rune(c));

    // Control and format characters (among them the bidirectional ones) show nothing and may hide something; in the place
    // of what could not be decoded stands U+FFFD.
    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
