namespace PrivacyFunctions.Requests;

/// <summary>What staff do about the demand of an authority, as pure decisions (P19). Who enters, calls back or records an approval does not release.</summary>
public static class DemandDecisions
{
    /// <summary>What proves a demand, in <see cref="IdentityProven.How"/>.</summary>
    public const string ByCallBack = "call-back";

    /// <summary>The first day that a document can bear.</summary>
    public static DateOnly OldestDocument { get; } = new(2001, 1, 1);

    /// <summary>Whether somebody still has to call the authority back.</summary>
    public static bool AwaitsCallBack(Request request) => request is { Received.Demand: not null, CalledBack: null, Status: not RequestStatus.Closed };

    /// <summary>
    /// Whether somebody called later and was told otherwise. It can only be refused then, and what is approved is not handed
    /// over, unless a third call confirms it anew.
    /// </summary>
    public static bool IsContradicted(Request request) => request is { Received.Demand: not null, Proof: not null, CalledBack.Confirmed: false };

    /// <summary>Whether another call can still change something: it is open, and nothing has been handed over.</summary>
    public static bool CanCallAgain(Request request) =>
        request is { Received.Demand: not null, CalledBack: not null, Status: not RequestStatus.Closed, Collected.Count: 0 };

    /// <summary>
    /// A first call that fails closes the request: who is behind the document is not known. A later one that says the opposite
    /// of the last is recorded beside it; who confirmed it before, or has decided, does not confirm it anew.
    /// </summary>
    /// <param name="received">The day of receipt.</param>
    /// <param name="today">In the same zone.</param>
    public static Ruling CallBack(Request request, AuthorityCalledBack call, DateOnly received, DateOnly today) => request switch
    {
        { Received.Demand: null } => Ruling.No(Obstacle.NothingDemanded),
        _ when request.CalledBack == call || request.EarlierCalls.Contains(call) => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { CalledBack: not null } when !CanCallAgain(request) => Ruling.No(Obstacle.TooLate),
        { CalledBack.Confirmed: var last } when last == call.Confirmed => Ruling.No(Obstacle.AlreadyAnswered),
        _ when request.Received.Entered?.By == call.By => Ruling.No(Obstacle.SamePerson),
        _ when call.Confirmed && MayNotConfirmAnew(request).Contains(call.By) => Ruling.No(Obstacle.NotTheirs),
        _ when call.On < received || call.On > today => Ruling.No(Obstacle.WrongDay),
        { CalledBack: not null } => Ruling.Of(call),
        _ when call.Confirmed => Ruling.Of(call, new IdentityProven(ByCallBack)),
        _ => Ruling.Of(call, new RequestClosed(Outcome.Unproven)),
    };

    private static IEnumerable<string> MayNotConfirmAnew(Request request) => request.EarlierCalls.Where(call => call.Confirmed).Select(call => call.By).Concat(request.DecidedBy);

    /// <summary>Whether an approval at home is needed, and not recorded.</summary>
    public static bool LacksApprovalAtHome(Request request) => request is { Received.Demand.IsForeign: true, ApprovedAtHome: null };

    /// <param name="today">In the legal zone.</param>
    public static Ruling ApproveAtHome(Request request, ApprovedAtHome approval, DateOnly today) => request switch
    {
        { Received.Demand: null or { IsForeign: false } } => Ruling.No(Obstacle.NothingDemanded),
        _ when request.ApprovedAtHome == approval => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { IsDecided: true } or { ApprovedAtHome: not null } => Ruling.No(Obstacle.AlreadyDecided),
        _ when request.Proposal?.By == approval.By || request.Dispute?.By == approval.By => Ruling.No(Obstacle.SamePerson),
        _ when approval.On < OldestDocument || approval.On > today => Ruling.No(Obstacle.WrongDay),
        _ => Ruling.Of(approval),
    };

    /// <summary>Whether it is decided by others than this member; of a source that holds it up, everybody can say how to go on.</summary>
    public static bool IsForOthers(Request request, string by) =>
        request is { Received.Demand: not null, IsDecided: false, Blocked: null, Status: not RequestStatus.Closed } && request.ProvedBy.Contains(by);

