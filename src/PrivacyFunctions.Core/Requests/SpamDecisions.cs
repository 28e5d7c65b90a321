namespace PrivacyFunctions.Requests;

/// <summary>What of the mails that come is none, as pure decisions. A mistake can be undone; what its sender has proven is never spam.</summary>
public static class SpamDecisions
{
    /// <summary>Whether a request can be spam: it came by mail, nobody has proven it, and nothing was done for it.</summary>
    public static bool CanBeSpam(Request request) => request is
    {
        Received: { Door: Door.Mail, Reviews: null },
        Status: RequestStatus.AwaitingProof or RequestStatus.InReview,
        Proof: null,
        Searched: null,
        Answered: null,
        Blocked: null,
    };

    public static Ruling Mark(Request request, string by) => request switch
    {
        { Outcome: Outcome.Spam } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        _ when !CanBeSpam(request) => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new MarkedAsSpam(by), new RequestClosed(Outcome.Spam)),
    };

    /// <param name="until">Until when; exclusive.</param>
    public static Ruling Restore(Request request, string by, DateTimeOffset now, DateTimeOffset until) => request switch
    {
        { Outcome: Outcome.Spam } when now < until => Ruling.Of(new SpamRestored(by)),
        { Status: not RequestStatus.Closed } when request.When<SpamRestored>() is not null => Ruling.Unchanged,
        _ => Ruling.No(Obstacle.TooLate),
    };
}
