using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Review;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>
/// Tells staff of a mail that names no sender: whoever wrote it hears nothing otherwise. Once for each mail, however
/// often it is delivered; a crash between the provider and the note of it sends the letter again, with the same Message-ID.
/// </summary>
public sealed class UnanswerableMails(
    RawMailStore mails,
    LetterWriter writer,
    IMailSender sender,
    StaffDirectory staff,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings,
    ILogger<UnanswerableMails> logger)
{
    /// <exception cref="UnavailableException">The mail provider does not take it now: who delivered the mail delivers it again.</exception>
    public async Task Tell(StoredMail mail, CancellationToken cancellation)
    {
        if (await mails.IsTold(mail, cancellation))
        {
            return;
        }

        var letter = new UnanswerableMailLetter(mail.Key.Reference(attempt: 0), settings.StaffLanguage, rules.Zone, mail.ReceivedAt, settings.PublicBaseUrl);
        foreach (var member in staff.With(StaffRoles.Handler))
        {
            await Send(letter, member, cancellation);
        }

        await mails.MarkTold(mail, cancellation);
    }

    private async Task Send(UnanswerableMailLetter letter, StaffMember member, CancellationToken cancellation)
    {
        switch (await sender.Send(await writer.Write(letter, profile.Controller, member.Email, member.Addressee), cancellation))
        {
            case SendOutcome.Accepted:
                break;
            case SendOutcome.Refused refused:
                logger.LetterRefused(letter.Reference, letter.Name, refused.Code);
                break;
            default:
                throw new UnavailableException("mail-unavailable");
        }
    }
}
