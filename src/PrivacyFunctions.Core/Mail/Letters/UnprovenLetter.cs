using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the address given: nobody confirmed the request in time, so it is closed; it can be reopened for a while.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="ConfirmBy">The day by which the code was awaited.</param>
/// <param name="ReopenPage">Where the request can be reopened. Opening the page does nothing.</param>
/// <param name="ReopenUntil">The last day for that; afterwards address and words of the request are deleted.</param>
public sealed record UnprovenLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly ConfirmBy,
    Uri ReopenPage,
    DateOnly ReopenUntil) : Letter(Reference, Language, Zone)
{
    public StopEnds Stops { get; init; } = StopEnds.None;

    public override string Name => "unproven";

    internal override void Fill(LetterValues values)
    {
        Stops.Fill(values);
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("confirmBy", ConfirmBy);
        values.Link("link", ReopenPage);
        values.EndOf("reopenUntil", ReopenUntil);
    }
}
