using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the next in line: those who were asked have not decided, and the day for it is here or past.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="AskedBefore">Who was asked: a role, since names and addresses travel with forwarded mail.</param>
/// <param name="DecideBy">The day by which the decision was awaited.</param>
/// <param name="DaysOverdue">Calendar days since <paramref name="DecideBy"/>; 0 on that day, negative before it.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record EscalationLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    StaffRole AskedBefore,
    DateOnly DecideBy,
    int DaysOverdue,
    DateOnly Due,
    DateTimeOffset ReceivedAt,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether an answer in words is waited for, not a decision.</summary>
    public bool Answers { get; init; }

    /// <summary>Whether it is still to call back the authority that demands data, and nobody can decide before.</summary>
    public bool Calls { get; init; }

    public override string Name => "escalation";

    internal override void Fill(LetterValues values)
    {
        values.Flag("answers", Answers);
        values.Flag("calls", Calls);
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Flag("demanded", Kind.IsDemanded);
        values.Text("askedBefore", AskedBefore.InWords(Language));
        values.Text("decideDay", Wording.ShortDay(DecideBy, Language));
        values.EndOf("decideBy", DecideBy);
        values.Text("dueness", DaysOverdue switch { < 0 => "ahead", 0 => "today", 1 => "one", _ => "several" });
        values.Number("daysOverdue", DaysOverdue);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
