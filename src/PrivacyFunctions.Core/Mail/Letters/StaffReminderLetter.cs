using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff, before the day of the decision: nobody has decided yet.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="DecideBy">The last day for the decision: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="DaysLeft">Calendar days from today to <paramref name="DecideBy"/>; 0 when that is today.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record StaffReminderLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateOnly DecideBy,
    int DaysLeft,
    DateOnly Due,
    DateTimeOffset ReceivedAt,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether an answer in words is waited for, not a decision.</summary>
    public bool Answers { get; init; }

    /// <summary>Whether it is still to call back the authority that demands data, and nobody can decide before.</summary>
    public bool Calls { get; init; }

    public override string Name => "staff-reminder";

    internal override void Fill(LetterValues values)
    {
        values.Flag("answers", Answers);
        values.Flag("calls", Calls);
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Flag("demanded", Kind.IsDemanded);
        values.Text("decideDay", Wording.ShortDay(DecideBy, Language));
        values.EndOf("decideBy", DecideBy);
        values.Text("dayCount", DaysLeft switch { <= 0 => "none", 1 => "one", _ => "several" });
        values.Number("daysLeft", DaysLeft);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
