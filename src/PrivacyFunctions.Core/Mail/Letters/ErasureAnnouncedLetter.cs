using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the deletion is decided, begins at a moment, and can be stopped until then.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="BeginsAt">From when on it can no longer be stopped.</param>
/// <param name="StatusPage">Where it can be stopped. Opening it does nothing.</param>
public sealed record ErasureAnnouncedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset BeginsAt,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "erasure-announced";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("beginsAt", BeginsAt);
        values.Link("link", StatusPage);
    }
}
