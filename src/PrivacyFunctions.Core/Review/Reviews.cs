using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Review;

/// <summary>Another look at what came of a request: a request of its own, which refers to the first (P29).</summary>
public sealed class Reviews(RequestLedger ledger, KindCatalogue catalogue, DeadlineRules rules, TimeProvider time)
{
    private const int MostAttempts = 8;

    /// <summary>The last day on which a review can be asked for, in the legal zone; null where none can.</summary>
    public DateOnly? LastDay(Request request) =>
        IsReviewable(request) ? rules.Until(Timetable.ReviewUntil(request, rules)).LastDay : null;

    /// <summary>Whether a review can be asked for now.</summary>
    public bool CanBeAsked(Request request) => IsReviewable(request) && time.GetUtcNow() < Timetable.ReviewUntil(request, rules);

    /// <summary>The review that was asked for since the request was closed, or null.</summary>
    public async Task<Request?> Find(Request first, CancellationToken cancellation) => (await Look(first, cancellation)).Review;

    /// <summary>Takes up a review. Asking twice is one review.</summary>
    /// <param name="first">Of which one can be asked.</param>
    /// <param name="details">Why, in the words of the person.</param>
    public async Task<Request> Ask(Request first, string details, CancellationToken cancellation)
    {
        var kinds = new Kinds(catalogue.Review ?? throw new InvalidOperationException("The catalogue has no kind for reviews."));
        var receivedAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), rules.Zone);
        var received = new RequestReceived(
            kinds,
            Door.Form,
            first.Received.Language,
            receivedAt,
            Deadline.ForAnswer(rules, kinds, receivedAt).End,
            first.Received.Email,
            ClaimedAccount: null)
        {
            Details = details,
            Reviews = new ReviewedDecision(first.Reference, first.DecidedBy),
        };
        return await ledger.Receive((await Look(first, cancellation)).Reference, received, cancellation);
    }

    // A review is not reviewed, and an authority has its own ways; of what nobody proved to have asked for, nothing was decided.
    private bool IsReviewable(Request request) =>
        request is
        {
            Status: RequestStatus.Closed,
            Received: { Reviews: null, Demand: null },
            Outcome: Outcome.Done or Outcome.InPart or Outcome.Refused or Outcome.NothingFound or Outcome.Answered or Outcome.FeeDeclined or Outcome.NotOurs,
        } or { HeldUntil: not null }
        && catalogue.Review is not null
        && rules.Ladder.For(request.Kinds).Review > 0;

    // Made from the first reference, so that two presses of the button meet; one that is somebody else's is passed over.
    private async Task<(Reference Reference, Request? Review)> Look(Request first, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var closedAt = first.AnsweredAt!.Value.UtcTicks;
            var seed = string.Create(CultureInfo.InvariantCulture, $"review|{first.Reference}|{closedAt}|{attempt}");
            var reference = Reference.FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
            var found = await ledger.Find(reference, cancellation);
            if (found is null || found.Received.Reviews?.Reference == first.Reference)
            {
                return (reference, found);
            }
        }

        throw new InvalidOperationException("No free reference was found for a review.");
    }
}
