using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Requests;
using RazorSlices;

namespace PrivacyFunctions.Pages;

/// <summary><c>/request/details</c>, posting <c>details</c>: words of the person's own, where a kind asks for them.</summary>
/// <param name="Details">What was typed before, also where it was wrong.</param>
public sealed record DetailsPage(PageContext Context, string? Details) : Page(Context)
{
    /// <summary>In characters.</summary>
    public const int LongestDetails = FreeText.Longest;

    public override string Heading => Texts["details.heading"];

    public override string BackPath => RequestPaths.Kinds;

    protected override RazorSlice Slice() => Slices.Details.Create(this);
}

/// <summary><c>/status/{reference}/review</c> for the person who signed in, posting <c>details</c>: why to look at it again.</summary>
/// <param name="Within">The time in which we answer.</param>
/// <param name="Details">What was typed before, also where it was wrong.</param>
public sealed record AskReviewPage(PageContext Context, Reference Reference, Limit Within, string? Details) : Page(Context)
{
    public override string Heading => Texts["review.heading"];

    public override string BackPath => $"/status/{Reference}";

    protected override RazorSlice Slice() => Slices.AskReview.Create(this);
}
