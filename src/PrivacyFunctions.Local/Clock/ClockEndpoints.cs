using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using PrivacyFunctions.Deadlines;

namespace PrivacyFunctions.Local.Clock;

/// <summary>The page that moves the development clock, so that a person watches fifteen days pass in a minute.</summary>
public static class ClockEndpoints
{
    /// <summary>
    /// Maps <c>/dev/clock</c>: GET shows the time, POST with <c>hours</c> or <c>days</c> (whole, from 1) moves it ahead.
    /// <c>/dev/clock.json</c> answers GET and POST with <c>{"now", "ahead"}</c>.
    /// </summary>
    public static IEndpointRouteBuilder MapClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dev/clock", (HttpContext context, DevelopmentClock clock, DeadlineRules rules) => Page(context, clock, rules, problem: null));
        endpoints.MapPost("/dev/clock", (HttpContext context, DevelopmentClock clock, DeadlineRules rules, [FromForm] string? hours, [FromForm] string? days) =>
        {
            if (Step(hours, days) is not { } step)
            {
                return Page(context, clock, rules, "Enter a whole number from 1 to 3650.");
            }

            clock.Advance(step);
            context.Response.Headers.Location = "/dev/clock";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }).DisableAntiforgery();
        endpoints.MapGet("/dev/clock.json", (DevelopmentClock clock) => Json(clock));
        endpoints.MapPost("/dev/clock.json", (DevelopmentClock clock, [FromForm] string? hours, [FromForm] string? days) =>
        {
            if (Step(hours, days) is not { } step)
            {
                return Results.Problem("Send hours or days as a whole number from 1 to 3650.", statusCode: StatusCodes.Status400BadRequest);
            }

            clock.Advance(step);
            return Json(clock);
        }).DisableAntiforgery();
        return endpoints;
    }

    private static TimeSpan? Step(string? hours, string? days) =>
        Whole(days) is { } d ? TimeSpan.FromDays(d) : Whole(hours) is { } h ? TimeSpan.FromHours(h) : null;

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 3_650 ? number : null;

    private static IResult Json(DevelopmentClock clock) => Results.Json(new { now = clock.GetUtcNow(), ahead = clock.Ahead.ToString("c", CultureInfo.InvariantCulture) });

    private static IResult Page(HttpContext context, DevelopmentClock clock, DeadlineRules rules, string? problem)
    {
        context.Response.Headers.ContentSecurityPolicy = ClockPage.Policy;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Content(
            ClockPage.Html(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), rules.Zone), rules.Zone, clock.Ahead, problem),
            "text/html",
            Encoding.UTF8,
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
