namespace PrivacyFunctions.Requests;

/// <summary>Commands on a request, as pure decisions. Saying the same thing twice changes nothing.</summary>
public static class RequestDecisions
{
    /// <param name="saysProvisional">Whether it says that a date is provisional.</param>
    public static Ruling LetterSent(Request request, string letter, string addressee, string messageId, bool saysProvisional = false) =>
        request.HasSettled(letter, addressee) ? Ruling.Unchanged : Ruling.Of(new LetterSent(letter, addressee, messageId) { SaysProvisional = saysProvisional });

    public static Ruling LetterFailed(Request request, string letter, string addressee, string code) =>
        request.HasSettled(letter, addressee) ? Ruling.Unchanged : Ruling.Of(new LetterFailed(letter, addressee, code));

    /// <summary>
    /// What a mail asks for is for its sender, or for staff, to say, until its sender has confirmed it; where nobody knew
    /// then, until somebody does.
    /// </summary>
    public static bool MayChooseKinds(Request request) =>
        request is { Searched: null, Answered: null, Received: { Reviews: null, Demand: null }, Status: not RequestStatus.Closed }
        && (request.Proof is null || request.Kinds.Has(Step.Answer));

    /// <param name="by">The address of the member of staff; null for the requester.</param>
    /// <param name="dueEnd">When they are to be answered; null where the date that was told stays.</param>
    /// <param name="completionEnd">When they are to be done, where they have such a clock.</param>
    /// <param name="isProvisional">Whether a date rests on days off that are not announced yet.</param>
    public static Ruling ChooseKinds(
        Request request, Kinds kinds, string? by, DateTimeOffset? dueEnd = null, DateTimeOffset? completionEnd = null, bool isProvisional = false) => request switch
    {
        _ when request.Kinds.Equals(kinds) => Ruling.Unchanged,
        _ when !MayChooseKinds(request) => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new KindsChosen(kinds, by) { DueEnd = dueEnd, CompletionEnd = completionEnd, IsProvisional = isProvisional }),
    };

    /// <param name="reopenUntil">Until when a request closed as unproven can be taken up again; exclusive.</param>
    /// <param name="newDueEnd">The due date that it gets then.</param>
    /// <param name="newCompletionEnd">When it is to be done then, where its kinds have such a clock.</param>
    /// <param name="isProvisional">Whether a new date rests on days off that are not announced yet.</param>
    public static Ruling Prove(
        Request request,
        string how,
        DateTimeOffset now,
        DateTimeOffset reopenUntil,
        DateTimeOffset newDueEnd,
        DateTimeOffset? newCompletionEnd = null,
        bool isProvisional = false) => request switch
    {
        { Proof: not null } => Ruling.Unchanged,
        { Received.Demand: not null } => Ruling.No(Obstacle.NotTheirs),
        { Outcome: Outcome.Unproven } when now < reopenUntil => Ruling.Of(
            new RequestReopened(newDueEnd) { CompletionEnd = newCompletionEnd, IsProvisional = isProvisional }, new IdentityProven(how)),
        { Outcome: Outcome.Spam } when now < reopenUntil => Ruling.Of(new SpamRestored(By: null), new IdentityProven(how)),
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        _ => Ruling.Of(new IdentityProven(how)),
    };

    public static Ruling RecordSearch(Request request, IReadOnlyList<FoundRecords> found, IReadOnlyList<ErasureLine> plan) => request switch
    {
        { Searched: not null } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        _ when AnswerDecisions.AwaitsAnswer(request) => Ruling.No(Obstacle.NotAnswered),
        _ => Ruling.Of(new DataSearched(found, plan)),
    };

    public static Ruling RecordPackage(Request request, PackageMade package) => request switch
    {
        { Package: not null } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Approved: null } => Ruling.No(Obstacle.NotApproved),
        _ => Ruling.Of(package),
    };

    /// <summary>The first reading and the first downloading are recorded. Either completes a request that asks for no more.</summary>
    public static Ruling Collect(Request request, PackageUse how) => request switch
    {
        { Package: null } or { PackageIsDeleted: true } => Ruling.No(Obstacle.NoPackage),
        _ when request.Collected.Contains(how) => Ruling.Unchanged,
        _ => AndClose(request, new PackageCollected(how)),
    };

    /// <summary>Whether a package that was deleted can be made again, as far as the request says; its data must still be there.</summary>
    public static bool CanBeMadeAgain(Request request) =>
        request is { Status: RequestStatus.Closed, Outcome: Outcome.Done or Outcome.InPart, PackageIsDeleted: true, Erased: null, Received.Demand: null };

    /// <param name="until">Until when; exclusive.</param>
    public static Ruling AskForCopyAgain(Request request, DateTimeOffset now, DateTimeOffset until) => request switch
    {
        { Status: RequestStatus.Executing or RequestStatus.Delivered, Packages: > 0 } => Ruling.Unchanged,
        _ when !CanBeMadeAgain(request) || now >= until => Ruling.No(Obstacle.TooLate),
        _ => Ruling.Of(new CopyAskedAgain()),
    };

    public static Ruling RecordPackageDeleted(Request request) => request switch
    {
        { Package: null } => Ruling.No(Obstacle.NoPackage),
        { PackageIsDeleted: true } => Ruling.Unchanged,
        _ => AndClose(request, new PackageDeleted()),
    };

    public static Ruling BeginErasure(Request request, IReadOnlyList<ErasureLine> plan) => request switch
    {
        { ErasurePlan: not null } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Approved: null } => Ruling.No(Obstacle.NotApproved),
        _ => Ruling.Of(new ErasureBegun(plan)),
    };

    public static Ruling RecordErased(Request request) => request switch
    {
        { Erased: not null } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { ErasurePlan: null } => Ruling.No(Obstacle.NotApproved),
        { ErasurePlan: var plan } when HoldDecisions.FirstEnd(plan) is { } until => Ruling.Of(new DataErased(plan), new ErasedExcept(until)),
        { ErasurePlan: var plan } => Ruling.Of(new DataErased(plan), new RequestClosed(OutcomeOf(request))),
    };

    /// <summary>Nobody proved to be the requester before the due date. What needs no proof is answered first.</summary>
    public static Ruling CloseUnproven(Request request) => request switch
    {
        _ when AnswerDecisions.AwaitsAnswer(request) => Ruling.Unchanged,
        { Status: RequestStatus.Closed } or { AwaitsProof: false } => Ruling.Unchanged,
        _ => Ruling.Of(new RequestClosed(Outcome.Unproven)),
    };

    public static Ruling CloseNothingFound(Request request) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.Unchanged,
        { Searched: null } => Ruling.No(Obstacle.NotSearched),
        { Proposal: not null } or { IsDecided: true } => Ruling.No(Obstacle.AlreadyDecided),
        { Searched.Found: var found } when found.Any(f => f.Count > 0) => Ruling.No(Obstacle.SomethingFound),
        _ => Ruling.Of(new RequestClosed(Outcome.NothingFound)),
    };

    /// <param name="by">The address of the member of staff.</param>
    /// <param name="reason">Why they need to see the values.</param>
    public static Ruling Reveal(Request request, string by, string reason) => request switch
    {
        _ when request.RevealedTo.Contains(by) => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Searched: null } => Ruling.No(Obstacle.NotSearched),
        _ => Ruling.Of(new ValuesRevealed(by, reason)),
    };

    public static Ruling BeginCorrection(Request request) => request switch
    {
        { CorrectionHasBegun: true } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Approved: null } => Ruling.No(Obstacle.NotApproved),
        _ => Ruling.Of(new CorrectionBegun()),
    };

    /// <summary>What became of each correction. It completes a request that asks for no more.</summary>
    public static Ruling RecordCorrected(Request request, DataCorrected corrected) => request switch
    {
        { Corrected: not null } => Ruling.Unchanged,
        { CorrectionHasBegun: false } => Ruling.No(Obstacle.NotApproved),
        { WantsCopy: true } or { WantsDeletion: true } => Ruling.Of(corrected),
        _ => Ruling.Of(corrected, new RequestClosed(request.Skipped.Count > 0 && corrected.Outcome == Outcome.Done ? Outcome.InPart : corrected.Outcome)),
    };

    // A request that also asks for erasure ends with that.
    private static Ruling AndClose(Request request, RequestEvent fact) => request.Status == RequestStatus.Closed || request.WantsDeletion
        ? Ruling.Of(fact)
        : Ruling.Of(fact, new RequestClosed(OutcomeOf(request)));

    internal static Outcome OutcomeOf(Request request) =>
        request.Skipped.Count > 0 || request.Corrected is { Outcome: not Outcome.Done } ? Outcome.InPart : Outcome.Done;
}
