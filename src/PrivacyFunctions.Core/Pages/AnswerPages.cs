using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}</c> for what staff answer in words of their own: what was asked, and the answer
/// (<c>do=answer</c> with <c>answer</c>); for a mail also saying that it asks for something else (<c>do=choose</c> with
/// any number of <c>kind</c>).
/// </summary>
/// <param name="Kinds">Of the whole request.</param>
/// <param name="Email">Masked.</param>
/// <param name="IsProven">Whether the address is known to be the person's; else the answer must hold nothing personal.</param>
/// <param name="LettersIn">The language the person reads, so that the answer is written in it.</param>
/// <param name="Answer">What was typed before; null on a first visit.</param>
public sealed record StaffAnswerPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DateOnly Received,
    DueDay Due,
    string Email,
    bool IsProven,
    Language LettersIn,
    string? Answer) : Page(Context)
{
    /// <summary>In characters: shorter is a slip, not an answer.</summary>
    public const int ShortestAnswer = 10;

    public const int LongestAnswer = FreeText.Longest;

    /// <summary>What they typed into the form; null where they were not asked, or wrote a mail.</summary>
    public string? Details { get; init; }

    /// <summary>Where staff say that somebody else is responsible; null where they cannot.</summary>
    public string? NotOursPath { get; init; }

    /// <summary>Whether it can be marked as spam (<c>do=spam</c>).</summary>
    public bool CanBeSpam { get; init; }

    /// <summary>Null where it did not come as a mail.</summary>
    public ShownMail? Mail { get; init; }

    /// <summary>What a mail could ask for instead.</summary>
    public IReadOnlyList<Kind> Offered { get; init; } = [];

    /// <summary>The decision to look at again; null but for a review.</summary>
    public ReviewedFacts? Reviewed { get; init; }

    public override string Heading => Texts[Reviewed is null ? "staffAnswer.heading" : "staffAnswer.headingReview"];

    protected override RazorSlice Slice() => Slices.WriteAnswer.Create(this);
}

/// <summary>A decision that somebody wants looked at again, as staff see it.</summary>
/// <param name="Kinds">What had been asked for; null where the record of it is no longer kept, and so are all the rest.</param>
/// <param name="By">Masked.</param>
/// <param name="Ground">Of a refusal, in plain words.</param>
/// <param name="Reason">Of a refusal, as the person read it.</param>
/// <param name="Answer">As the person read it.</param>
public sealed record ReviewedFacts(
    Reference Reference,
    Kinds? Kinds,
    Outcome? Outcome,
    DateTimeOffset? At,
    IReadOnlyList<string> By,
    string? Ground,
    string? Reason,
    string? Answer);

/// <summary>What an answer page shows once there is an answer.</summary>
/// <param name="By">Who answered, masked; null where it is the reader.</param>
/// <param name="JustNow">Whether this very page is the reply to the answer; else it had been given before.</param>
public sealed record AnsweredPage(
    PageContext Context, Reference Reference, Kinds Kinds, string? By, DateTimeOffset At, string Text, bool JustNow) : Page(Context)
{
    public override string Heading => Texts[$"answered.{(JustNow ? "now" : "before")}"];

    protected override RazorSlice Slice() => Slices.Answered.Create(this);
}
