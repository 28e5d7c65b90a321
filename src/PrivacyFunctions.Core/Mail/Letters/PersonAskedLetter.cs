using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>
/// To the person: we need something before we can decide. What staff ask is on the page, behind a code; conditions are
/// the same for everybody, and stand here.
/// </summary>
/// <param name="Kind">What they asked for.</param>
/// <param name="Conditions">What is not met yet and they can put right, in the letter's language, a sentence or two each; empty where there is only a question.</param>
/// <param name="AnswerUntil">When we decide on what we know.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="IsReminder">Whether it was asked before.</param>
/// <param name="StatusPage">Where the question is read and answered. Opening it does nothing.</param>
public sealed record PersonAskedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    IReadOnlyList<string> Conditions,
    DateTimeOffset AnswerUntil,
    DateOnly Due,
    bool IsReminder,
    Uri StatusPage) : Letter(Reference, Language, Zone)
{
    /// <summary>The article by which the time for our answer stands still until they answer, in the letter's language; null where it runs on.</summary>
    public string? ClockSource { get; init; }

    public override string Name => "person-asked";

    public override string DeliveryName => IsReminder ? "question-reminder" : Name;

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToPerson.In(Language));
        values.List("conditions", Conditions, (item, words) => item.Text("words", words));
        values.Moment("answerUntil", AnswerUntil);
        values.EndOf("due", Due);
        values.Flag("reminder", IsReminder);
        values.Flag("pauses", ClockSource is not null);
        values.Text("clockSource", ClockSource ?? "");
        values.Link("link", StatusPage);
    }
}
