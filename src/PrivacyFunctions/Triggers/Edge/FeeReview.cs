using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What staff see of fees where they decide: how often the person asked before, and what can be done about it.</summary>
public sealed class FeeReview(RepeatCounter repeats)
{
    /// <summary>Whether a fee can be asked for: now, and for all that is asked for.</summary>
    public static bool MayCost(Request asked, IReadOnlyList<Repeats> counts) =>
        FeeDecisions.CanQuote(asked) && counts.Count == asked.Kinds.Count && counts.All(count => count.IsBeyondFree);

    public async Task<Page> Fill(Page page, Request asked, CancellationToken cancellation)
    {
        if (page is not (DecisionPage or SecondPage))
        {
            return page;
        }

        var counts = await repeats.Of(asked, cancellation);
        var path = Links.Path(LinkPurpose.Decide, asked.Reference);
        return page switch
        {
            DecisionPage decision => decision with
            {
                Facts = Facts(decision.Facts, asked, counts),
                Fee = FeeDecisions.CanWaive(asked) ? new FeeOffer(null, $"{path}/waive") : MayCost(asked, counts) ? new FeeOffer($"{path}/fee", null) : null,
            },
            SecondPage second => second with { Facts = Facts(second.Facts, asked, counts) },
            _ => page,
        };
    }

    private static ReviewFacts Facts(ReviewFacts facts, Request asked, IReadOnlyList<Repeats> counts) =>
        facts with { Repeats = counts, Fee = asked.Fee is { State: FeeState.Accepted or FeeState.Waived } fee ? fee : null };
}
