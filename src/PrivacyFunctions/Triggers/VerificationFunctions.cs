using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>The requester shows that the mailbox is theirs.</summary>
public sealed class VerificationFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    Links links,
    CodeForm codeForm,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    private const string CodeToMailbox = "code-to-mailbox";

    [Function(nameof(ProveIdentity))]
    public async Task<IResult> ProveIdentity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "prove/{reference}")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Prove, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        var received = visit.Request.Received;
        if (visit.Request is { Proof: not null } or { Status: RequestStatus.Closed })
        {
            return AlreadySettled(request, visit.Request);
        }

        var page = new ProvePage(pages.For(request, visit.FormToken), visit.Request.Reference, received.ReceivedAt.In(rules))
        {
            NewCodeSent = CodeForm.IsJustSent(request),
        };
        if (!request.IsPost())
        {
            return page;
        }

        var (answer, error) = await codeForm.Handle(request, visit, received.Email, pages.LanguageOf(request), cancellation);
        if (answer is not null || error is not null)
        {
            return answer ?? page with { Errors = [error!], NewCodeSent = false };
        }

        var recorded = await ledger.Record(visit.Request.Reference, Actor.Requester, r => RequestDecisions.Prove(r, CodeToMailbox), cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return AlreadySettled(request, recorded.Request);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return links.SignIn(request, visit.Link with { Purpose = LinkPurpose.Status });
    }

    private MessagePage AlreadySettled(HttpRequest request, Request settled) =>
        settled.Proof is null
            ? MessagePage.LinkUsed(pages.For(request))
            : MessagePage.Proven(
                pages.For(request),
                settled.Reference,
                new Deadlines.Deadline(settled.Received.DueEnd, rules.Zone).Seen(time));
}
