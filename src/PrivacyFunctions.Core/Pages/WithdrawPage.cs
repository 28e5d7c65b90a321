using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/status/{reference}/withdraw</c>: what stopping the request means, and the button (<c>do=withdraw</c>).</summary>
public sealed record WithdrawPage(PageContext Context, Reference Reference, Kinds Kinds) : Page(Context)
{
    public override string Heading => Texts["withdraw.heading"];

    public override string BackPath => $"/status/{Reference}";

    protected override RazorSlice Slice() => Slices.Withdraw.Create(this);
}
