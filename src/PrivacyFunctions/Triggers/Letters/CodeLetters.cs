using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Verification;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers.Letters;

/// <summary>Sends the code that somebody has just asked for on a page, while they wait.</summary>
public sealed class CodeLetters(LetterWriter writer, IMailSender sender, CompanyProfile profile, DeadlineRules rules, Links links)
{
    /// <exception cref="UnavailableException">The mail provider does not take it now: a page says so, and the button is there again.</exception>
    public async Task Send(LinkToken link, OneTimeCode code, string email, Language language, CancellationToken cancellation)
    {
        var letter = new CodeLetter(
            link.Reference,
            language,
            rules.Zone,
            link.Purpose switch
            {
                LinkPurpose.Prove => CodePurpose.Confirm,
                LinkPurpose.Decide => CodePurpose.Decide,
                LinkPurpose.Enter => CodePurpose.Enter,
                _ => CodePurpose.Read,
            },
            links.Url(link),
            Shown(code, link.Purpose));
        var mail = await writer.Write(letter, profile.Controller, email, link.Addressee, code.Serial);
        if (await sender.Send(mail, cancellation) is not SendOutcome.Accepted)
        {
            throw new UnavailableException("mail-unavailable");
        }
    }

    /// <summary>A code as letters show it.</summary>
    public static LetterCode Shown(OneTimeCode code, LinkPurpose purpose) =>
        new(code.Digits, code.ValidUntil, (int)CodeRules.Lifetime(purpose).TotalMinutes);
}
