using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;

namespace PrivacyFunctions.Pages;

/// <summary>What every page needs besides its own matter.</summary>
/// <param name="Zone">The zone in which moments are shown, named in words beside each of them.</param>
/// <param name="Path">
/// The page's own: where its forms post to, and where the reader comes back to after choosing another language. It
/// carries no token, because it is repeated in the query of another link.
/// </param>
/// <param name="CsrfToken">Goes into the hidden field <c>csrf</c> of every form.</param>
public sealed record PageContext(
    Language Language,
    Controller Controller,
    TimeZoneInfo Zone,
    string Path,
    string CsrfToken)
{
    /// <summary>What stands above the heading; none but for staff, while something waits for them besides what the page asks.</summary>
    public IReadOnlyList<PageNotice> Notices { get; init; } = [];

    /// <summary>The words of the page; a deployment or a test may put its own in place.</summary>
    public TextCatalogue Texts { get; init; } = TextCatalogue.In(Language);
}
