using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.SendGrid;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>What became of letters, as SendGrid's Event Webhook posts it.</summary>
/// <remarks>SendGrid posts again, for a day, whatever is not answered 2xx; each event counts once however often it comes.</remarks>
public sealed class DeliveryFunctions(
    RequestLedger ledger,
    LinkTokens tokens,
    WorkflowClient workflows,
    AppSettings settings,
    ILogger<DeliveryFunctions> logger)
{
    private const int LargestBody = 1024 * 1024;

    [Function(nameof(ReceiveDeliveryEvents))]
    public async Task<IResult> ReceiveDeliveryEvents(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "delivery-events")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (settings.SendGridEvents is not { } signature)
        {
            return Problem(StatusCodes.Status403Forbidden, "events-not-taken", "Set SendGridEventKey to the public key of SendGrid's Event Webhook.");
        }

        if (await Read(request, cancellation) is not { } body)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, "body-too-large", "Post at most 1 MiB of events at once.");
        }

        if (!signature.IsRight(request.Headers[SendGridSignature.TimestampHeader], request.Headers[SendGridSignature.SignatureHeader], body))
        {
            return Problem(StatusCodes.Status403Forbidden, "signature-wrong", "Sign the events, and see that SendGridEventKey is the key of this webhook.");
        }

        try
        {
            foreach (var posted in SendGridEvents.Read(body))
            {
                await Record(posted, client, cancellation);
            }

            return Results.Text("ok");
        }
        catch (JsonException)
        {
            return Problem(StatusCodes.Status400BadRequest, "body-unreadable", "Post a JSON array of events, as SendGrid's Event Webhook does.");
        }
    }

    // Or, of what an authority demands, to it or to the person whose data it is.
    private bool IsToPerson(Request request, string addressee) =>
        new[] { request.Received.Email, request.Received.Demand?.Notice.Email }.OfType<string>().Any(email => tokens.AddresseeOf(email) == addressee);

    // Of letters to staff nothing follows: they are written to about every request, and notice.
    private async Task Record(DeliveryEvent posted, DurableTaskClient client, CancellationToken cancellation)
    {
        var reference = posted.Key.Reference;
        if (await ledger.Find(reference, cancellation) is not { } request || !IsToPerson(request, posted.Key.Addressee))
        {
            return;
        }

        var letter = posted.Key.Letter;
        var recorded = await ledger.Record(
            request,
            Actor.Provider,
            r => posted.Code is { } code
                ? DeliveryDecisions.Return(r, new LetterReturned(letter, code, posted.At, posted.Id))
                : DeliveryDecisions.Deliver(r, new LetterDelivered(letter, posted.At, posted.Id)),
            cancellation);
        if (recorded.Ruling is Ruling.Facts && posted.Code is { } why)
        {
            logger.LetterReturned(reference, letter, why);
            await workflows.Wake(client, recorded.Request, cancellation);
        }
    }

    private static async Task<string?> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > LargestBody)
        {
            return null;
        }

        // For a body that does not say its length; one byte more than is taken shows that it is longer.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[8192];
        while (await request.Body.ReadAsync(buffer, cancellation) is var count and > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > LargestBody)
            {
                return null;
            }
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static IResult Problem(int status, string code, string detail) => Results.Problem(detail, statusCode: status, title: code);
}
