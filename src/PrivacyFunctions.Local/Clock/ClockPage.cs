using System.Globalization;
using System.Text.Encodings.Web;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;

namespace PrivacyFunctions.Local.Clock;

/// <summary>The development clock as a page; a tool of the developer's, so in English only.</summary>
internal static class ClockPage
{
    public const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Field, int Value, string Label)[] Steps =
    [
        ("hours", 1, "1 hour"), ("days", 1, "1 day"), ("days", 5, "5 days"), ("days", 10, "10 days"), ("days", 15, "15 days"), ("days", 30, "30 days"),
    ];

    public static string Html(DateTimeOffset now, TimeZoneInfo zone, TimeSpan ahead, string? problem)
    {
        var buttons = string.Concat(Steps.Select(step => string.Create(
            CultureInfo.InvariantCulture,
            $"""<p><button class="button" name="{step.Field}" value="{step.Value}">Go {step.Label} ahead</button></p>""")));
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Development clock</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{Assets.SiteCssPath}">
            </head>
            <body>
            <main class="page">
            <h1>Development clock</h1>
            <p>For this service it is <strong>{HtmlEncoder.Default.Encode(now.InWords(zone, Language.En))}</strong>.</p>
            <p>{(ahead == TimeSpan.Zero ? "That is the machine's own time." : string.Create(CultureInfo.InvariantCulture, $"That is {(int)ahead.TotalDays} days and {ahead.Hours} hours ahead of the machine, also after a restart."))}
            Deadlines, reminders, expiry and schedules follow it within a few seconds. It does not go back; to start afresh, delete the folder .local.</p>
            {(problem is null ? "" : $"<p role=\"alert\"><strong>{problem}</strong></p>")}
            <form method="post">{buttons}</form>
            <p><a href="/dev/mailbox">Letters</a></p>
            </main>
            </body>
            </html>
            """;
    }
}
