using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Sends the code that somebody has just asked for on a page, while they wait.</summary>
public sealed class CodeLetters(LetterWriter writer, IMailSender sender, CompanyProfile profile, DeadlineRules rules, AppSettings settings)
{
    /// <exception cref="UnavailableException">The mail provider does not take it now: a page says so, and the button is there again.</exception>
    public async Task Send(Request request, CodeSlot slot, OneTimeCode code, string email, Language language, CancellationToken cancellation)
    {
        var letter = new CodeLetter(
            request.Reference,
            language,
            rules.Zone,
            slot.Purpose switch
            {
                LinkPurpose.Prove => CodePurpose.Confirm,
                LinkPurpose.Decide => CodePurpose.Decide,
                _ => CodePurpose.Read,
            },
            settings.Url(Links.Path(slot.Purpose, slot.Reference)),
            Shown(code, slot.Purpose));
        var mail = await writer.Write(letter, profile.Controller, email, slot.Addressee, code.Serial);
        if (await sender.Send(mail, cancellation) is not SendOutcome.Accepted)
        {
            throw new UnavailableException("mail-unavailable");
        }
    }

    /// <summary>A code as letters show it.</summary>
    public static LetterCode Shown(OneTimeCode code, LinkPurpose purpose) =>
        new(code.Digits, code.ValidUntil, (int)CodeRules.Lifetime(purpose).TotalMinutes);
}
