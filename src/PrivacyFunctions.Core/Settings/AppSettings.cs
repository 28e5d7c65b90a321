using PrivacyFunctions.Languages;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Mail.SendGrid;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Settings;

/// <summary>The app's settings, read and checked once at start; each is listed in <c>local.settings.sample.json</c>.</summary>
/// <param name="PublicBaseUrl">Where people reach the service: what links in letters begin with.</param>
/// <param name="DeploymentKey">The secret that all keys are derived from.</param>
/// <param name="ContactEmail">The mailbox of the data-protection contact.</param>
/// <param name="AccountCentre">Where people help themselves first (policy section 5); null where there is no such place.</param>
/// <param name="StaffHandlers">The addresses that decisions are asked of.</param>
/// <param name="StaffApprovers">The addresses whose agreement a refusal or a deletion needs.</param>
/// <param name="StaffOfficer">The data-protection officer's address, who decides where two disagree or one is silent.</param>
/// <param name="InboundSecret">What the URL of the mail door ends in; null where mails are not taken in.</param>
/// <param name="StaffLanguage">The language of letters and pages for staff who name none.</param>
/// <param name="DefaultLanguage">For people whose browser names no language we write in.</param>
/// <param name="PackageLifetime">How long a package can be fetched.</param>
/// <param name="DecisionLinkLifetime">How long a staff link is good.</param>
/// <param name="RecordRetention">How long the record of a closed request is kept before its key is destroyed.</param>
/// <param name="WakeAfter">How long a fact may go unseen by its workflow before the sweep wakes it.</param>
public sealed record AppSettings(
    Uri PublicBaseUrl,
    DeploymentKey DeploymentKey,
    string ContactEmail,
    Uri? AccountCentre,
    IReadOnlyList<string> StaffHandlers,
    IReadOnlyList<string> StaffApprovers,
    string StaffOfficer,
    string? InboundSecret,
    Language StaffLanguage,
    Language DefaultLanguage,
    TimeSpan PackageLifetime,
    TimeSpan DecisionLinkLifetime,
    TimeSpan RecordRetention,
    TimeSpan WakeAfter)
{
    /// <summary>How much is taken and sent before the service pauses.</summary>
    public LimitSettings Limits { get; init; } = LimitSettings.Default;

    /// <summary>What checks that delivery events are SendGrid's; null where none are taken in.</summary>
    public SendGridSignature? SendGridEvents { get; init; }

    /// <summary>What the company's mailing system sends to be given links to unsubscribe; null where none are given.</summary>
    public string? UnsubscribeSecret { get; init; }

    public bool IsHttps => PublicBaseUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>An absolute URL below <see cref="PublicBaseUrl"/>.</summary>
    public Uri Url(string path) => new(PublicBaseUrl, path.TrimStart('/'));
}
