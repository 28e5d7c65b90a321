using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff who asked for it: the page on which to enter a request that came by phone, by post or at the counter.</summary>
/// <param name="Reference">What the request will have.</param>
/// <param name="ValidUntil">When the link ends.</param>
/// <param name="Page">The reader's own link; it asks for a code first.</param>
public sealed record EntryLinkLetter(Reference Reference, Language Language, TimeZoneInfo Zone, DateTimeOffset ValidUntil, Uri Page) : Letter(Reference, Language, Zone)
{
    public override string Name => "entry-link";

    internal override void Fill(LetterValues values)
    {
        values.Moment("validUntil", ValidUntil);
        values.Link("link", Page);
    }
}
