using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the address given: nobody confirmed the request in time, so it is closed; asking again is free.</summary>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="ConfirmBy">The day by which the code was awaited.</param>
/// <param name="AskAgainPage">Where another request can be made.</param>
public sealed record UnprovenLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly ConfirmBy,
    Uri AskAgainPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "unproven";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("confirmBy", ConfirmBy);
        values.Link("link", AskAgainPage);
    }
}
