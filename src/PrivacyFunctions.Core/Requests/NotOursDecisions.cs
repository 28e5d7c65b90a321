namespace PrivacyFunctions.Requests;

/// <summary>What another controller is responsible for, as pure decisions. It takes one person: nothing is refused, and the person is told where to turn.</summary>
public static class NotOursDecisions
{
    /// <summary>
    /// Whether staff can say so now: in review, before anybody decided or answered. What is answered by stopping has stopped
    /// already, and is never somebody else's; an authority that has come to the wrong place is refused.
    /// </summary>
    public static bool CanBeNotOurs(Request request) =>
        request is { Status: RequestStatus.InReview, AwaitsProof: false, Received: { Reviews: null, Demand: null }, Answered: null, IsDecided: false }
        && (request.Searched is not null || AnswerDecisions.AwaitsAnswer(request))
        && !request.Kinds.Any(kind => kind.IsAnsweredByStopping);

    /// <param name="received">The day of receipt.</param>
    /// <param name="today">In the same zone.</param>
    public static Ruling Close(Request request, FoundNotOurs found, DateOnly received, DateOnly today) => request switch
    {
        _ when request.NotOurs == found => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        _ when !CanBeNotOurs(request) => Ruling.No(Obstacle.TooLate),
        _ when found.ForwardedOn < received || found.ForwardedOn > today => Ruling.No(Obstacle.WrongDay),
        _ => Ruling.Of(found, new RequestClosed(Outcome.NotOurs)),
    };
}
