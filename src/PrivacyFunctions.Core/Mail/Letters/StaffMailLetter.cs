using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: an e-mail came; decide what it asks for. Nothing of it is in the letter.</summary>
/// <param name="Kind">What we take it to ask for.</param>
/// <param name="ReceivedAt">When the e-mail arrived.</param>
/// <param name="DecideBy">The last day for the decision: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record StaffMailLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly DecideBy,
    DateOnly Due,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "staff-mail";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Text("decideDay", Wording.ShortDay(DecideBy, Language));
        values.EndOf("decideBy", DecideBy);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
