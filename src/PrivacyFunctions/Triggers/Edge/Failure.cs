using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>An exception as an answer.</summary>
/// <param name="Code">For machines and the log; says nothing about the person.</param>
/// <param name="Correlation">Finds the failure in the log.</param>
public sealed record Failure(int Status, string Code, string Correlation)
{
    /// <summary>How long an outage is given before somebody tries again.</summary>
    private static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(10);

    /// <summary>For a program: what would be right.</summary>
    public string? Detail { get; init; }

    /// <summary>The form field that is wrong, where it is one.</summary>
    public string? Field { get; init; }

    /// <summary>When to try again; null where that would not help.</summary>
    public TimeSpan? Wait { get; init; }

    public bool IsBug => Status == StatusCodes.Status500InternalServerError;

    public static Failure Of(Exception exception, string correlation) => exception switch
    {
        FieldRepeatedException e => new(e.StatusCode, "field-repeated", correlation) { Field = e.Field, Detail = $"Send the field {e.Field} once." },
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(StatusCodes.Status413PayloadTooLarge, "body-too-large", correlation)
        {
            Detail = "Send at most 64 KiB.",
        },
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new(StatusCodes.Status415UnsupportedMediaType, "body-unreadable", correlation)
        {
            Detail = "Send a form as application/x-www-form-urlencoded, in UTF-8.",
        },
        BadHttpRequestException e => Unreadable(e.StatusCode, correlation),
        InvalidDataException => Unreadable(StatusCodes.Status400BadRequest, correlation),
        TooManyRequestsException e => new(StatusCodes.Status429TooManyRequests, "too-many-requests", correlation) { Wait = e.RetryAfter },
        UnavailableException e => Unavailable(e.Code, correlation),
        RequestMissingException => new(StatusCodes.Status404NotFound, "not-found", correlation),
        _ when StorageOutage.Is(exception) => Unavailable("storage-unavailable", correlation),

        // Whoever asked is still there: something we depend on took too long, or the host stops.
        OperationCanceledException => Unavailable("interrupted", correlation),
        _ => new(StatusCodes.Status500InternalServerError, "bug", correlation),
    };

    private static Failure Unavailable(string code, string correlation) =>
        new(StatusCodes.Status503ServiceUnavailable, code, correlation) { Wait = RetryAfter };

    private static Failure Unreadable(int status, string correlation) => new(status, "body-unreadable", correlation)
    {
        Detail = "Send a whole form in UTF-8, of at most 30 fields with names of at most 100 characters.",
    };
}

/// <summary>Something we depend on does not answer for now; what the person typed is kept.</summary>
/// <param name="code">Which one: <c>mail-unavailable</c>.</param>
public sealed class UnavailableException(string code) : Exception($"Unavailable for now: {code}.")
{
    public string Code { get; } = code;
}
