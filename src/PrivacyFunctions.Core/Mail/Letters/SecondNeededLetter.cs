using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To an approver: a colleague decided, and the decision needs a second person who agrees.</summary>
/// <remarks>The grounds are on the page: written by staff about one person, they have no place in a mailbox.</remarks>
/// <param name="Kind">What was asked for.</param>
/// <param name="Decided">What the colleague decided.</param>
/// <param name="AgreeBy">The last day for the answer; afterwards an officer decides.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record SecondNeededLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    FirstDecision Decided,
    DateOnly AgreeBy,
    DateOnly Due,
    DateTimeOffset ReceivedAt,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "second-needed";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Flag("demanded", Kind.IsDemanded);
        values.Text("decided", Decided.Name());
        values.Text("agreeDay", Wording.ShortDay(AgreeBy, Language));
        values.EndOf("agreeBy", AgreeBy);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
