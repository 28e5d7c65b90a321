using System.Net.Sockets;
using Azure;

namespace LocalFunctions.Storage;

/// <summary>The one place that reads the storage service's error codes.</summary>
internal static class StorageErrors
{
    /// <summary>Somebody else wrote, inserted or deleted the row: the caller's view of it is out of date.</summary>
    public static bool IsConflict(Exception e) => e is RequestFailedException { Status: 404 or 409 or 412 } failed && !IsMissingTable(failed);

    public static bool IsNotFound(Exception e) => e is RequestFailedException { Status: 404 };

    /// <summary>
    /// The service did not answer, or not sensibly. The request may have been carried out all the same. A table being
    /// deleted and made anew (409 TableBeingDeleted) passes as well.
    /// </summary>
    public static bool IsTransient(Exception e) => e switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 429 or >= 500 || IsMissingTable(failed),
        AggregateException all => all.InnerExceptions.All(IsTransient),
        IOException or SocketException or HttpRequestException or TimeoutException => true,
        OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Kind and code, without the address and the headers that the message has.</summary>
    public static string Describe(Exception e) => e switch
    {
        RequestFailedException { ErrorCode: { } code } => $"{e.GetType().Name} {code}",
        { InnerException: { } inner } => $"{e.GetType().Name}, {inner.GetType().Name}",
        _ => e.GetType().Name,
    };

    private static bool IsMissingTable(RequestFailedException e) => e.ErrorCode is "TableNotFound" or "TableBeingDeleted";
}
