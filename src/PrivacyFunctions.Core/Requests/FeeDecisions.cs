namespace PrivacyFunctions.Requests;

/// <summary>
/// Asking a person to bear the cost of what they ask for beyond reason (P9). Only staff ask, and can waive it at any time
/// before they decide; the person accepts or declines. The clock runs on.
/// </summary>
public static class FeeDecisions
{
    /// <summary>
    /// Whether a fee could be asked for now: while staff decide, once, for something that was found, and where all that is
    /// asked for may cost. What is free never waits for what is not.
    /// </summary>
    public static bool CanQuote(Request request) =>
        request is { Status: RequestStatus.InReview, Searched: { } searched, Proposal: null, IsDecided: false, Fee: null }
        && searched.Found.Any(found => found.Count > 0)
        && request.Kinds.All(kind => kind.Repeats is not null);

    /// <param name="isBeyondFree">Whether the person has asked for it more often than is free.</param>
    public static Ruling Quote(Request request, FeeQuoted quote, bool isBeyondFree) => request switch
    {
        { Fee: { State: FeeState.Quoted } fee } when fee with { Until = quote.Until } == Fee.Of(quote) => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        _ when !CanQuote(request) => Ruling.No(Obstacle.AlreadyDecided),
        _ when !isBeyondFree => Ruling.No(Obstacle.Free),
        _ => Ruling.Of(quote),
    };

    public static Ruling Accept(Request request) => request switch
    {
        { Fee.State: FeeState.Accepted } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Status: RequestStatus.AwaitingFee } => Ruling.Of(new FeeAccepted()),
        _ => Ruling.No(Obstacle.TooLate),
    };

    public static Ruling Decline(Request request) => request switch
    {
        { Outcome: Outcome.FeeDeclined } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Status: RequestStatus.AwaitingFee } => Declined(inSilence: false),
        _ => Ruling.No(Obstacle.TooLate),
    };

    /// <summary>Whether there is a fee that can still be let go, be it accepted or not.</summary>
    public static bool CanWaive(Request request) => request.Status == RequestStatus.AwaitingFee
        || request is { Status: RequestStatus.InReview, Fee.State: FeeState.Accepted, Proposal: null, IsDecided: false };

    /// <param name="by">The address of the member of staff.</param>
    public static Ruling Waive(Request request, string by) => request switch
    {
        { Fee.State: FeeState.Waived } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        _ when !CanWaive(request) => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new FeeWaived(by)),
    };

    /// <summary>The person said nothing in time.</summary>
    /// <param name="waives">Whether the fee is waived then; else they do not want it.</param>
    public static Ruling GiveUpWaiting(Request request, bool waives, DateTimeOffset now) => request switch
    {
        { Fee: { } fee, Status: RequestStatus.AwaitingFee } when fee.Until <= now => waives ? Ruling.Of(new FeeWaived(By: null)) : Declined(inSilence: true),
        _ => Ruling.Unchanged,
    };

    private static Ruling Declined(bool inSilence) => Ruling.Of(new FeeDeclined(inSilence), new RequestClosed(Outcome.FeeDeclined));
}
