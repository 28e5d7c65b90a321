using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the answer takes longer than it should, since one of our systems cannot be reached; they need do nothing.</summary>
/// <remarks>Names no system: which ones there are is not for a mailbox.</remarks>
/// <param name="Kind">What they asked for.</param>
/// <param name="Due">The last day for our answer, as the person was told; it has not passed.</param>
/// <param name="StatusPage">Where the request can be followed. Opening it does nothing.</param>
public sealed record DelayedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly Due,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "delayed";

    /// <summary>The answer was given; what waits is what the law made us keep, whose time is over.</summary>
    public bool IsHeld { get; init; }

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Flag("held", IsHeld);
        values.EndOf("due", Due);
        values.Link("link", StatusPage);
    }
}
