using Azure;

namespace PrivacyFunctions.Storage;

/// <summary>Tells an outage of the storage account, which passes, from a bug, which does not.</summary>
public static class StorageOutage
{
    public static bool Is(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } => true,
        AggregateException many => many.InnerExceptions.Count > 0 && many.InnerExceptions.All(IsAttempt),
        _ => false,
    };

    // The client wraps what each of its attempts met; a time-out of one attempt is a cancellation, and a connection that
    // breaks in the middle of an answer an error of its stream.
    private static bool IsAttempt(Exception attempt) => attempt is OperationCanceledException or IOException || Is(attempt);
}
