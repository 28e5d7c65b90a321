using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>One press on a marketing message stops them all (P18; RFC 8058), from the mail program or from the page.</summary>
public sealed class UnsubscribeFunctions(UnsubscribeTokens tokens, UnsubscribeIntake intake, WorkflowClient workflows, PageContexts pages, Failures failures)
{
    // Opening the page changes nothing, since scanners of mails follow every link (RFC 8058 section 1). The form has no token
    // against forged requests: mail providers post without ever seeing the page (section 3.2), and whoever can name this path
    // holds the link, which is all the authority it takes.
    [Function(nameof(Unsubscribe))]
    public async Task<IResult> Unsubscribe(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "unsubscribe/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        if (tokens.Open(token) is not { } subscriber)
        {
            return failures.Result(new Failure(StatusCodes.Status404NotFound, "not-found", context.InvocationId));
        }

        // Who reads a message in one language gets the page in it; a program that presses says nothing of languages.
        PageContexts.Prefer(request, subscriber.Language);

        if (!request.IsPost())
        {
            return MessagePage.Unsubscribe(pages.For(request));
        }

        var form = await Forms.Read(request, cancellation, takesMultipart: true);
        if (form[Fields.ListUnsubscribe] is not [Fields.OneClick])
        {
            return failures.Result(new Failure(StatusCodes.Status400BadRequest, "field-wrong", context.InvocationId)
            {
                Field = Fields.ListUnsubscribe,
                Detail = $"Send {Fields.ListUnsubscribe}={Fields.OneClick}, once (RFC 8058).",
            });
        }

        var asked = await intake.Receive(token, subscriber.Email, pages.LanguageOf(request), cancellation);
        await workflows.Start(client, asked, cancellation);
        return MessagePage.Unsubscribed(pages.For(request), asked.Reference);
    }
}
