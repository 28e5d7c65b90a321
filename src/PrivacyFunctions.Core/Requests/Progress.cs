namespace PrivacyFunctions.Requests;

/// <summary>How far a request is, for the workflow: what it waits for, and nothing personal.</summary>
/// <param name="PackageUntil">When the package is to be deleted; null before there is one.</param>
public sealed record Progress(
    int Version,
    DateTimeOffset DueEnd,
    bool IsProven,
    bool IsDecided,
    bool IsRefused,
    bool IsClosed,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? PackageUntil,
    bool PackageIsDeleted)
{
    public static Progress Of(Request request) => new(
        request.Version,
        request.Received.DueEnd,
        request.Proof is not null,
        request.IsDecided,
        request.Refused is not null,
        request.Status == RequestStatus.Closed,
        request.When<RequestClosed>(),
        request.Package?.AvailableUntil,
        request.PackageIsDeleted);
}
