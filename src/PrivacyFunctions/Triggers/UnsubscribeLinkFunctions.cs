using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>Gives the company's mailing system the link and the headers of one marketing message (P18; RFC 8058 section 3.1).</summary>
public sealed class UnsubscribeLinkFunctions(UnsubscribeTokens tokens, AppSettings settings)
{
    private const string Scheme = "Bearer ";

    [Function(nameof(MakeUnsubscribeLink))]
    public async Task<IResult> MakeUnsubscribeLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/unsubscribe-links")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (settings.UnsubscribeSecret is null)
        {
            return Problem(StatusCodes.Status404NotFound, "not-found", "This service gives no such links: the setting UnsubscribeSecret is empty.");
        }

        if (!IsAllowed(request))
        {
            request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
            return Problem(StatusCodes.Status401Unauthorized, "unauthorized", "Send the header Authorization: Bearer, with the service's UnsubscribeSecret.");
        }

        if (!request.HasJsonContentType())
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, "body-unreadable", "Send application/json in UTF-8.");
        }

        if (await ReadBody(request, cancellation) is not { } body)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, "body-too-large", "Send at most 16 KiB.");
        }

        var order = UnsubscribeOrder.Read(body);
        return order.Email is { } email ? Link(email, order.Language) : Problem(StatusCodes.Status400BadRequest, "field-wrong", order.Problem!, order.Field);
    }

    private IResult Link(string email, Language? language)
    {
        var url = settings.Url($"unsubscribe/{tokens.Create(email, language)}").AbsoluteUri;
        return Results.Json(new
        {
            url,
            headers = new Dictionary<string, string>
            {
                [Fields.ListUnsubscribe] = $"<{url}>",
                [$"{Fields.ListUnsubscribe}-Post"] = $"{Fields.ListUnsubscribe}={Fields.OneClick}",
            },
        });
    }

    private bool IsAllowed(HttpRequest request) =>
        request.Headers.Authorization is [{ } given]
        && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && SharedSecret.Is(given[Scheme.Length..].Trim(), settings.UnsubscribeSecret);

    // Null where it is larger.
    private static async Task<byte[]?> ReadBody(HttpRequest request, CancellationToken cancellation)
    {
        var body = new byte[UnsubscribeOrder.LargestBody + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellation);
        return length > UnsubscribeOrder.LargestBody ? null : body[..length];
    }

    // RFC 9457. Only a program comes here, whatever it says that it accepts.
    private static IResult Problem(int status, string title, string detail, string? field = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (field is not null)
        {
            problem.Extensions["field"] = field;
        }

        return Results.Json(problem, contentType: MediaTypeNames.Application.ProblemJson, statusCode: status);
    }
}
