using System.Text.RegularExpressions;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Finds the requests that a mail may be about. Anybody can write any reference: it is a hint and opens nothing.</summary>
internal static class ReferencesInMail
{
    private const int Most = 5;

    // Time grows with the length of the text alone.
    private static readonly Regex Written = new(@"\bPR[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Nearest first: the letter that the mail answers, then its subject, then its text.</summary>
    public static IReadOnlyList<Reference> Of(InboundMail mail) =>
    [
        .. mail.AnswersTo.Select(OfOurLetter)
            .Concat(InText(mail.Subject).Concat(InText(mail.Text)).Cast<Reference?>())
            .OfType<Reference>()
            .Distinct()
            .Take(Most),
    ];

    /// <summary>The request of a letter of ours, told by its Message-ID (<c>pr-7k3m-q2xd.receipt.….1@host</c>); null for any other.</summary>
    public static Reference? OfOurLetter(string messageId)
    {
        var local = messageId.Split('@')[0].Split('.');
        return local.Length == 4
            && DeliveryKey.TryParse($"{local[0].ToUpperInvariant()}/{local[1]}/{local[2]}/{local[3]}", out var key)
                ? key.Reference
                : null;
    }

    private static IEnumerable<Reference> InText(string text)
    {
        foreach (Match match in Written.Matches(text))
        {
            if (Reference.TryParse(match.Value, out var reference))
            {
                yield return reference;
            }
        }
    }
}
