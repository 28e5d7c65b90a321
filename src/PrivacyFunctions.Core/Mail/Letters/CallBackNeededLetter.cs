using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: a colleague entered what an authority demands; call it back. Names neither the authority nor the person.</summary>
/// <param name="Kind">What is demanded.</param>
/// <param name="CallBy">The last day for the call: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="Due">The last day for the answer.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record CallBackNeededLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly CallBy,
    DateOnly Due,
    DateTimeOffset ReceivedAt,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "call-back-needed";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Text("callDay", Wording.ShortDay(CallBy, Language));
        values.EndOf("callBy", CallBy);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
