using MimeKit;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Addresses out of a header (RFC 5322 section 3.4).</summary>
internal static class Addresses
{
    /// <summary>Those that mail can be sent to, in order; groups are opened.</summary>
    public static IEnumerable<Mailbox> In(string? header)
    {
        if (string.IsNullOrWhiteSpace(header) || !InternetAddressList.TryParse(header, out var list))
        {
            return [];
        }

        return list.Mailboxes
            .Select(m => (FormAnswers.Email(m.Address), m.Name))
            .Where(m => m.Item1.Problem is null)
            .Select(m => new Mailbox(m.Item1.Email, CleanText.Line(m.Name ?? "", MailLimits.Name)));
    }
}
