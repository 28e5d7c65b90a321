namespace PrivacyFunctions.Requests;

/// <summary>What staff answer in words of their own, as pure decisions.</summary>
public static class AnswerDecisions
{
    /// <summary>Whether staff can answer now: an answer is asked for, none was given, and nothing has to be proven first.</summary>
    public static bool AwaitsAnswer(Request request) =>
        request is { AwaitsProof: false, Answered: null, Status: RequestStatus.InReview } && request.Kinds.Has(Step.Answer);

    /// <summary>The answer; it closes a request for which nothing else is to be done.</summary>
    /// <param name="mayAnswer">Whether it is for them to say: who took part in a decision does not review it.</param>
    public static Ruling Answer(Request request, RequestAnswered answer, bool mayAnswer) => request switch
    {
        _ when request.Answered == answer => Ruling.Unchanged,
        { Answered: not null } => Ruling.No(Obstacle.AlreadyAnswered),
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { AwaitsProof: true } when request.Kinds.Has(Step.Answer) => Ruling.No(Obstacle.NotProven),
        _ when !AwaitsAnswer(request) => Ruling.No(Obstacle.NothingToAnswer),
        _ when !mayAnswer => Ruling.No(Obstacle.NotTheirs),
        _ when IsAllThereIs(request.Kinds) => Ruling.Of(answer, new RequestClosed(Outcome.Answered)),
        _ => Ruling.Of(answer),
    };

    private static bool IsAllThereIs(Kinds kinds) => !kinds.SelectMany(kind => kind.Steps).Any(step => step > Step.Answer);
}
