using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>To staff: a source cannot be reached; try again, or go on without it where that is possible.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Source">The name of the source in the data map, in the language of the letter where it has one.</param>
/// <param name="Code">What is wrong, as the log has it: <c>source-unavailable</c>.</param>
/// <param name="Since">When the source was first found unreachable for this request.</param>
/// <param name="DecideBy">The last day for the decision: a working day, on or before <paramref name="Due"/>.</param>
/// <param name="Due">The last day for our answer, as the person was told.</param>
/// <param name="DecisionPage">The reader's own link; it asks for a code before it shows anything.</param>
public sealed record BlockedLetter(
    Reference Reference,
    Language Language,
    TimeZoneInfo Zone,
    KindName Kind,
    string Source,
    string Code,
    DateTimeOffset Since,
    DateOnly DecideBy,
    DateOnly Due,
    Uri DecisionPage) : Letter(Reference, Language, Zone)
{
    public override string Name => "blocked";

    /// <summary>Whether the request can go on without the source: not where its data is to be deleted or corrected.</summary>
    public bool CanSkip { get; init; }

    /// <summary>The answer was given; what waits is what the law made us keep, whose time is over.</summary>
    public bool IsHeld { get; init; }

    internal override void Fill(LetterValues values)
    {
        values.Text("kind", Kind.ToStaff.In(Language));
        values.Flag("skips", CanSkip);
        values.Flag("demanded", Kind.IsDemanded);
        values.Flag("deletes", Kind.Deletes);
        values.Text("source", Source);
        values.Text("problem", Code);
        values.Moment("since", Since);
        values.Text("decideDay", Wording.ShortDay(DecideBy, Language));
        values.EndOf("decideBy", DecideBy);
        values.Flag("held", IsHeld);
        values.EndOf("due", Due);
        values.Link("link", DecisionPage);
    }
}
