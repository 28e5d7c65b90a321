namespace PrivacyFunctions.Requests;

/// <summary>What is kept because a law keeps it, and what becomes of it when that ends (P14).</summary>
public static class HoldDecisions
{
    /// <summary>The first end of what is kept; null where nothing is kept, or it is without an end.</summary>
    public static DateTimeOffset? FirstEnd(IReadOnlyList<ErasureLine> plan) => plan.Where(l => l.Act == ErasureAct.Keep).Min(l => l.FirstEnd);

    /// <summary>What is kept until a date.</summary>
    public static IReadOnlyList<ErasureLine> Held(IReadOnlyList<ErasureLine> plan) =>
        [.. plan.Where(l => l is { Act: ErasureAct.Keep, FirstEnd: not null })];

    /// <param name="due">What is to be erased now.</param>
    public static Ruling End(Request request, IReadOnlyList<ErasureLine> due, DateTimeOffset now) => request switch
    {
        { HeldUntil: null } => Ruling.No(Obstacle.Closed),
        { HoldIsEnding: true } or { Blocked: not null } => Ruling.Unchanged,
        _ when now < request.HeldUntil => Ruling.Unchanged,
        _ => Ruling.Of(new HoldEnded(due)),
    };

    /// <param name="left">What is kept still.</param>
    public static Ruling RecordErased(Request request, IReadOnlyList<ErasureLine> left) => (request, FirstEnd(left)) switch
    {
        ({ HoldIsEnding: false } or { Blocked: not null }, _) => Ruling.Unchanged,
        (_, { } until) => Ruling.Of(new KeptErased(left, until)),
        _ => Ruling.Of(new KeptErased(left, null), new RequestClosed(RequestDecisions.OutcomeOf(request))),
    };
}
