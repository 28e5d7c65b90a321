using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: we looked under the address they proved, and hold nothing. An outcome, not a refusal.</summary>
/// <param name="AskAgainPage">Where another request can be made, from another address.</param>
public sealed record NothingFoundLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    Uri AskAgainPage) : Letter(Reference, Language, Zone)
{
    public StopEnds Stops { get; init; } = StopEnds.None;

    public override string Name => "nothing-found";

    internal override void Fill(LetterValues values)
    {
        Stops.Fill(values);
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Flag("deletes", Kind.Deletes);
        values.Link("link", AskAgainPage);
    }
}
