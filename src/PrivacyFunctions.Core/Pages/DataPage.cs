using PrivacyFunctions.Profile;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/data</c>: what is collected, where from and why, and who receives it, by the policy (P1, P20).</summary>
public sealed record DataPage(PageContext Context, CompanyProfile Profile) : Page(Context)
{
    public const string Path = "/data";

    public override string Heading => Texts["data.heading"];

    protected override RazorSlice Slice() => Slices.Data.Create(this);
}
