namespace PrivacyFunctions.Requests;

/// <summary>
/// Whether letters reach the person, as pure decisions. What the provider tells comes more than once and out of order: the
/// time of an event counts, and not the time at which it is told.
/// </summary>
public static class DeliveryDecisions
{
    /// <summary>The provider will not take a letter to the person, now or later.</summary>
    public static Ruling Fail(Request request, string letter, string addressee, string code, DateTimeOffset at) =>
        request.HasSettled(letter, addressee)
            ? Ruling.Unchanged
            : Ruling.Of(new LetterFailed(letter, addressee, code), new LetterReturned(letter, code, at, $"refused:{letter}"));

    /// <summary>A letter came back. One that came later has arrived since, where the provider tells of that first.</summary>
    public static Ruling Return(Request request, LetterReturned returned) => request switch
    {
        _ when request.DeliveryEvents.Contains(returned.EventId) => Ruling.Unchanged,
        _ when returned.At < request.DeliveredAt && !DemandDecisions.IsToSubject(returned.Letter) => Ruling.Unchanged,
        _ => Ruling.Of(returned),
    };

    /// <summary>A letter arrived. Only the newest says how it stands.</summary>
    public static Ruling Deliver(Request request, LetterDelivered delivered) => request switch
    {
        _ when request.DeliveryEvents.Contains(delivered.EventId) => Ruling.Unchanged,
        _ when delivered.At <= request.DeliveredAt => Ruling.Unchanged,

        // What reached the authority has not reached the person whose data it is, nor the other way round.
        { Undelivered.Letters: var letters } when letters.Any(letter => DemandDecisions.IsToSubject(letter) != DemandDecisions.IsToSubject(delivered.Letter)) => Ruling.Unchanged,
        _ => Ruling.Of(delivered),
    };

    /// <summary>Staff told the person by another channel.</summary>
    /// <param name="first">The day on which the first letter came back.</param>
    /// <param name="today">In the same zone.</param>
    public static Ruling Tell(Request request, PersonTold told, DateOnly first, DateOnly today) => request switch
    {
        { Undelivered: null } when request.Told == told => Ruling.Unchanged,
        { Undelivered: null } => Ruling.No(Obstacle.NothingReturned),
        _ when told.On < first || told.On > today => Ruling.No(Obstacle.WrongDay),
        _ => Ruling.Of(told),
    };

    /// <summary>Whether what came back was to the authority that demands data, and the person is to hear nothing of it.</summary>
    public static bool IsOfAuthority(Request request) =>
        request is { Received.Demand: not null, Undelivered.Letters: var letters } && !letters.Any(DemandDecisions.IsToSubject);

    /// <summary>
    /// Whether staff have to reach the person: not about what nobody confirmed, or what its person took back; there is nothing
    /// left to say then.
    /// </summary>
    public static bool HasToBeTold(Request request) =>
        request is { Undelivered: not null, Outcome: not (Outcome.Unproven or Outcome.Withdrawn or Outcome.Spam) };
}
