namespace PrivacyFunctions.Requests;

/// <summary>How far a request is, for the workflow: what it waits for, and nothing personal.</summary>
/// <param name="PackageUntil">When the package is to be deleted; null before there is one.</param>
/// <param name="AgreementEnd">When the second person has had their time; from then on the officer decides alone.</param>
/// <param name="NextLetterAt">When time brings about the next letter; null where none is to come.</param>
/// <param name="RecordUntil">When the record is to be erased; null until the request is closed.</param>
public sealed record Progress(
    int Version,
    DateTimeOffset DueEnd,
    bool CameByMail,
    bool IsQuestion,
    bool WantsCopy,
    bool WantsDeletion,
    bool IsProven,
    bool IsDecided,
    bool IsRefused,
    bool AwaitsSecond,
    bool IsDisputed,
    bool IsBlocked,
    int Blocks,
    bool IsClosed,
    bool IsCollected,
    DateTimeOffset? PackageUntil,
    bool PackageIsDeleted,
    DateTimeOffset AgreementEnd,
    DateTimeOffset? NextLetterAt,
    DateTimeOffset? RecordUntil)
{
    public bool NeedsProof { get; init; }

    /// <summary>Something has been stopped for it.</summary>
    public bool HasStopped { get; init; }

    /// <summary>Something has to be stopped, or goes on again.</summary>
    public bool HasStopsToSettle { get; init; }

    /// <summary>Stopping answers a part of it.</summary>
    public bool StoppingAnswersPart { get; init; }

    /// <summary>Stopping is all that it asks for.</summary>
    public bool StoppingAnswersAll { get; init; }

    /// <summary>What was stopped until a decision stays so by that decision.</summary>
    public bool StaysStopped { get; init; }

    public static Progress Of(Request request, DateTimeOffset agreementEnd, DateTimeOffset? nextLetterAt, DateTimeOffset? recordUntil) => new(
        request.Version,
        request.DueEnd,
        request.Received.Door == Door.Mail,
        request.Kinds.Has(Step.Answer),
        request.WantsCopy,
        request.WantsDeletion,
        request.Proof is not null,
        request.IsDecided,
        request.Refused is not null,
        request.Status == RequestStatus.AwaitingSecond,
        request.Dispute is not null,
        request.Blocked is not null,
        request.Blocks,
        request.Status == RequestStatus.Closed,
        request.Collected.Count > 0,
        request.Package?.AvailableUntil,
        request.PackageIsDeleted,
        agreementEnd,
        nextLetterAt,
        recordUntil)
    {
        NeedsProof = request.Kinds.NeedProof,
        HasStopped = request.Stops.Count > 0,
        HasStopsToSettle = StopDecisions.HasToSettle(request),
        StoppingAnswersPart = request.Kinds.Any(kind => kind.IsAnsweredByStopping),
        StoppingAnswersAll = request.Kinds.AreAnsweredByStopping,
        StaysStopped = request.Approved is not null && request.Stops.Any(stop => stop is { IsOn: true, IsFinal: false }),
    };
}
