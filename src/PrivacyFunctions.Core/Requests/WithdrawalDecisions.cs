namespace PrivacyFunctions.Requests;

/// <summary>What stops a request: its requester takes it back, or never made it.</summary>
public static class WithdrawalDecisions
{
    /// <summary>
    /// Whether there is still something to stop: it is open, nothing has begun to be erased, and nothing is being corrected. An
    /// authority takes back what it demands by telling staff, who refuse it.
    /// </summary>
    public static bool CanBeWithdrawn(Request request) =>
        request is { Status: not RequestStatus.Closed, ErasurePlan: null, Received.Demand: null } and ({ CorrectionHasBegun: false } or { Corrected: not null });

    public static Ruling Withdraw(Request request, Withdrawal how) => request switch
    {
        { Outcome: Outcome.Withdrawn } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),

        // Who has proven it says so as the requester; the link of the first letter does not undo that.
        { Proof: not null } when how == Withdrawal.NotMe => Ruling.No(Obstacle.TooLate),
        _ when !CanBeWithdrawn(request) => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new RequestWithdrawn(how), new RequestClosed(Outcome.Withdrawn)),
    };

    /// <param name="from">When the erasure begins.</param>
    public static Ruling AnnounceErasure(Request request, DateTimeOffset from) => request switch
    {
        { ErasureFrom: not null } or { ErasurePlan: not null } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Approved: null } or { Blocked: not null } => Ruling.No(Obstacle.NotApproved),
        _ => Ruling.Of(new ErasureAnnounced(from)),
    };
}
