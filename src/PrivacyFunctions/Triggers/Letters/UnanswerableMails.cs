using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
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
    Links links,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings,
    ILogger<UnanswerableMails> logger)
{
    // A link outlives its mail by a while, so that who comes late is told that it is deleted and not that the link is too old.
    private static readonly TimeSpan LinksOutlive = TimeSpan.FromDays(30);

    /// <exception cref="UnavailableException">The mail provider does not take it now: who delivered the mail delivers it again.</exception>
    public async Task Tell(StoredMail mail, CancellationToken cancellation)
    {
        if (await mails.IsTold(mail, cancellation))
        {
            return;
        }

        foreach (var member in staff.With(StaffRoles.Handler))
        {
            await Send(Compose(mail, member), member, cancellation);
        }

        await mails.MarkTold(mail, cancellation);
    }

    private UnanswerableMailLetter Compose(StoredMail mail, StaffMember member)
    {
        var reference = mail.Key.OwnReference;
        var keptUntil = mail.ReceivedAt + RawMailStore.UnansweredFor;
        var page = links.Url(new LinkToken(LinkPurpose.ReadMail, reference, member.Addressee, Step: 1, keptUntil + LinksOutlive));
        return new UnanswerableMailLetter(reference, settings.StaffLanguage, rules.Zone, mail.ReceivedAt, keptUntil, page);
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
