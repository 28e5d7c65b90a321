namespace PrivacyFunctions.Requests;

/// <summary>Taking longer for an answer. The person is told before the first date, why, and until when; it can be done once.</summary>
public static class ExtensionDecisions
{
    /// <param name="by">The address of who extends.</param>
    /// <param name="reason">What the person will read.</param>
    /// <param name="until">The end of the later last day, exclusive; null where the law, or what was promised, knows no later day.</param>
    public static Ruling Extend(Request request, string by, string reason, DateTimeOffset? until, DateTimeOffset now) => request switch
    {
        { Extended: { } extended } when extended.By == by && extended.Reason == reason => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        { Erased: not null } => Ruling.No(Obstacle.AlreadyDecided),

        // A copy that waits for its person is the answer; an erasure that waits for the copy is still to come.
        { Status: RequestStatus.Delivered, WantsDeletion: false } => Ruling.No(Obstacle.AlreadyDecided),
        { Extended: not null } => Ruling.No(Obstacle.AlreadyExtended),

        // No law gives time that the document of an authority does not.
        _ when until is null || request.Received.Demand is not null => Ruling.No(Obstacle.NotExtendable),
        _ when now >= request.DueEnd => Ruling.No(Obstacle.FirstDateOver),
        _ => Ruling.Of(new DueExtended(by, reason, until.Value)),
    };

    /// <param name="until">As for <see cref="Extend"/>.</param>
    public static bool CanExtend(Request request, DateTimeOffset? until, DateTimeOffset now) =>
        Extend(request, by: "", reason: "", until, now) is Ruling.Facts;
}
