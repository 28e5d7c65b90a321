namespace PrivacyFunctions.Requests;

/// <summary>Commands on a request, as pure decisions. Saying the same thing twice changes nothing.</summary>
public static class RequestDecisions
{
    public static Ruling LetterSent(Request request, string letter, string addressee, string messageId) =>
        request.HasSettled(letter, addressee) ? Ruling.Unchanged : Ruling.Of(new LetterSent(letter, addressee, messageId));

    public static Ruling LetterFailed(Request request, string letter, string addressee, string code) =>
        request.HasSettled(letter, addressee) ? Ruling.Unchanged : Ruling.Of(new LetterFailed(letter, addressee, code));

    /// <summary>Also after the due date, as long as nobody has closed the request.</summary>
    public static Ruling Prove(Request request, string how) => request switch
    {
        { Proof: not null } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        _ => Ruling.Of(new IdentityProven(how)),
    };

    public static Ruling RecordSearch(Request request, IReadOnlyList<FoundRecords> found) => request switch
    {
        { Searched: not null } => Ruling.Unchanged,
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        _ => Ruling.Of(new DataSearched(found)),
    };

    public static Ruling Approve(Request request, string by) =>
        request.Approved?.By == by ? Ruling.Unchanged : MayDecide(request) ?? Ruling.Of(new RequestApproved(by));

    public static Ruling Refuse(Request request, string by, string ground, string reason) =>
        request.Refused == new RequestRefused(by, ground, reason)
            ? Ruling.Unchanged
            : MayDecide(request) ?? Ruling.Of(new RequestRefused(by, ground, reason), new RequestClosed(Outcome.Refused));

    public static Ruling RecordPackage(Request request, PackageMade package) => request switch
    {
        { Package: not null } => Ruling.Unchanged,
        { Approved: null } => Ruling.No(Obstacle.NotApproved),
        _ => Ruling.Of(package),
    };

    /// <summary>Reading or downloading the package completes the request; the first of each is recorded.</summary>
    public static Ruling Collect(Request request, PackageUse how) => request switch
    {
        { Package: null } or { PackageIsDeleted: true } => Ruling.No(Obstacle.NoPackage),
        _ when request.Collected.Contains(how) => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.Of(new PackageCollected(how)),
        _ => Ruling.Of(new PackageCollected(how), new RequestClosed(Outcome.Done)),
    };

    public static Ruling RecordPackageDeleted(Request request) => request switch
    {
        { Package: null } => Ruling.No(Obstacle.NoPackage),
        { PackageIsDeleted: true } => Ruling.Unchanged,
        { Status: RequestStatus.Closed } => Ruling.Of(new PackageDeleted()),
        _ => Ruling.Of(new PackageDeleted(), new RequestClosed(Outcome.Done)),
    };

    /// <summary>Nobody proved to be the requester before the due date.</summary>
    public static Ruling CloseUnproven(Request request) => request switch
    {
        { Status: RequestStatus.Closed } or { Proof: not null } => Ruling.Unchanged,
        _ => Ruling.Of(new RequestClosed(Outcome.Unproven)),
    };

    public static Ruling CloseNothingFound(Request request) => request switch
    {
        { Status: RequestStatus.Closed } => Ruling.Unchanged,
        { Searched: null } => Ruling.No(Obstacle.NotSearched),
        _ => Ruling.Of(new RequestClosed(Outcome.NothingFound)),
    };

    private static Ruling? MayDecide(Request request) => request switch
    {
        { IsDecided: true } => Ruling.No(Obstacle.AlreadyDecided),
        { Status: RequestStatus.Closed } => Ruling.No(Obstacle.Closed),
        { Proof: null } => Ruling.No(Obstacle.NotProven),
        { Searched: null } => Ruling.No(Obstacle.NotSearched),
        _ => null,
    };
}
