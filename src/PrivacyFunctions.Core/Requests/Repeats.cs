namespace PrivacyFunctions.Requests;

/// <summary>How often a kind of request is free, and in what time (P9); a kind without it always is.</summary>
/// <param name="Within">Days before a request in which earlier ones of the same person count.</param>
/// <param name="Free">How many requests in that time are free; the next may cost.</param>
public sealed record RepeatRule(int Within, int Free);

/// <summary>How often a person has asked for a kind before.</summary>
/// <param name="Earlier">Requests for it that came within the rule's time before this one.</param>
public sealed record Repeats(Kind Kind, int Earlier)
{
    /// <summary>More are not counted.</summary>
    public const int Most = 100;

    public RepeatRule Rule => Kind.Repeats!;

    /// <summary>Whether this request is one more than is free.</summary>
    public bool IsBeyondFree => Earlier >= Rule.Free;

    /// <summary>Until when a closed request can count for a later one; null where it never does.</summary>
    public static DateTimeOffset? CountsUntil(Request closed) => closed.Kinds.Any(kind => kind.Repeats is not null)
        ? closed.Received.ReceivedAt.AddDays(closed.Kinds.Max(kind => kind.Repeats?.Within ?? 0))
        : null;

    /// <summary>
    /// Whether an earlier request counts: proven, for the same kind, and in time. What was joined is counted with what it
    /// was joined to; what the person took back, or did not want at a price, gave nobody any work.
    /// </summary>
    public static bool Counts(Request earlier, Request later, Kind kind) =>
        earlier is { Proof: not null, Outcome: not (Outcome.Joined or Outcome.Withdrawn or Outcome.FeeDeclined) }
        && kind.Repeats is { } rule
        && earlier.Kinds.Contains(kind)
        && JoinDecisions.IsAfter(later, earlier)
        && earlier.Received.ReceivedAt > later.Received.ReceivedAt.AddDays(-rule.Within);
}
