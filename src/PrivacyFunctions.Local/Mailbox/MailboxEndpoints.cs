using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PrivacyFunctions.Mail;

namespace PrivacyFunctions.Local.Mailbox;

/// <summary>The mailbox of a development machine: where letters go, and the pages to read them on.</summary>
public static class MailboxEndpoints
{
    private const int Shown = 100;

    /// <summary>Registers the mailbox as the app's <see cref="IMailSender"/>; needs a StorageAccount and a TimeProvider.</summary>
    public static IServiceCollection AddMailbox(this IServiceCollection services)
    {
        services.AddSingleton<MailboxStore>();
        services.AddSingleton<IMailSender, MailboxSender>();
        return services;
    }

    /// <summary>
    /// Maps <c>/dev/mailbox</c> and <c>/dev/mailbox.json</c> (the newest 100 letters, all or <c>?to=</c> one address's),
    /// <c>/dev/mailbox/{id}</c> and <c>/dev/mailbox/{id}/html</c>. Anybody who reaches the service reads all letters.
    /// </summary>
    public static IEndpointRouteBuilder MapMailbox(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/dev/mailbox", async (HttpContext context, string? to, MailboxStore store, CancellationToken cancellation) =>
            Page(context, MailboxPages.List(await store.Newest(Shown, to, cancellation), to, Shown)));
        endpoints.MapGet("/dev/mailbox.json", async (HttpContext context, string? to, MailboxStore store, CancellationToken cancellation) =>
        {
            Protect(context, "default-src 'none'; frame-ancestors 'none'");
            return Results.Json(await store.Newest(Shown, to, cancellation), System.Text.Json.JsonSerializerOptions.Web);
        });
        endpoints.MapGet("/dev/mailbox/{id}", async (HttpContext context, string id, MailboxStore store, CancellationToken cancellation) =>
            await store.Find(id, cancellation) is { } letter ? Page(context, MailboxPages.Letter(letter)) : NotFound(context));
        endpoints.MapGet("/dev/mailbox/{id}/html", async (HttpContext context, string id, MailboxStore store, CancellationToken cancellation) =>
        {
            if (await store.Find(id, cancellation) is not { } letter)
            {
                return NotFound(context);
            }

            Protect(context, MailboxPages.LetterPolicy);
            return Results.Content(MailboxPages.Framed(letter), "text/html", Encoding.UTF8);
        });
        return endpoints;
    }

    private static IResult NotFound(HttpContext context) => Page(context, MailboxPages.NotFound(), StatusCodes.Status404NotFound);

    private static IResult Page(HttpContext context, string html, int status = StatusCodes.Status200OK)
    {
        Protect(context, MailboxPages.PagePolicy);
        return Results.Content(html, "text/html", Encoding.UTF8, status);
    }

    private static void Protect(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }
}
