using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: answer a person, in words of your own. Nothing of what was asked is in the letter.</summary>
/// <param name="Kind">What is to be answered.</param>
/// <param name="ReceivedAt">When it arrived.</param>
/// <param name="AnswerBy">The last day for the answer: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="AnswerPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record AnswerNeededLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    DateTimeOffset ReceivedAt,
    DateOnly AnswerBy,
    DateOnly Due,
    Uri AnswerPage) : Letter(Reference, Language, Zone)
{
    /// <summary>Whether it came as a mail, which may ask for something else.</summary>
    public bool CameByMail { get; init; }

    /// <summary>Whether a decision is to be looked at again.</summary>
    public bool IsReview { get; init; }

    public override string Name => "answer-needed";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Text("decideDay", Wording.ShortDay(AnswerBy, Language));
        values.EndOf("decideBy", AnswerBy);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Flag("mail", CameByMail);
        values.Flag("review", IsReview);
        values.Link("link", AnswerPage);
    }
}
