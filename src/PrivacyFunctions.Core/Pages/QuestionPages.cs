using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}/ask</c> for staff, posting <c>question</c> and <c>condition</c> (any number of codes), at least
/// one of them, and <c>clarifies</c> (<c>yes</c>, or nothing).
/// </summary>
/// <param name="Conditions">Of the kind; empty where it has none.</param>
/// <param name="Unmet">The boxes ticked before; nothing is preselected.</param>
/// <param name="Question">What was typed before.</param>
/// <param name="LettersIn">The language the person reads, so that the question is written in it.</param>
/// <param name="AnswerUntil">When the person's time to answer would be over.</param>
public sealed record AskPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay Due,
    IReadOnlyList<Condition> Conditions,
    IReadOnlyList<string> Unmet,
    string? Question,
    Languages.Language LettersIn,
    DateTimeOffset AnswerUntil) : Page(Context)
{
    /// <summary>The article by which the clock stands still for a question about which data is meant; null where none does.</summary>
    public string? ClockSource { get; init; }

    /// <summary>The box ticked before.</summary>
    public bool Clarifies { get; init; }

    /// <summary>In characters.</summary>
    public const int LongestQuestion = 1000;

    public override string Heading => Texts["ask.heading"];

    public override string BackPath => $"/decide/{Reference}";

    protected override RazorSlice Slice() => Slices.Ask.Create(this);
}

/// <summary><c>/status/{reference}/answer</c> for the person, posting <c>answer</c>.</summary>
/// <param name="Question">As staff wrote it; may be empty.</param>
/// <param name="Conditions">What they can put right, in words.</param>
/// <param name="Answer">What was typed before.</param>
public sealed record AnswerPage(
    PageContext Context,
    Reference Reference,
    string Question,
    IReadOnlyList<string> Conditions,
    DateTimeOffset AnswerUntil,
    string? Answer) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestAnswer = 4000;

    public override string Heading => Texts[Conditions.Count > 0 ? "answer.headingConditions" : "answer.heading"];

    public override string BackPath => $"/status/{Reference}";

    protected override RazorSlice Slice() => Slices.Answer.Create(this);
}
