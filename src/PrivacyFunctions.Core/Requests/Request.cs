using System.Text.Json.Serialization;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Requests;

/// <summary>Where a request stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestStatus>))]
public enum RequestStatus
{
    /// <summary>Arrived; no receipt sent yet.</summary>
    Received,
    AwaitingProof,
    InReview,

    /// <summary>Approved; the package is being made.</summary>
    Executing,

    /// <summary>The package waits for the person.</summary>
    Delivered,
    Closed,
}

/// <summary>The state of a request: what its events add up to.</summary>
/// <param name="Version">How many events it has had.</param>
/// <param name="Timeline">When each kind of event first happened; what a person's status page shows.</param>
public sealed record Request(
    Reference Reference,
    int Version,
    RequestStatus Status,
    RequestReceived Received,
    IdentityProven? Proof,
    DataSearched? Searched,
    RequestApproved? Approved,
    RequestRefused? Refused,
    PackageMade? Package,
    IReadOnlyList<Collection> Collected,
    bool PackageIsDeleted,
    Outcome? Outcome,
    IReadOnlyList<LetterSent> Letters,
    IReadOnlyDictionary<string, DateTimeOffset> Timeline)
{
    [JsonIgnore]
    public Language Language => Language.Parse(Received.Language);

    [JsonIgnore]
    public bool IsDecided => Approved is not null || Refused is not null;

    /// <summary>The identities that may seed a query: what the requester has proven, and nothing they only typed.</summary>
    [JsonIgnore]
    public IReadOnlyList<ProvenIdentity> ProvenIdentities => Proof is null ? [] : [new ProvenIdentity("email", Received.Email)];

    public bool HasSent(string letter, string addressee) => Letters.Any(l => l.Letter == letter && l.Addressee == addressee);

    public DateTimeOffset? When<TEvent>()
        where TEvent : RequestEvent => Timeline.TryGetValue(typeof(TEvent).Name, out var at) ? at : null;

    /// <summary>The state after the first event.</summary>
    public static Request From(Reference reference, RequestReceived received, DateTimeOffset at) =>
        new(reference, 1, RequestStatus.Received, received, null, null, null, null, null, [], false, null, [], Stamp(new Dictionary<string, DateTimeOffset>(), received, at));

    /// <summary>The state after a further event, recorded at <paramref name="at"/>.</summary>
    public Request Apply(RequestEvent fact, DateTimeOffset at)
    {
        var next = fact switch
        {
            LetterSent e => this with { Letters = [.. Letters, e], Status = Status == RequestStatus.Received ? RequestStatus.AwaitingProof : Status },
            LetterFailed => this with { Status = Status == RequestStatus.Received ? RequestStatus.AwaitingProof : Status },
            IdentityProven e => this with { Proof = e, Status = RequestStatus.InReview },
            DataSearched e => this with { Searched = e },
            RequestApproved e => this with { Approved = e, Status = RequestStatus.Executing },
            RequestRefused e => this with { Refused = e },
            PackageMade e => this with { Package = e, Status = RequestStatus.Delivered },
            PackageCollected e => this with { Collected = [.. Collected, e.How] },
            PackageDeleted => this with { PackageIsDeleted = true },
            RequestClosed e => this with { Outcome = e.Outcome, Status = RequestStatus.Closed },
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "No such event changes a request."),
        };
        return next with { Version = Version + 1, Timeline = Stamp(Timeline, fact, at) };
    }

    private static Dictionary<string, DateTimeOffset> Stamp(IReadOnlyDictionary<string, DateTimeOffset> timeline, RequestEvent fact, DateTimeOffset at)
    {
        var stamped = new Dictionary<string, DateTimeOffset>(timeline);
        stamped.TryAdd(fact.GetType().Name, at);
        return stamped;
    }
}
