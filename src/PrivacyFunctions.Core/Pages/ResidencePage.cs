using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/request/residence</c>, posting <c>residence</c> (a code of the list, or <c>elsewhere</c>) and <c>do=skip</c> for who
/// would rather not say. Asked only where it makes a difference which law applies.
/// </summary>
/// <param name="Places">ISO 3166 codes, in the order of the list.</param>
/// <param name="Chosen">What was chosen before; null on a first visit.</param>
public sealed record ResidencePage(PageContext Context, IReadOnlyList<string> Places, string? Chosen) : Page(Context)
{
    /// <summary>Stands for every place that is not in the list.</summary>
    public const string Elsewhere = "elsewhere";

    public override string Heading => Texts["residence.heading"];

    public override string BackPath => RequestPaths.Account;

    /// <summary>A place in words; its code where there are none.</summary>
    public static string InWords(string place, TextCatalogue texts) => texts.Find($"residence.place.{place}") ?? place;

    protected override RazorSlice Slice() => Slices.Residence.Create(this);
}
