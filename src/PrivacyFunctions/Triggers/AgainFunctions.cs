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

/// <summary>The person has a package made again that was deleted at its end.</summary>
public sealed class AgainFunctions(
    RequestLedger ledger, WorkflowClient workflows, Links links, PageContexts pages, ProgressReader progress, TimeProvider time)
{
    [Function(nameof(MakePackageAgain))]
    public async Task<IResult> MakePackageAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "status/{reference}/again")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        var status = new SeeOtherResult(Links.Path(LinkPurpose.Status, visit.Request.Reference));
        if (visit.Session is null || !RequestDecisions.CanBeMadeAgain(visit.Request))
        {
            return status;
        }

        var page = new AgainPage(pages.For(request, visit.FormToken), visit.Request.Reference);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        if (!links.IsFormToken(form, visit))
        {
            return page with { Errors = [Problems.FormExpired] };
        }

        var recorded = await ledger.Record(
            visit.Request,
            Actor.Requester,
            r => RequestDecisions.AskForCopyAgain(r, time.GetUtcNow(), progress.AgainUntil(r) ?? DateTimeOffset.MinValue),
            cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        return status;
    }
}
