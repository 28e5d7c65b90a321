namespace PrivacyFunctions.Requests;

/// <summary>What staff decide. A refusal and a deletion take two different people; where they disagree, or the second says nothing in time, the officer decides.</summary>
public static class ReviewDecisions
{
    public static bool TakesTwo(Request request, Verdict verdict) => verdict == Verdict.Refuse || request.WantsDeletion;

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
            : TakesTwo(request, decision.Verdict) ? Ruling.Of(decision)
            : InEffect(decision, secondBy: null);
    }

    /// <summary>Somebody else agrees, and the decision takes effect.</summary>
    public static Ruling Agree(Request request, string by)
    {
        if ((request.Approved?.SecondBy ?? request.Refused?.SecondBy) == by)
        {
            return Ruling.Unchanged;
        }

        return MayDecide(request) ?? request switch
        {
            { Proposal: null } => Ruling.No(Obstacle.NothingProposed),
            { Dispute: not null } => Ruling.No(Obstacle.Disputed),
            { Proposal.By: var first } when first == by => Ruling.No(Obstacle.SamePerson),
            { Proposal: var proposal } => InEffect(proposal, by),
        };
    }

    /// <summary>Somebody else disagrees; the officer decides.</summary>
    public static Ruling Dispute(Request request, string by, string note)
    {
        if (request.Dispute == new DecisionDisputed(by, note))
        {
            return Ruling.Unchanged;
        }

        return MayDecide(request) ?? request switch
        {
            { Proposal: null } => Ruling.No(Obstacle.NothingProposed),
            { Dispute: not null } => Ruling.No(Obstacle.Disputed),
            { Proposal.By: var first } when first == by => Ruling.No(Obstacle.SamePerson),
            _ => Ruling.Of(new DecisionDisputed(by, note)),
        };
    }

    /// <summary>Whether the officer decides alone: two people disagree, or nobody has agreed by the internal due date.</summary>
    public static bool OfficerDecides(Request request, bool internalDateIsOver) =>
        request.Proposal is not null && (request.Dispute is not null || internalDateIsOver);

    /// <summary>The officer ends a disagreement or a silence. Who proposed cannot end it as the officer.</summary>
    public static Ruling DecideAsOfficer(Request request, DecisionProposed decision, bool internalDateIsOver)
    {
        if (IsInEffect(request, decision))
        {
            return Ruling.Unchanged;
        }

        return MayDecide(request) ?? request switch
        {
            _ when !OfficerDecides(request, internalDateIsOver) => Ruling.No(Obstacle.NothingProposed),
            _ when request.Proposal!.By == decision.By || request.Dispute?.By == decision.By => Ruling.No(Obstacle.SamePerson),
            _ => InEffect(decision, secondBy: null),
        };
    }

    public static Ruling Block(Request request, SourceBlocked blocked) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Blocked: not null } => Ruling.Unchanged,
        _ => Ruling.Of(blocked),
    };

    public static Ruling Retry(Request request, string by) =>
        request.Blocked is null ? Ruling.Unchanged : Ruling.Of(new SourceRetried(by));

    /// <summary>Goes on without the source that fails. What is to be erased is never skipped: it would stay.</summary>
    public static Ruling Skip(Request request, string by) => request.Blocked switch
    {
        null => Ruling.Unchanged,
        { Step: SourceStep.Erasure } => Ruling.No(Obstacle.NotSkippable),
        { Source: var source } => Ruling.Of(new SourceSkipped(source, by)),
    };

    private static Ruling InEffect(DecisionProposed decision, string? secondBy) => decision.Verdict == Verdict.Approve
        ? Ruling.Of(new RequestApproved(decision.By, secondBy))
        : Ruling.Of(new RequestRefused(decision.By, secondBy, decision.Ground!, decision.Reason!), new RequestClosed(Outcome.Refused));

    private static bool IsInEffect(Request request, DecisionProposed decision) => decision.Verdict == Verdict.Approve
        ? request.Approved?.By == decision.By
        : request.Refused is { } refused && refused == new RequestRefused(decision.By, refused.SecondBy, decision.Ground!, decision.Reason!);

    private static Ruling? MayDecide(Request request) => request switch
    {
        { IsDecided: true } => Ruling.No(Obstacle.AlreadyDecided),
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        { Searched: null } => Ruling.No(Obstacle.NotSearched),
        _ => null,
    };
}
