using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Answers failures: a page for people, problem+json (RFC 9457) for machines.</summary>
public sealed class Failures(PageContexts pages)
{
    public async Task Answer(HttpContext http, Failure failure)
    {
        if (!Wants(http.Request, MediaTypeNames.Text.Html))
        {
            await Problem(http, failure);
            return;
        }

        var context = pages.For(http.Request);
        var page = failure.Status == StatusCodes.Status503ServiceUnavailable
            ? MessagePage.Unavailable(context, failure.Wait!.Value, await Sent(http.Request, http.RequestAborted))
            : Page(context, failure);
        await page.ExecuteAsync(http);
    }

    /// <summary>The same, for a function to return.</summary>
    public IResult Result(Failure failure) => new FailureResult(this, failure);

    private static MessagePage Page(PageContext context, Failure failure) => failure.Status switch
    {
        StatusCodes.Status404NotFound => MessagePage.NotFound(context),
        StatusCodes.Status405MethodNotAllowed => MessagePage.WrongMethod(context),
        StatusCodes.Status413PayloadTooLarge => MessagePage.TooLarge(context),
        >= 500 => MessagePage.ServerError(context, failure.Correlation),
        StatusCodes.Status429TooManyRequests => MessagePage.TooManyRequests(context, failure.Wait!.Value),
        _ when failure is { Code: "field-repeated", Field: { } field } => MessagePage.FieldRepeated(context, field),
        _ => MessagePage.Unreadable(context, failure.Status),
    };

    // A page that is never stored loses what was typed when the reader goes back to it: so the answer keeps it for them.
    private static async Task<IReadOnlyList<KeyValuePair<string, string>>?> Sent(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.IsPost())
        {
            return null;
        }

        try
        {
            var form = await Forms.Read(request, cancellation);
            return [.. form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static async Task Problem(HttpContext http, Failure failure)
    {
        if (failure.Wait is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
        }

        http.Response.StatusCode = failure.Status;
        var problem = new ProblemDetails
        {
            Status = failure.Status,
            Title = failure.Code,
            Detail = failure.Detail,
            Extensions = { ["correlation"] = failure.Correlation },
        };
        if (failure.Field is { } field)
        {
            problem.Extensions["field"] = field;
        }

        await http.Response.WriteAsJsonAsync(problem, options: null, MediaTypeNames.Application.ProblemJson, http.RequestAborted);
    }

    private static bool Wants(HttpRequest request, string mediaType) =>
        request.Headers.Accept.ToString().Contains(mediaType, StringComparison.OrdinalIgnoreCase);

    private sealed class FailureResult(Failures failures, Failure failure) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => failures.Answer(httpContext, failure);
    }
}
