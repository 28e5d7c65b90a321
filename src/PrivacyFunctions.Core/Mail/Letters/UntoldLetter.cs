using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: somebody has to know that processing stopped, or goes on, and does not confirm.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Since">When processing stopped, or went on again.</param>
/// <param name="Untold">Who does not confirm, in the letter's language; empty where they have meanwhile.</param>
/// <param name="StatusPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record UntoldLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset Since,
    IReadOnlyList<string> Untold,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "untold";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Moment("since", Since);
        values.Text("first", Untold.Count > 0 ? Untold[0] : "");
        values.List("untold", Untold, (item, who) => item.Text("who", who));
        values.Link("link", StatusPage);
    }
}
