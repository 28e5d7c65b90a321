using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <param name="Reference">Of the request that will be entered.</param>
/// <param name="Addressee">Which member of staff; null where the address was none of theirs, or has had its letters for that day.</param>
/// <param name="ValidUntil">When the link ends.</param>
public sealed record EntryLinkOrder(string Reference, string? Addressee, DateTimeOffset ValidUntil);

/// <summary>The letter with a link to enter a request.</summary>
public sealed class EntryActivities(
    StaffDirectory directory, LetterWriter writer, IMailSender sender, Links links, CompanyProfile profile, DeadlineRules rules, AppSettings settings)
{
    /// <summary>For how long a link to enter a request works.</summary>
    public static TimeSpan LinkLifetime { get; } = TimeSpan.FromHours(24);

    [Function(nameof(SendEntryLink))]
    public async Task SendEntryLink([ActivityTrigger] EntryLinkOrder order, CancellationToken cancellation)
    {
        if (order.Addressee is null || directory.Find(order.Addressee) is not { } member)
        {
            return;
        }

        var reference = Reference.Parse(order.Reference);
        var page = links.Url(new LinkToken(LinkPurpose.Enter, reference, member.Addressee, Step: 1, order.ValidUntil));
        var letter = new EntryLinkLetter(reference, settings.StaffLanguage, rules.Zone, order.ValidUntil, page);
        var mail = await writer.Write(letter, profile.Controller, member.Email, member.Addressee);

        // One that is refused for good is not sent again: whoever waits for it asks anew.
        if (await sender.Send(mail, cancellation) is not (SendOutcome.Accepted or SendOutcome.Refused))
        {
            throw new StepFailedException("mail-unavailable");
        }
    }
}
