using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/status/{reference}/again</c>: the button that has a deleted package made again.</summary>
public sealed record AgainPage(PageContext Context, Reference Reference) : Page(Context)
{
    public override string Heading => Texts["again.heading"];

    public override string BackPath => $"/status/{Reference}";

    protected override RazorSlice Slice() => Slices.Again.Create(this);
}
