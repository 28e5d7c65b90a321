using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>An exception as an answer.</summary>
/// <param name="Code">For machines and the log; says nothing about the person.</param>
/// <param name="Correlation">Finds the failure in the log.</param>
public sealed record Failure(int Status, string Code, string Correlation)
{
    /// <summary>How long an outage is given before somebody tries again.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(10);

    public bool IsBug => Status == StatusCodes.Status500InternalServerError;

    public static Failure Of(Exception exception, string correlation) => exception switch
    {
        BadHttpRequestException e => new(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body-too-large" : "body-unreadable", correlation),
        InvalidDataException => new(StatusCodes.Status400BadRequest, "body-unreadable", correlation),
        UnavailableException e => new(StatusCodes.Status503ServiceUnavailable, e.Code, correlation),
        RequestMissingException => new(StatusCodes.Status404NotFound, "not-found", correlation),
        _ when StorageOutage.Is(exception) => new(StatusCodes.Status503ServiceUnavailable, "storage-unavailable", correlation),

        // Whoever asked is still there: something we depend on took too long, or the host stops.
        OperationCanceledException => new(StatusCodes.Status503ServiceUnavailable, "interrupted", correlation),
        _ => new(StatusCodes.Status500InternalServerError, "bug", correlation),
    };
}

/// <summary>Something we depend on does not answer for now; what the person typed is kept.</summary>
/// <param name="code">Which one: <c>mail-unavailable</c>.</param>
public sealed class UnavailableException(string code) : Exception($"Unavailable for now: {code}.")
{
    public string Code { get; } = code;
}