    /// <summary>Why this member cannot decide so; null where a demand does not keep them from it.</summary>
    public static Ruling? MayNotRule(Request request, string by, Verdict verdict) => request switch
    {
        { Received.Demand: null } => null,
        _ when request.ProvedBy.Contains(by) => Ruling.No(Obstacle.SamePerson),
        _ when verdict == Verdict.Approve && IsContradicted(request) => Ruling.No(Obstacle.Contradicted),
        _ when verdict == Verdict.Approve && LacksApprovalAtHome(request) => Ruling.No(Obstacle.NotApprovedAtHome),
        _ => null,
    };

    /// <summary>
    /// The same for who decides alone: what is disclosed has been approved by two different people or it is not. Who proved it,
    /// and is the only one left, ends it by refusing.
    /// </summary>
    public static Ruling? MayNotRuleAlone(Request request, string by, Verdict verdict) =>
        request.Received.Demand is null || verdict == Verdict.Refuse ? null
        : MayNotRule(request, by, verdict) ?? (ApprovedBy(request).Any(other => other != by) ? null : Ruling.No(Obstacle.OneIsNotEnough));

    // Who disagrees with a refusal approves.
    private static IEnumerable<string> ApprovedBy(Request request) =>
        new[] { request.Proposal?.Verdict == Verdict.Approve ? request.Proposal.By : request.Dispute?.By }.OfType<string>();

    /// <summary>What of the scope was disclosed: where a record was found, in a source that was not left out.</summary>
    public static IEnumerable<DemandedData> Disclosed(Request request) => request.Received.Demand!.Scope.Where(data =>
        !request.Skipped.Contains(data.Source)
        && request.Searched!.Found.Any(found => (found.Source, found.Collection) == (data.Source, data.Collection) && found.Count > 0));

    /// <summary>Whether data was disclosed, and its person has still to hear of it.</summary>
    public static bool PersonIsToBeTold(Request request) =>
        request is { Received.Demand: not null, ToldOfDisclosure: null, Collected.Count: > 0 } && request.Kinds.TellSubject && !request.HasSettled(SubjectLetter);

    /// <summary>The letter that tells them, by its name.</summary>
    public const string SubjectLetter = "disclosed";

    /// <summary>Whether a letter is that one; every other letter about a demand that is not to staff goes to the authority.</summary>
    /// <param name="letter">By its name, as the ledger or a delivery key has it.</param>
    public static bool IsToSubject(string letter) => letter.Split('/')[0] == SubjectLetter;

    /// <summary>Whether it lets the person know before the last day of a prohibition that was recorded, which is not lifted without a reason.</summary>
    /// <param name="today">In the legal zone.</param>
    public static bool EndsEarly(Request request, NoticeRuled ruled, DateOnly today) =>
        request.Notice is { ForbiddenBy: not null, ForbiddenUntil: { } last } && last >= today && (ruled.ForbiddenBy is null || ruled.ForbiddenUntil < last);

    /// <summary>For the officer to say.</summary>
    /// <param name="today">In the legal zone.</param>
    public static Ruling RuleNotice(Request request, NoticeRuled ruled, DateOnly today) => request switch
    {
        { Received.Demand: null } => Ruling.No(Obstacle.NothingDemanded),
        _ when (request.Notice!.ForbiddenBy, request.Notice.ForbiddenUntil) == (ruled.ForbiddenBy, ruled.ForbiddenUntil) => Ruling.Unchanged,
        _ when request.ToldOfDisclosure is not null || request.HasSettled(SubjectLetter) => Ruling.No(Obstacle.TooLate),
        _ when ruled.ForbiddenUntil < today => Ruling.No(Obstacle.WrongDay),
        _ when ruled.Reason is null && EndsEarly(request, ruled, today) => Ruling.No(Obstacle.NoReason),
        _ => Ruling.Of(ruled),
    };

    /// <summary>Staff told the person by another channel.</summary>
    /// <param name="told">Of the disclosure.</param>
    /// <param name="today">In the legal zone.</param>
    /// <param name="disclosed">The day on which the data was handed over.</param>
    public static Ruling TellPerson(Request request, PersonTold told, DateOnly disclosed, DateOnly today) => request switch
    {
        { Received.Demand: null } => Ruling.No(Obstacle.NothingDemanded),
        _ when request.ToldOfDisclosure == told => Ruling.Unchanged,
        _ when !PersonIsToBeTold(request) => Ruling.No(Obstacle.TooLate),
        _ when told.On < disclosed || told.On > today => Ruling.No(Obstacle.WrongDay),
        _ => Ruling.Of(told),
    };
}
