using System.Globalization;
using System.Net.Mail;

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

    private static bool IsAddress(string email) =>
        !email.Any(c => char.IsWhiteSpace(c) || IsInvisible(c) || c is '<' or '>' or '"' or ',' or ';')
        && MailAddress.TryCreate(email, out var parsed)
        && parsed.Address == email
        && parsed.Host.Contains('.', StringComparison.Ordinal)
        && !parsed.Host.StartsWith('.')
        && !parsed.Host.EndsWith('.');

    // Control and format characters (among them the bidirectional ones) show nothing and may hide something.
    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;
}
