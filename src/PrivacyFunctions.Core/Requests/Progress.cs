namespace PrivacyFunctions.Requests;

/// <summary>How far a request is, for the workflow: what it waits for, and nothing personal.</summary>
/// <param name="PackageUntil">When the package is to be deleted; null before there is one.</param>
/// <param name="ErasureFrom">Until when the person can stop the erasure; null where nobody waits for that.</param>
/// <param name="Packages">How many were made.</param>
/// <param name="AgainUntil">Until when a deleted package can be made again; null where it cannot.</param>
/// <param name="AwaitsPersonUntil">When the person's time to answer a question is over; null while none waits.</param>
/// <param name="Questions">How often the person was asked something.</param>
/// <param name="IsCollected">Whether the package was downloaded; reading it in the page leaves nobody with a copy.</param>
/// <param name="AgreementEnd">When the second person has had their time; from then on the officer decides alone.</param>
/// <param name="NextLetterAt">When time brings about the next letter; null where none is to come.</param>
/// <param name="RecordUntil">When the record is to be erased; null until the request is closed.</param>
public sealed record Progress(
    int Version,
    DateTimeOffset DueEnd,
    bool CameByMail,
    bool AwaitsProof,
    bool AwaitsAnswer,
    bool IsAnswered,
    bool WantsCopy,
    bool WantsDeletion,
    bool IsDecided,
    bool IsRefused,
    DateTimeOffset? AwaitsPersonUntil,
    int Questions,
    bool AwaitsSecond,
    bool IsDisputed,
    bool IsBlocked,
    int Blocks,
    bool IsClosed,
    bool IsWithdrawn,
    bool IsJoined,
    bool IsCollected,
    DateTimeOffset? PackageUntil,
    bool PackageIsDeleted,
    int Packages,
    DateTimeOffset? AgainUntil,
    DateTimeOffset? ErasureFrom,
    DateTimeOffset AgreementEnd,
    DateTimeOffset? NextLetterAt,
    DateTimeOffset? RecordUntil)
{
    /// <summary>Whether a search found anything.</summary>
    public bool HasFound { get; init; }

    /// <summary>Whether the sources are asked; what needs no search ends with an answer, or with stopping.</summary>
    public bool WantsSearch { get; init; }

    /// <summary>Until when the requester can prove who they are before it is closed; null where staff call an authority back, whenever they do.</summary>
    public DateTimeOffset? ProofEnd { get; init; }

    /// <summary>An authority demands it; nobody else is written to.</summary>
    public bool IsDemanded { get; init; }

    public bool WantsCorrection { get; init; }

    /// <summary>Something has been stopped for it.</summary>
    public bool HasStopped { get; init; }

    /// <summary>Something has to be stopped, or goes on again.</summary>
    public bool HasStopsToSettle { get; init; }

    /// <summary>Stopping answers a part of it.</summary>
    public bool StoppingAnswersPart { get; init; }

    /// <summary>Stopping is all that it asks for.</summary>
    public bool StoppingAnswersAll { get; init; }

    /// <summary>Something has still to be stopped by hand.</summary>
    public bool AwaitsHand { get; init; }

    /// <summary>Once it is decided, nothing is left to do but that what was stopped stays so.</summary>
    public bool EndsWithStopping { get; init; }

    /// <summary>What was stopped until a decision stays so by that decision.</summary>
    public bool StaysStopped { get; init; }

    /// <summary>When the next of what is kept until a date is kept no longer; null where nothing is.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>How often something that was kept has been erased.</summary>
    public int HoldsEnded { get; init; }

    /// <summary>When the person's time to accept or decline a fee is over; null while none waits.</summary>
    public DateTimeOffset? AwaitsFeeUntil { get; init; }

    /// <summary>A fee was asked for, and it is settled whether it is due.</summary>
    public bool IsFeeSettled { get; init; }

    public bool IsFeeDeclined { get; init; }

    /// <summary>Nothing is done for it, unless somebody takes it up again before its record ends.</summary>
    public bool IsSpam { get; init; }

    /// <summary>Somebody else is responsible for it.</summary>
    public bool IsNotOurs { get; init; }

    public static Progress Of(Request request, DateTimeOffset agreementEnd, DateTimeOffset? nextLetterAt, DateTimeOffset? againUntil, DateTimeOffset? recordUntil) => new(
        request.Version,
        request.DueEnd,
        request.Received.Door == Door.Mail,
        request.AwaitsProof,
        AnswerDecisions.AwaitsAnswer(request),
        request.Answered is not null,
        request.WantsCopy,
        request.WantsDeletion,
        request.IsDecided,
        request.Refused is not null,
        request.Asked?.Until,
        request.Questions,
        request.Status == RequestStatus.AwaitingSecond,
        request.Dispute is not null,
        request.Blocked is not null,
        request.Blocks,
        request.Status == RequestStatus.Closed,
        request.Outcome == Outcome.Withdrawn,
        request.Outcome == Outcome.Joined,
        request.Collected.Contains(PackageUse.Downloaded),
        request.Package?.AvailableUntil,
        request.PackageIsDeleted,
        request.Packages,
        againUntil,
        request.ErasureFrom,
        agreementEnd,
        nextLetterAt,
        recordUntil)
    {
        HasFound = request.Searched?.Found.Any(found => found.Count > 0) == true,
        WantsSearch = request.Kinds.Has(Step.Search),
        ProofEnd = request.DueEnd,
        IsDemanded = request.Received.Demand is not null,
        WantsCorrection = request.WantsCorrection,
        HeldUntil = request.HeldUntil,
        HoldsEnded = request.HoldsEnded,
        IsNotOurs = request.Outcome == Outcome.NotOurs,
        IsSpam = request.Outcome == Outcome.Spam,
        HasStopped = request.Stops.Count > 0,
        HasStopsToSettle = StopDecisions.HasToSettle(request),
        StoppingAnswersPart = request.Kinds.Any(kind => kind.IsAnsweredByStopping),
        StoppingAnswersAll = request.Kinds.AreAnsweredByStopping,
        AwaitsHand = StopDecisions.AwaitsHand(request),
        EndsWithStopping = request.Kinds.EndWithStopping,
        AwaitsFeeUntil = request.Status == RequestStatus.AwaitingFee ? request.Fee!.Until : null,
        IsFeeSettled = request.Fee is { State: not FeeState.Quoted },
        IsFeeDeclined = request.Outcome == Outcome.FeeDeclined,
        StaysStopped = request.Approved is not null && request.Stops.Any(stop => stop is { IsOn: true, IsFinal: false } && !StopDecisions.EndsWithCorrection(request, stop)),
    };
}
