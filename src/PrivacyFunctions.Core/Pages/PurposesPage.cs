using PrivacyFunctions.Profile;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary>
/// <c>/request/purposes</c>, posting <c>purpose</c> once for each box ticked: codes of the profile, or <c>all</c>, which
/// stands for every one of them.
/// </summary>
/// <param name="Offered">What personal data is used for, in the order of the profile.</param>
/// <param name="Chosen">What was ticked before, empty for all; null on a first visit: nothing is preselected.</param>
public sealed record PurposesPage(PageContext Context, IReadOnlyList<Purpose> Offered, IReadOnlyList<string>? Chosen) : Page(Context)
{
    public override string Heading => Texts["purposes.heading"];

    public override string BackPath => RequestPaths.Kinds;

    protected override RazorSlice Slice() => Slices.PurposesStep.Create(this);
}
