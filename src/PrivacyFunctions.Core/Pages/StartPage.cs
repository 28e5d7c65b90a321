using PrivacyFunctions.Deadlines.Regimes;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/</c>: what can be asked, self-service first (P28), how it goes and by when.</summary>
/// <param name="AccountCentre">Where people help themselves; null where the controller has no such place.</param>
/// <param name="AnswerWithin">The time from receipt in which we answer (P7).</param>
public sealed record StartPage(PageContext Context, Uri? AccountCentre, Limit AnswerWithin) : Page(Context)
{
    public override string Heading => Texts["start.heading"];

    protected override RazorSlice Slice() => Slices.Start.Create(this);
}
