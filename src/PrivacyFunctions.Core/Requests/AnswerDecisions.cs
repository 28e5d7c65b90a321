namespace PrivacyFunctions.Requests;

/// <summary>What staff answer in words of their own, as pure decisions.</summary>
public static class AnswerDecisions
{
    /// <summary>Whether staff can answer now: an answer is asked for, none was given, and nothing has to be proven for it first.</summary>
    public static bool AwaitsAnswer(Request request) =>
        request is { Answered: null, Status: RequestStatus.InReview or RequestStatus.AwaitingProof } && request.Kinds.Has(Step.Answer)
        && (!request.AwaitsProof || AnswersUnproven(request));

    /// <summary>Whether an answer is asked for that waits for no proof, whatever else does.</summary>
    public static bool AnswersUnproven(Request request) => request.Kinds.Has(Step.Answer) && !request.Kinds.With(Step.Answer).NeedProof;

    /// <summary>The answer; it closes a request for which nothing else is to be done.</summary>
    /// <param name="mayAnswer">Whether it is for them to say: who took part in a decision does not review it.</param>
    public static Ruling Answer(Request request, RequestAnswered answer, bool mayAnswer) => request switch
    {
        _ when request.Answered == answer => Ruling.Unchanged,
        { Answered: not null } => Ruling.No(Obstacle.AlreadyAnswered),
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { AwaitsProof: true } when request.Kinds.Has(Step.Answer) && !AnswersUnproven(request) => Ruling.No(Obstacle.NotProven),
        _ when !AwaitsAnswer(request) => Ruling.No(Obstacle.NothingToAnswer),
        _ when !mayAnswer => Ruling.No(Obstacle.NotTheirs),
        _ when IsAllThereIs(request.Kinds) => Ruling.Of(answer, new RequestClosed(Outcome.Answered)),
        _ => Ruling.Of(answer),
    };

    private static bool IsAllThereIs(Kinds kinds) => !kinds.SelectMany(kind => kind.Steps).Any(step => step > Step.Answer);
}
