using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To the person: the request still waits for their confirmation, and closes without it.</summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="ReceivedAt">When it arrived; the clock runs from here.</param>
/// <param name="ConfirmBy">The last day on which the code is awaited; afterwards the request is closed as unproven.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="ProvePage">Where the code is typed. Opening it does nothing.</param>
/// <param name="Code">A new code for that page.</param>
public sealed record ProveReminderLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly ConfirmBy,
    DateOnly Due,
    Uri ProvePage,
    LetterCode Code) : Letter(Reference, Language, Zone)
{
    public override string Name => "prove-reminder";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.Moment("receivedAt", ReceivedAt);
        values.EndOf("confirmBy", ConfirmBy);
        values.EndOf("due", Due);
        values.Link("link", ProvePage);
        Code.Fill(values);
    }
}
