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

    /// <summary>Staff asked the person for something; silence ends it too.</summary>
    AwaitingPerson,

    /// <summary>Staff asked for a fee; the person accepts or declines, staff waive, and silence ends it too.</summary>
    AwaitingFee,

    /// <summary>One person has decided what takes two.</summary>
    AwaitingSecond,

    /// <summary>Approved; being carried out.</summary>
    Executing,

    /// <summary>Approved; the person can stop the erasure until it begins.</summary>
    CoolingOff,

    /// <summary>A source cannot be reached; staff say how to go on.</summary>
    Blocked,

    /// <summary>The package waits for the person.</summary>
    Delivered,

    /// <summary>Erased, but for what a law keeps until a date: that is stored, and nothing else is done with it.</summary>
    StoppedExceptStorage,
    Closed,
}

/// <summary>The state of a request: what its events add up to.</summary>
/// <param name="Version">How many events it has had.</param>
/// <param name="Kinds">What is asked for, as it is understood now.</param>
/// <param name="DueEnd">The end of the last day for the answer, exclusive.</param>
/// <param name="Proposal">A decision that waits for agreement, or for the officer.</param>
/// <param name="Blocked">The source that holds it up; null while none does.</param>
/// <param name="Blocks">How often a source held it up.</param>
/// <param name="Skipped">Sources left out by decision of staff.</param>
/// <param name="Packages">How many were made.</param>
/// <param name="Asked">The question that waits for the person; null while none does.</param>
/// <param name="Questions">How often the person was asked.</param>
/// <param name="Answers">What the person wrote, the first first.</param>
/// <param name="ErasureFrom">When the erasure begins, as the person was told; null where nobody waited.</param>
/// <param name="ErasurePlan">What the erasure does, as counted when it began.</param>
/// <param name="Timeline">When each kind of event first happened; what a person's status page shows.</param>
public sealed partial record Request(
    Reference Reference,
    int Version,
    RequestStatus Status,
    Kinds Kinds,
    DateTimeOffset DueEnd,
    RequestReceived Received,
    IdentityProven? Proof,
    DataSearched? Searched,
    DecisionProposed? Proposal,
    DecisionDisputed? Dispute,
    RequestApproved? Approved,
    RequestRefused? Refused,
    RequestAnswered? Answered,
    SourceBlocked? Blocked,
    int Blocks,
    IReadOnlyList<string> Skipped,
    PackageMade? Package,
    IReadOnlyList<PackageUse> Collected,
    bool PackageIsDeleted,
    int Packages,
    PersonAsked? Asked,
    int Questions,
    IReadOnlyList<string> Answers,
    Withdrawal? Withdrawn,
    DateTimeOffset? ErasureFrom,
    IReadOnlyList<ErasureLine>? ErasurePlan,
    DataErased? Erased,
    Outcome? Outcome,
    IReadOnlyList<SettledLetter> Letters,
    IReadOnlyDictionary<string, DateTimeOffset> Timeline)
{
    /// <summary>Where the ledger has it; null where it does not come from there.</summary>
    [JsonIgnore]
    internal LedgerRow? Row { get; init; }

    /// <summary>What staff asked the person and what came of it, the first first; none of what was asked before this was kept.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>Which members of staff have seen the values that are to be corrected.</summary>
    public IReadOnlyList<string> RevealedTo { get; init; } = [];

    /// <summary>Which members of staff have seen whose data it is, to tell recipients or to stop something by hand.</summary>
    public IReadOnlyList<string> AddressRevealedTo { get; init; } = [];

    public bool CorrectionHasBegun { get; init; }

    /// <summary>What became of each field that was to be corrected; null before.</summary>
    public DataCorrected? Corrected { get; init; }

    /// <summary>What was stopped, in the order of stopping.</summary>
    public IReadOnlyList<Stop> Stops { get; init; } = [];

    /// <summary>What recipients are told of deletions and corrections, the first first.</summary>
    public IReadOnlyList<Telling> Tellings { get; init; } = [];

    /// <summary>Why, by whom and until when the answer takes longer than the person was told at first; null where it does not.</summary>
    public DueExtended? Extended { get; init; }

    /// <summary>The end of the last day that the person was told before an extension; null where there was none.</summary>
    public DateTimeOffset? FirstDueEnd { get; init; }

    /// <summary>The end of the last day on which what was asked for is done, exclusive; null where the kinds have no such clock that takes time.</summary>
    public DateTimeOffset? CompletionEnd { get; init; }

    /// <summary>Whether a date rests on days off that are not announced yet.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Whether the person was told of a date that is, or was, provisional.</summary>
    public bool IsToldProvisional { get; init; }

    /// <summary>How often provisional dates were counted again and certain then.</summary>
    public int Recounts { get; init; }

    /// <summary>What the person was told before the dates were counted again and changed; null where they did not.</summary>
    public FormerDates? Former { get; init; }

    /// <summary>How often a date that the person had been told changed.</summary>
    public int DateChanges { get; init; }

    /// <summary>How its dates moved because the person was waited for, the first first.</summary>
    public IReadOnlyList<DueMoved> Moves { get; init; } = [];

    /// <summary>The date that staff work towards: that of the answer, or of its completion where that is the earlier.</summary>
    [JsonIgnore]
    public DateTimeOffset EarliestEnd => CompletionEnd < DueEnd ? CompletionEnd.Value : DueEnd;

    /// <summary>The earlier request that this one is handled as.</summary>
    public RequestJoined? Joined { get; init; }

    /// <summary>The next end of what is kept until a date, exclusive; null where nothing is.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>What is kept until a date still.</summary>
    public IReadOnlyList<ErasureLine> Held { get; init; } = [];

    /// <summary>Whether what is kept is being erased, because its time is over.</summary>
    public bool HoldIsEnding { get; init; }

    /// <summary>How often something that was kept has been erased.</summary>
    public int HoldsEnded { get; init; }

    /// <summary>What was erased the last time that something was; null before.</summary>
    public HoldEnded? LastEnding { get; init; }

    /// <summary>When the last of what is kept is kept no longer; null where nothing is.</summary>
    [JsonIgnore]
    public DateTimeOffset? LastHeldUntil => HeldUntil is null ? null : Held.Max(l => l.LastEnd) ?? HeldUntil;

    /// <summary>When the person had their answer: the closing, or, where something is kept until a date, the erasure of the rest.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnsweredAt => HeldUntil is null ? When<RequestClosed>() : When<ErasedExcept>();

    /// <summary>The fee that was asked for, and what became of it; null where none was.</summary>
    public Fee? Fee { get; init; }

    /// <summary>That letters to the person come back; null while they do not, or the person was told otherwise.</summary>
    public Undelivered? Undelivered { get; init; }

    /// <summary>How often letters began to come back.</summary>
    public int TimesUndelivered { get; init; }

    /// <summary>When a letter last arrived, as far as we are told; null where we are not.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>The provider's names for the events that were recorded: the newest hundred.</summary>
    public IReadOnlyList<string> DeliveryEvents { get; init; } = [];

    /// <summary>How staff last told the person what letters could not; null where they did not.</summary>
    public PersonTold? Told { get; init; }

    /// <summary>How staff told the person that an authority has their data; null where they did not.</summary>
    public PersonTold? ToldOfDisclosure { get; init; }

    /// <summary>The address of who marked it as spam; null while nobody has.</summary>
    public string? SpamBy { get; init; }

    /// <summary>Who is responsible instead of us; null where we are.</summary>
    public FoundNotOurs? NotOurs { get; init; }

    /// <summary>How the authority was last called back; null before, and where none demands anything.</summary>
    public AuthorityCalledBack? CalledBack { get; init; }

    /// <summary>The calls before that, the first first: each contradicts the one before it.</summary>
    public IReadOnlyList<AuthorityCalledBack> EarlierCalls { get; init; } = [];

    /// <summary>What the competent authority at home approved; null where it did not, or none demands anything.</summary>
    public ApprovedAtHome? ApprovedAtHome { get; init; }

    /// <summary>What staff said since of telling the person; null where nothing.</summary>
    public NoticeRuled? NoticeRuled { get; init; }

    /// <summary>How the person is told of a disclosure, as it stands; null where no authority demands one.</summary>
    [JsonIgnore]
    public SubjectNotice? Notice => NoticeRuled is { } ruled
        ? Received.Demand!.Notice with { ForbiddenBy = ruled.ForbiddenBy, ForbiddenUntil = ruled.ForbiddenUntil }
        : Received.Demand?.Notice;

    /// <summary>What is searched and put into the package; null where that is everything.</summary>
    [JsonIgnore]
    public IReadOnlyList<DemandedData>? Scope => Received.Demand?.Scope;

    [JsonIgnore]
    public Language Language => Language.Parse(Received.Language);

    /// <summary>Whether something has to be proven, and is not yet.</summary>
    [JsonIgnore]
    public bool AwaitsProof => Kinds.NeedProof && Proof is null;

    [JsonIgnore]
    public bool IsDecided => Approved is not null || Refused is not null;

    /// <summary>The addresses of who entered it, of who decided first, and of who disagrees.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Parties => [.. ProvedBy.Concat(new[] { Proposal?.By, Dispute?.By }.OfType<string>()).Distinct()];

    /// <summary>The addresses of who entered it, and of who called the authority back or recorded an approval: who proves does not release.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> ProvedBy => [.. new[] { Received.Entered?.By, CalledBack?.By, ApprovedAtHome?.By }.Concat(EarlierCalls.Select(call => call.By)).OfType<string>().Distinct()];

    /// <summary>The addresses of everybody who took part in how it was decided or answered.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> DecidedBy => [.. new[]
    {
        Proposal?.By, Dispute?.By, Approved?.By, Approved?.SecondBy, Refused?.By, Refused?.SecondBy, Answered?.By, Fee?.By, NotOurs?.By,
    }.OfType<string>().Distinct()];

    [JsonIgnore]
    public bool WantsCopy => Kinds.Has(Step.Package);

    [JsonIgnore]
    public bool WantsDeletion => Kinds.Has(Step.Erase);

    [JsonIgnore]
    public bool WantsCorrection => Kinds.Has(Step.Correct);

    /// <summary>
    /// The identities that may seed a query: what the requester has proven, and nothing they only typed; of the demand of an
    /// authority that was called back, what its document names.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<ProvenIdentity> ProvenIdentities => (Proof, Received.Demand) switch
    {
        (null, _) => [],
        (_, { Subject: var subject }) => [new ProvenIdentity(subject.Type, subject.Value)],
        _ => [new ProvenIdentity(ProvenIdentity.Email, Received.Email)],
    };

    /// <summary>Closed, and no package left to be deleted: only the end of its record is to come.</summary>
    [JsonIgnore]
    public bool IsOver => Status == RequestStatus.Closed && (Package is null || PackageIsDeleted);

    /// <summary>Whether the letter was taken, or refused for good, by the mail provider.</summary>
    public bool HasSettled(string letter, string addressee) => Letters.Contains(new SettledLetter(letter, addressee));

    /// <summary>Whether the letter has gone to anybody.</summary>
    public bool HasSettled(string letter) => Letters.Any(l => l.Letter == letter);

    public DateTimeOffset? When<TEvent>()
        where TEvent : RequestEvent => Timeline.TryGetValue(typeof(TEvent).Name, out var at) ? at : null;
}

/// <summary>A letter that needs no further sending.</summary>
public sealed record SettledLetter(string Letter, string Addressee);
