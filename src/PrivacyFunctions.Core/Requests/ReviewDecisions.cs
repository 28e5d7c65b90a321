namespace PrivacyFunctions.Requests;

/// <summary>What staff decide. A refusal and a deletion take two different people; where they disagree, or the second says nothing in time, the officer decides.</summary>
public static class ReviewDecisions
{
    public static bool TakesTwo(Request request, Verdict verdict) => verdict == Verdict.Refuse || request.Kinds.Approvers > 1;

    /// <summary>The same for a decision field by field: it takes two where any is refused.</summary>
    public static bool TakesTwo(Request request, DecisionProposed decision) => TakesTwo(request, decision.Verdict) || decision.Corrections.RefuseAny;

    /// <summary>The first decision. It takes effect at once where one person is enough.</summary>
    public static Ruling Decide(Request request, DecisionProposed decision)
    {
        if (request.Proposal == decision || IsInEffect(request, decision))
        {
            return Ruling.Unchanged;
        }

        if (MayDecide(request) is { } no)
        {
            return no;
        }

        return request.Proposal is not null ? Ruling.No(Obstacle.AlreadyDecided)
            : DemandDecisions.MayNotRule(request, decision.By, decision.Verdict) is { } withheld ? withheld
            : !decision.Corrections.Settle(request, decision.Verdict) ? Ruling.No(Obstacle.Undecided)
            : TakesTwo(request, decision) ? Ruling.Of(decision)
            : InEffect(decision, secondBy: null);
    }

    /// <summary>Somebody else agrees, and the decision takes effect.</summary>
    /// <param name="maySecond">Whether it is for them to say (see <c>StaffDirectory.SecondTo</c>).</param>
    public static Ruling Agree(Request request, string by, bool maySecond) =>
        (request.Approved?.SecondBy ?? request.Refused?.SecondBy) == by
            ? Ruling.Unchanged
            : MaySecond(request, by, maySecond) ?? DemandDecisions.MayNotRule(request, by, request.Proposal!.Verdict) ?? InEffect(request.Proposal!, by);

    /// <summary>Somebody else disagrees; the officer decides.</summary>
    /// <param name="maySecond">Whether it is for them to say.</param>
    public static Ruling Dispute(Request request, string by, string note, bool maySecond)
    {
        var dispute = new DecisionDisputed(by, note);
        return request.Dispute == dispute ? Ruling.Unchanged
            : MaySecond(request, by, maySecond) ?? DemandDecisions.MayNotRule(request, by, Verdict.Refuse) ?? Ruling.Of(dispute);
    }

    /// <summary>Whether one person decides alone: two people disagree, or the second has had their time.</summary>
    public static bool OneDecides(Request request, bool timeToAgreeIsOver) =>
        request.Proposal is not null && (request.Dispute is not null || timeToAgreeIsOver);

    /// <summary>The officer, or whoever stands in, ends a disagreement or a silence.</summary>
    public static Ruling DecideAlone(Request request, DecisionProposed decision, bool timeToAgreeIsOver) =>
        IsInEffect(request, decision) ? Ruling.Unchanged
        : MayDecide(request) is { } no ? no
        : !decision.Corrections.Settle(request, decision.Verdict) ? Ruling.No(Obstacle.Undecided)
        : OneDecides(request, timeToAgreeIsOver) ? DemandDecisions.MayNotRuleAlone(request, decision.By, decision.Verdict) ?? InEffect(decision, secondBy: null)
        : Ruling.No(Obstacle.NothingProposed);

    /// <summary>A source holds up a step that is being carried out.</summary>
    public static Ruling Block(Request request, SourceBlocked blocked) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Blocked: not null } => Ruling.Unchanged,
        { Proof: null } when blocked.Step == SourceStep.Search => Ruling.No(Obstacle.NotProven),
        _ when blocked.Step == SourceStep.Search && AnswerDecisions.AwaitsAnswer(request) => Ruling.No(Obstacle.NotAnswered),
        { Searched: not null } when blocked.Step == SourceStep.Search => Ruling.Unchanged,
        { Approved: null } when blocked.Step != SourceStep.Search => Ruling.No(Obstacle.NotApproved),
        _ => Ruling.Of(blocked),
    };

    public static Ruling Retry(Request request, string by) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Blocked: null } => Ruling.Unchanged,
        _ => Ruling.Of(new SourceRetried(by)),
    };

    /// <summary>
    /// Whether the request can go on without the source that fails. Where data is to be erased or corrected it never can: the
    /// source's part would stay as it is, or go without having been in the copy.
    /// </summary>
    public static bool CanSkip(Request request) => !request.WantsDeletion && !request.WantsCorrection;

    public static Ruling Skip(Request request, string by) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Blocked: null } => Ruling.Unchanged,
        _ when !CanSkip(request) => Ruling.No(Obstacle.NotSkippable),
        { Blocked.Source: var source } => Ruling.Of(new SourceSkipped(source, by)),
    };

    private static Ruling InEffect(DecisionProposed decision, string? secondBy) => decision.Verdict == Verdict.Approve
        ? Ruling.Of(new RequestApproved(decision.By, secondBy) { Corrections = decision.Corrections })
        : Ruling.Of(new RequestRefused(decision.By, secondBy, decision.Ground!, decision.Reason!), new RequestClosed(Outcome.Refused));

    private static bool IsInEffect(Request request, DecisionProposed decision) => decision.Verdict == Verdict.Approve
        ? request.Approved is { } approved && approved.By == decision.By && approved.Corrections == decision.Corrections
        : request.Refused is { } refused && refused == new RequestRefused(decision.By, refused.SecondBy, decision.Ground!, decision.Reason!);

    private static Ruling? MaySecond(Request request, string by, bool maySecond) => MayDecide(request) ?? request switch
    {
        { Proposal: null } => Ruling.No(Obstacle.NothingProposed),
        { Dispute: not null } => Ruling.No(Obstacle.Disputed),
        { Proposal.By: var first } when first == by => Ruling.No(Obstacle.SamePerson),
        _ when !maySecond => Ruling.No(Obstacle.NotTheirs),
        _ => null,
    };

    private static Ruling? MayDecide(Request request) => request switch
    {
        { IsDecided: true } => Ruling.No(Obstacle.AlreadyDecided),
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        { Searched: null } => Ruling.No(Obstacle.NotSearched),
        { Asked: not null } or { Status: RequestStatus.AwaitingFee } => Ruling.No(Obstacle.AwaitsPerson),
        _ => null,
    };
}
