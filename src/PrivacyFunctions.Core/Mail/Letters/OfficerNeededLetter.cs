using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Why a decision that needs two people has one.</summary>
public enum NoAgreement
{
    /// <summary>The second person disagreed.</summary>
    Disagreed,

    /// <summary>Nobody answered in time.</summary>
    Silent,
}

/// <summary>To the officer: there is no second person who agrees, so the decision is theirs.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Decided">What the first person decided.</param>
/// <param name="Because">Why it comes to the officer.</param>
/// <param name="DecideBy">The last day for the decision: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="ReceivedAt">When the request arrived.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record OfficerNeededLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    FirstDecision Decided,
    NoAgreement Because,
    DateOnly DecideBy,
    DateOnly Due,
    DateTimeOffset ReceivedAt,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "officer-needed";

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Flag("demanded", Kind.IsDemanded);
        values.Text("decided", Decided.Name());
        values.Text("because", Because switch
        {
            NoAgreement.Disagreed => "disagreed",
            NoAgreement.Silent => "silent",
            _ => throw new InvalidOperationException($"No letter tells of {Because}."),
        });
        values.Text("decideDay", Wording.ShortDay(DecideBy, Language));
        values.EndOf("decideBy", DecideBy);
        values.EndOf("due", Due);
        values.Moment("receivedAt", ReceivedAt);
        values.Link("link", DecisionPage);
    }
}
