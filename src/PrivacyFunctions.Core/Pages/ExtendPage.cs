using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/decide/{reference}/extend</c> for staff, posting <c>reason</c>: the new date stands before the button.</summary>
/// <param name="First">The day that the person was told.</param>
/// <param name="New">The day that they would be told.</param>
/// <param name="Source">Where the law says so.</param>
/// <param name="Reason">What was typed before.</param>
/// <param name="LettersIn">The language the person reads, so that the reason is written in it.</param>
public sealed record ExtendPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay First,
    DueDay New,
    string Source,
    string? Reason,
    Language LettersIn) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestReason = 2000;

    public override string Heading => Texts["extend.heading"];

    public override string BackPath => $"/decide/{Reference}";

    protected override RazorSlice Slice() => Slices.Extend.Create(this);
}

/// <summary>Taking more time, as the pages of a decision offer it.</summary>
/// <param name="Path">Of the <see cref="ExtendPage"/>.</param>
/// <param name="New">The last day for the answer then.</param>
public sealed record ExtendOffer(string Path, DateOnly New);

/// <summary>That an answer takes longer, as it is told to the person.</summary>
/// <param name="First">The last day that they were told before.</param>
/// <param name="Reason">As staff wrote it.</param>
public sealed record Extension(DateOnly First, string Reason);
