namespace PrivacyFunctions.Requests;

/// <summary>How far a request is, for the workflow: what it waits for, and nothing personal.</summary>
/// <param name="PackageUntil">When the package is to be deleted; null before there is one.</param>
/// <param name="IsCollected">Whether the package was downloaded; reading it in the page leaves nobody with a copy.</param>
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
    public static Progress Of(Request request, DateTimeOffset agreementEnd, DateTimeOffset? nextLetterAt, DateTimeOffset? recordUntil) => new(
        request.Version,
        request.DueEnd,
        request.Received.Door == Door.Mail,
        request.Kinds.Contains(Kind.Question),
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
        request.Collected.Contains(PackageUse.Downloaded),
        request.Package?.AvailableUntil,
        request.PackageIsDeleted,
        agreementEnd,
        nextLetterAt,
        recordUntil);
}
