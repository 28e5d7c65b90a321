using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/request/corrections</c>, posting <c>field-1</c> (an address of the data map), <c>now-1</c> (may be empty) and
/// <c>value-1</c>, <c>field-2</c> and so on, and <c>rows</c>; <c>do=add</c> asks for one more, up to ten. <c>restrict=yes</c>
/// asks that the data is only stored until it is decided.
/// </summary>
/// <param name="Fields">What can be corrected, in the order of the data map.</param>
/// <param name="Typed">At least one; blank on a first visit: nothing is preselected.</param>
public sealed record CorrectionsPage(PageContext Context, IReadOnlyList<CorrectableField> Fields, IReadOnlyList<TypedCorrection> Typed) : Page(Context)
{
    /// <summary>Whether that was ticked before; it never is by itself.</summary>
    public bool Restricts { get; init; }

    public bool CanAdd => Typed.Count < Requests.FieldProposal.Most;

    public override string Heading => Texts["corrections.heading"];

    public override string BackPath => RequestPaths.Kinds;

    protected override RazorSlice Slice() => Slices.Corrections.Create(this);
}

/// <summary>One correction of the form.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Texts">Where the words of its labels stand: <c>corrections</c>, or <c>enter.corrections</c> for staff.</param>
public sealed record CorrectionRowModel(Page Page, IReadOnlyList<CorrectableField> Fields, TypedCorrection Typed, int Number, string Texts = "corrections");

/// <summary>A correction as it is sent.</summary>
/// <param name="Title">Of the field, with its collection's.</param>
public sealed record StatedCorrection(string Title, string Value);
