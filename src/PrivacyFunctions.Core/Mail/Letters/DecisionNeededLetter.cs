using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: decide on a request. Says nothing about the person, not even masked: staff mail is forwarded and searched.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="DecideBy">The last day for the decision: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record DecisionNeededLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly DecideBy,
    DateOnly Due,
    DateTimeOffset ReceivedAt,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "decision-needed";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Flag("demanded", Kind.IsDemanded);
        values.Text("decideDay", Wording.ShortDay(DecideBy, Language));
        values.EndOf("decideBy", DecideBy);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
