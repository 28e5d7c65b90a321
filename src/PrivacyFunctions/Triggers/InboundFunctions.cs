using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Triggers.Letters;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>The second door: mails, as SendGrid's Inbound Parse posts them.</summary>
/// <remarks>
/// SendGrid drops a mail at any answer of 3xx or 4xx, and tries again at 5xx for 72 hours. So whoever knows the secret is
/// answered 200 once the mail is stored and recorded, and never 4xx for what a mail contains.
/// </remarks>
public sealed class InboundFunctions(
    MailDoor door,
    CodesByMail codes,
    UnanswerableMails unanswerable,
    Proving proving,
    RequestLedger ledger,
    WorkflowClient workflows,
    PageContexts pages,
    KindCatalogue catalogue,
    DeadlineRules rules,
    AppSettings settings,
    ILogger<InboundFunctions> logger)
{
    [Function(nameof(ReceiveMail))]
    public async Task<IResult> ReceiveMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbound/{secret}")] HttpRequest request,
        string secret,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        if (!SharedSecret.Is(secret, settings.InboundSecret))
        {
            return MessagePage.NotFound(pages.For(request));
        }

        // Above SendGrid's own limit; what is longer is kept as far as it goes, and the person is told.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        try
        {
            await Act(await door.Receive(request.Body, request.ContentType, cancellation), client, cancellation);
            return Results.Text("ok");
        }
        catch (NotAMailException)
        {
            // Not from SendGrid, or its form has changed: nothing is lost that was ever a mail.
            return Results.Problem("Post multipart/form-data, as SendGrid's Inbound Parse does.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }
    }

    private Task Act(MailOutcome outcome, DurableTaskClient client, CancellationToken cancellation) => outcome switch
    {
        MailOutcome.NewRequest request => TakeUp(request, client, cancellation),
        MailOutcome.Noted noted => Note(noted, client, cancellation),
        MailOutcome.NotAnswered ignored => Leave(ignored, cancellation),
        _ => throw new InvalidOperationException("A mail came to something that is not known here."),
    };

    private async Task TakeUp(MailOutcome.NewRequest mail, DurableTaskClient client, CancellationToken cancellation)
    {
        var kinds = new Kinds(mail.Kinds.Select(name => catalogue.Find(name) ?? catalogue[KindCatalogue.Unclear]));
        var receivedAt = TimeZoneInfo.ConvertTime(mail.ReceivedAt, rules.Zone);
        var dates = DueDates.Of(rules, kinds, new ClockEvents(receivedAt));
        var received = new RequestReceived(
            kinds,
            Door.Mail,
            mail.Language.Tag,
            receivedAt,
            dates.DueEnd,
            mail.Email,
            ClaimedAccount: null)
        { CompletionEnd = dates.CompletionEnd, IsProvisional = dates.IsProvisional };
        await workflows.Start(client, await ledger.Receive(mail.Reference, received, cancellation), cancellation);
    }

    private async Task Note(MailOutcome.Noted noted, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await codes.Prove(noted.Request, noted.Codes, cancellation))
        {
            var recorded = await proving.Prove(noted.Request, CodesByMail.How, cancellation);
            await workflows.Wake(client, recorded.Request, cancellation);
        }
    }

    private async Task Leave(MailOutcome.NotAnswered ignored, CancellationToken cancellation)
    {
        logger.MailNotAnswered(ignored.Why.ToString());
        if (ignored.Why == WhyNotAnswered.NoSender)
        {
            await unanswerable.Tell(ignored.Kept, cancellation);
        }
    }
}
