using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>What belongs to the site rather than to a request.</summary>
public sealed class SiteFunctions(Failures failures, Cookies cookies, PageContexts pages, CompanyProfile profile, CalendarWatch calendars, StorageAccount storage)
{
    // Load balancers give up on a probe within seconds.
    private static readonly TimeSpan HealthPatience = TimeSpan.FromSeconds(3);

    [Function(nameof(Icon))]
    public IResult Icon([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/icon.svg")] HttpRequest request)
    {
        KeepForGood(request);
        return Results.Bytes(Assets.Icon.ToArray(), "image/svg+xml");
    }

    [Function(nameof(StyleSheet))]
    public IResult StyleSheet([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/site.css")] HttpRequest request)
    {
        KeepForGood(request);
        return Results.Bytes(Assets.SiteCss.ToArray(), "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue(Assets.SiteCssETag));
    }

    /// <summary>What is collected, why, and who receives it.</summary>
    [Function(nameof(ShowData))]
    public IResult ShowData([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "data")] HttpRequest request) =>
        new DataPage(pages.For(request), profile);

    /// <summary>Remembers the language and goes back to where the reader was.</summary>
    [Function(nameof(SwitchLanguage))]
    public IResult SwitchLanguage([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "language")] HttpRequest request)
    {
        if (Language.TryParse(request.Query["to"], out var language))
        {
            cookies.Plain(request.HttpContext.Response, Cookies.Language, "/", language.Tag);
        }

        return new SeeOtherResult(request.Query["back"] is [{ } back] && IsLocal(back) ? back : "/");
    }

    /// <summary>
    /// 200 while storage answers, and within 3 seconds; else 503. For load balancers and for starting up. Below <c>ok</c>, a
    /// line for each calendar that runs out.
    /// </summary>
    [Function(nameof(Health))]
    public async Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request,
        CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(HealthPatience);
        try
        {
            await storage.Blobs.GetBlobContainerClient(StorageNames.Packages).ExistsAsync(patience.Token);
            var notes = calendars.RunningOut.Select(c => string.Create(CultureInfo.InvariantCulture, $"\ncalendar {c.Name} is known through {c.KnownThrough:yyyy-MM-dd} only"));
            return Results.Text("ok" + string.Concat(notes));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnavailableException("storage-unavailable");
        }
    }

    /// <summary>Everything else. Functions are matched by name, so this one's comes last.</summary>
    [Function(nameof(ZzNotFound))]
    public IResult ZzNotFound(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*rest}")] HttpRequest request,
        FunctionContext context) =>
        failures.Result(new Failure(StatusCodes.Status404NotFound, "not-found", context.InvocationId));

    // Its address changes with its content.
    private static void KeepForGood(HttpRequest request) => request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";

    // "//host" and "/\host" are other sites; a header takes no line breaks, and nothing but ASCII.
    private static bool IsLocal(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal)
        && path.All(c => c is > ' ' and <= '~') && path.Length <= 200;
}
