namespace PrivacyFunctions.Requests;

/// <summary>
/// Two requests of one person for the same are one. Only of those that are proven: who merely types an address neither joins
/// anything nor learns that there was something to join.
/// </summary>
public static class JoinDecisions
{
    /// <summary>Whether the first is to be joined to the second, which came before it and is still open.</summary>
    public static bool Joins(Request later, Request earlier) =>
        IsOpen(later) && IsOpen(earlier) && !IsServed(earlier) && later.Kinds.Equals(earlier.Kinds) && SayAllByTheirName(later.Kinds) && IsAfter(later, earlier)
        && !HasBegun(later);

    public static Ruling Join(Request later, Request earlier) => later switch
    {
        { Outcome: Outcome.Joined } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        _ when HasBegun(later) => Ruling.No(Obstacle.AlreadyDecided),
        _ when !Joins(later, earlier) => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new RequestJoined(earlier.Reference, earlier.DueEnd), new RequestClosed(Outcome.Joined)),
    };

    // Of a question, a correction or a stop there can be two that are not about the same.
    private static bool SayAllByTheirName(Kinds kinds) =>
        kinds.Has(Step.Search) && !kinds.Has(Step.Answer) && !kinds.Has(Step.Correct) && !kinds.Has(Step.Stop);

    // Who asks again after that wants it anew, as it is by then.
    private static bool IsServed(Request request) => request.Packages > 0 || request.Erased is not null;

    private static bool IsOpen(Request request) => request is { Proof: not null, Status: not RequestStatus.Closed, Erased: null, Received.Demand: null };

    // What staff have begun to decide, or asked the person, they finish.
    private static bool HasBegun(Request request) => request.IsDecided || request.Proposal is not null || request.Questions > 0 || request.Fee is not null;

    /// <summary>Whether the first came after the second.</summary>
    public static bool IsAfter(Request later, Request earlier) =>
        (later.Received.ReceivedAt, later.Reference.Value).CompareTo((earlier.Received.ReceivedAt, earlier.Reference.Value)) > 0;
}
