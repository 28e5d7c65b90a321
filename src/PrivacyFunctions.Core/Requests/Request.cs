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
public sealed record Request(
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
    private const int MostDeliveryEvents = 100;

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

    /// <summary>The address of who marked it as spam; null while nobody has.</summary>
    public string? SpamBy { get; init; }

    /// <summary>Who is responsible instead of us; null where we are.</summary>
    public FoundNotOurs? NotOurs { get; init; }

    /// <summary>How the authority was called back; null before, and where none demands anything.</summary>
    public AuthorityCalledBack? CalledBack { get; init; }

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
    public IReadOnlyList<string> ProvedBy => [.. new[] { Received.Entered?.By, CalledBack?.By, ApprovedAtHome?.By }.OfType<string>().Distinct()];

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

    /// <summary>The state after the first event.</summary>
    public static Request From(Reference reference, RequestReceived received, DateTimeOffset at) => new(
        reference,
        Version: 1,
        RequestStatus.Received,
        received.Kinds,
        received.DueEnd,
        received,
        Proof: null,
        Searched: null,
        Proposal: null,
        Dispute: null,
        Approved: null,
        Refused: null,
        Answered: null,
        Blocked: null,
        Blocks: 0,
        Skipped: [],
        Package: null,
        Collected: [],
        PackageIsDeleted: false,
        Packages: 0,
        Asked: null,
        Questions: 0,
        Answers: [],
        Withdrawn: null,
        ErasureFrom: null,
        ErasurePlan: null,
        Erased: null,
        Outcome: null,
        Letters: [],
        Stamp(new Dictionary<string, DateTimeOffset>(), received, at))
    {
        CompletionEnd = received.CompletionEnd,
        IsProvisional = received.IsProvisional,
    };

    /// <summary>The state after a further event, recorded at <paramref name="at"/>.</summary>
    public Request Apply(RequestEvent fact, DateTimeOffset at)
    {
        var next = fact switch
        {
            KindsChosen e => Waiting(this with { Kinds = e.Kinds, CompletionEnd = e.CompletionEnd, IsProvisional = e.IsProvisional }),
            LetterSent e => Settle(new SettledLetter(e.Letter, e.Addressee)),
            LetterFailed e => Settle(new SettledLetter(e.Letter, e.Addressee)),
            IdentityProven e => this with { Proof = e, Status = RequestStatus.InReview },
            DataSearched e => this with { Searched = e },
            DecisionProposed e => this with { Proposal = e, Status = RequestStatus.AwaitingSecond },
            DecisionDisputed e => this with { Dispute = e },
            RequestApproved e => this with { Approved = e, Status = RequestStatus.Executing },
            RequestRefused e => this with { Refused = e },
            RequestAnswered e => this with { Answered = e },
            SourceBlocked e => this with { Blocked = e, Blocks = Blocks + 1, Status = RequestStatus.Blocked },
            SourceRetried => Unblock(),
            SourceSkipped e => Unblock() with { Skipped = [.. Skipped, e.Source] },
            PackageMade e => this with { Package = e, Packages = Packages + 1, Status = RequestStatus.Delivered },
            CopyAskedAgain => this with { Package = null, PackageIsDeleted = false, Collected = [], Outcome = null, Status = RequestStatus.Executing },
            PackageCollected e => this with { Collected = [.. Collected, e.How] },
            PackageDeleted => this with { PackageIsDeleted = true },
            PersonAsked e => this with { Asked = e, Questions = Questions + 1, Status = RequestStatus.AwaitingPerson },
            PersonAnswered e => this with { Asked = null, Answers = [.. Answers, e.Text], Exchanges = Exchanged(e.Text), Status = RequestStatus.InReview },
            PersonSilent => this with { Asked = null, Exchanges = Exchanged(answer: null), Status = RequestStatus.InReview },
            FeeQuoted e => this with { Fee = Fee.Of(e), Status = RequestStatus.AwaitingFee },
            FeeAccepted => SettleFee(FeeState.Accepted),
            FeeDeclined e => SettleFee(FeeState.Declined) with { Fee = Fee! with { State = FeeState.Declined, InSilence = e.InSilence } },
            FeeWaived => SettleFee(FeeState.Waived),
            RequestJoined e => this with { Joined = e },
            RequestWithdrawn e => this with { Withdrawn = e.How },
            ErasureAnnounced e => this with { ErasureFrom = e.From, Status = RequestStatus.CoolingOff },
            ErasureBegun e => this with { ErasurePlan = e.Plan, Status = RequestStatus.Executing },
            DataErased e => this with { Erased = e },
            ErasedExcept e => this with { HeldUntil = e.Until, Held = HoldDecisions.Held(Erased!.Steps), Status = RequestStatus.StoppedExceptStorage },
            HoldEnded e => this with { LastEnding = e, HoldIsEnding = true, Status = RequestStatus.Executing },
            KeptErased e => this with
            {
                HeldUntil = e.Until, Held = HoldDecisions.Held(e.Left), HoldIsEnding = false, HoldsEnded = HoldsEnded + 1, Status = RequestStatus.StoppedExceptStorage,
            },
            ValuesRevealed e => this with { RevealedTo = [.. RevealedTo.Append(e.By).Distinct()] },
            CorrectionBegun => this with { CorrectionHasBegun = true },
            DataCorrected e => this with { Corrected = e },
            RequestClosed e => this with { Outcome = e.Outcome, Status = RequestStatus.Closed, Blocked = null },
            ProcessingStopped e => this with { Stops = [.. Stops, Stop.Of(e, StopsFor(e.Kind) + 1, at)] },
            ProcessingResumed e => ChangeStop(e.Kind, e.Number, stop => stop with { Resumed = e.Purposes, ResumedAt = at }),
            CarriedOutByHand e => ChangeStop(e.Kind, e.Number, stop => stop.CarryOut(e, at)),
            AddressRevealed e => this with { AddressRevealedTo = [.. AddressRevealedTo.Append(e.By).Distinct()] },
            RecipientsAffected e => this with { Tellings = [.. Tellings, Telling.Of(e, at)] },
            RecipientsToldByHand e => ChangeTelling(e.What, telling => telling.Confirm(e.Recipients, at)),
            TargetTold { What: HookEvent.Erasure or HookEvent.Rectification } e => ChangeTelling(e.What, telling => telling.Confirm(e)),
            TargetTold e => ChangeStop(e.Kind, e.Number, stop => stop with { Told = [.. stop.Told, e] }),
            RequestReopened e => this with
            {
                Outcome = null, Status = RequestStatus.AwaitingProof, DueEnd = e.DueEnd, CompletionEnd = e.CompletionEnd, IsProvisional = e.IsProvisional,
            },
            DueRecomputed e => Change(e.DueEnd, e.CompletionEnd, by: null) with { IsProvisional = false },
            DueMoved e => Change(e.DueEnd, e.CompletionEnd, e) with { IsProvisional = e.IsProvisional, Moves = [.. Moves, e] },
            DueExtended e => this with { Extended = e, FirstDueEnd = DueEnd, DueEnd = e.DueEnd },
            LetterReturned e => Return(e),
            LetterDelivered e => this with
            {
                DeliveredAt = e.At, DeliveryEvents = WithEvent(e.EventId), Undelivered = Undelivered?.LastAt < e.At ? null : Undelivered,
            },
            MarkedAsSpam e => this with { SpamBy = e.By },
            SpamRestored => Waiting(this with { SpamBy = null, Outcome = null, Status = RequestStatus.AwaitingProof }),
            FoundNotOurs e => this with { NotOurs = e },
            PersonTold e => this with { Told = e, Undelivered = null },
            AuthorityCalledBack e => this with { CalledBack = e },
            ApprovedAtHome e => this with { ApprovedAtHome = e },
            NoticeRuled e => this with { NoticeRuled = e },
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "No such event changes a request."),
        };
        return next with { Version = Version + 1, Timeline = Stamp(Timeline, fact, at) };
    }

    // The receipt is the first letter; with it the request waits.
    private Request Settle(SettledLetter letter)
    {
        var settled = this with { Letters = [.. Letters, letter] };
        return Status == RequestStatus.Received ? Waiting(settled with { Status = RequestStatus.AwaitingProof }) : settled;
    }

    private Request Change(DateTimeOffset dueEnd, DateTimeOffset? completionEnd, DueMoved? by) =>
        ((dueEnd, completionEnd) == (DueEnd, CompletionEnd) ? this with { Former = null } : this with
        {
            Former = new FormerDates(DueEnd, CompletionEnd, by), DateChanges = DateChanges + 1,
        }) with { DueEnd = dueEnd, CompletionEnd = completionEnd };

    private Request Return(LetterReturned e) => this with
    {
        DeliveryEvents = WithEvent(e.EventId),
        TimesUndelivered = Undelivered is null ? TimesUndelivered + 1 : TimesUndelivered,
        Undelivered = new Undelivered(
            Undelivered?.Number ?? TimesUndelivered + 1,
            Undelivered?.Since < e.At ? Undelivered.Since : e.At,
            Undelivered?.LastAt > e.At ? Undelivered.LastAt : e.At,
            e.Code,
            [.. (Undelivered?.Letters ?? []).Append(e.Letter).Distinct()]),
    };

    private IReadOnlyList<string> WithEvent(string id) => [.. DeliveryEvents.TakeLast(MostDeliveryEvents - 1), id];

    // For its proof, where what is asked for needs one; for staff otherwise.
    private static Request Waiting(Request request) => request.Status is RequestStatus.AwaitingProof or RequestStatus.InReview
        ? request with { Status = request.AwaitsProof ? RequestStatus.AwaitingProof : RequestStatus.InReview }
        : request;

    private int StopsFor(string kind) => Stops.Count(stop => stop.Kind == kind);

    private Request ChangeStop(string kind, int number, Func<Stop, Stop> change) =>
        this with { Stops = [.. Stops.Select(stop => stop.Kind == kind && stop.Number == number ? change(stop) : stop)] };

    private Request SettleFee(FeeState state) => this with { Fee = Fee! with { State = state }, Status = RequestStatus.InReview };

    private Request ChangeTelling(HookEvent what, Func<Telling, Telling> change) =>
        this with { Tellings = [.. Tellings.Select(telling => telling.What == what ? change(telling) : telling)] };

    private IReadOnlyList<Exchange> Exchanged(string? answer) =>
        Asked is { } asked ? [.. Exchanges, new Exchange(asked.Question, asked.Conditions, answer)] : Exchanges;

    private Request Unblock() => this with { Blocked = null, Status = Approved is null ? RequestStatus.InReview : RequestStatus.Executing };

    // First times, but for what can come again and counts from its last time.
    private static Dictionary<string, DateTimeOffset> Stamp(IReadOnlyDictionary<string, DateTimeOffset> timeline, RequestEvent fact, DateTimeOffset at)
    {
        var stamped = new Dictionary<string, DateTimeOffset>(timeline);
        if (fact is HoldEnded or KeptErased or RequestClosed or PackageMade or PackageDeleted or SourceBlocked or PersonAsked or PersonAnswered or PersonSilent
            or DueRecomputed or DueMoved)
        {
            stamped[fact.GetType().Name] = at;
        }

        stamped.TryAdd(fact.GetType().Name, at);
        return stamped;
    }
}

/// <summary>A letter that needs no further sending.</summary>
public sealed record SettledLetter(string Letter, string Addressee);
