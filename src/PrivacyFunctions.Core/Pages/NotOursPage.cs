using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/decide/{reference}/not-ours</c> for staff, posting <c>responsible</c> and, where the request was passed on, <c>day</c>. One
/// person says so: it is an outcome, not a refusal.
/// </summary>
/// <param name="Today">In the legal zone.</param>
/// <param name="Responsible">What was typed before.</param>
/// <param name="Day">What was typed before.</param>
/// <param name="LettersIn">The language the person reads.</param>
public sealed record NotOursPage(
    PageContext Context,
    Reference Reference,
    Kinds Kinds,
    DueDay Due,
    DateOnly Today,
    string? Responsible,
    string? Day,
    Language LettersIn) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestResponsible = 200;

    public override string Heading => Texts["notOurs.heading"];

    public override string BackPath => $"/decide/{Reference}";

    /// <summary>Where it is, for pages of the same request.</summary>
    public static string PathOf(Reference reference) => $"/decide/{reference}/not-ours";

    protected override RazorSlice Slice() => Slices.NotOurs.Create(this);
}
