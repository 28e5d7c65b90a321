using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>The person stops their request, from its status page.</summary>
public sealed class WithdrawalFunctions(RequestLedger ledger, WorkflowClient workflows, Links links, PageContexts pages)
{
    [Function(nameof(WithdrawRequest))]
    public async Task<IResult> WithdrawRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "status/{reference}/withdraw")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        if (visit.Session is null)
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Status, visit.Request.Reference));
        }

        if (!WithdrawalDecisions.CanBeWithdrawn(visit.Request))
        {
            return TooLate(request, visit.Request);
        }

        var page = new WithdrawPage(pages.For(request, visit.FormToken), visit.Request.Reference, visit.Request.Kinds);
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
            visit.Request, Actor.Requester, r => WithdrawalDecisions.Withdraw(r, Withdrawal.ByRequester), cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return TooLate(request, recorded.Request);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.Withdrawn(pages.For(request), recorded.Request.Reference);
    }

    private MessagePage TooLate(HttpRequest request, Request stopped) => stopped.Outcome == Outcome.Withdrawn
        ? MessagePage.Withdrawn(pages.For(request), stopped.Reference)
        : MessagePage.TooLateToStop(pages.For(request), stopped.Reference);
}
