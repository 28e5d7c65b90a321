namespace PrivacyFunctions.Requests;

/// <content>How its events make a request what it is.</content>
public sealed partial record Request
{
    private const int MostDeliveryEvents = 100;

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
            KindsChosen e => Choose(e),
            LetterSent e => Settle(new SettledLetter(e.Letter, e.Addressee)) with { IsToldProvisional = IsToldProvisional || e.SaysProvisional },
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
                Outcome = null,
                Status = RequestStatus.AwaitingProof,
                DueEnd = e.DueEnd,
                CompletionEnd = e.CompletionEnd,
                IsProvisional = e.IsProvisional,

                // The page on which it was taken up says so.
                IsToldProvisional = e.IsProvisional,
            },
            DueRecomputed e => Change(e.DueEnd, e.CompletionEnd, by: null) with { IsProvisional = false, Recounts = Recounts + 1 },
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
            PersonTold { OfDisclosure: true } e => this with { ToldOfDisclosure = e },
            PersonTold e => this with { Told = e, Undelivered = null },
            AuthorityCalledBack e => this with { CalledBack = e, EarlierCalls = CalledBack is { } before ? [.. EarlierCalls, before] : EarlierCalls },
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

    // A date that the person was told of before is a change for them, and a receipt that asks for a proof anew says the new one.
    private Request Choose(KindsChosen e)
    {
        var chosen = Waiting(this with { Kinds = e.Kinds, CompletionEnd = e.CompletionEnd, IsProvisional = e.IsProvisional });
        if (e.DueEnd is not { } dueEnd || dueEnd == DueEnd)
        {
            return chosen;
        }

        return Status == RequestStatus.Received ? chosen with { DueEnd = dueEnd } : chosen with
        {
            DueEnd = dueEnd,
            Former = new FormerDates(DueEnd, CompletionEnd) { ByKinds = true, IsInReceipt = !AwaitsProof && chosen.AwaitsProof },
            DateChanges = DateChanges + 1,
        };
    }

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
            or DueRecomputed or DueMoved or KindsChosen)
        {
            stamped[fact.GetType().Name] = at;
        }

        stamped.TryAdd(fact.GetType().Name, at);
        return stamped;
    }
}
