using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff say what they stopped by hand, or let go on again, where no hook tells anybody (P5, P18).</summary>
public sealed class StopFunctions(RequestLedger ledger, WorkflowClient workflows, ByHandReview byHand, ReviewPages review, PageContexts pages)
{
    [Function(nameof(ConfirmStops))]
    public Task<IResult> ConfirmStops(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/stops")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) => byHand.Confirm(
            request,
            reference,
            (visit, member) => review.Stops(request, visit, member),
            (visit, member) => review.StopsDoneBefore(request, visit, member),
            (asked, form) => StopNames.Ticked(asked, form[Fields.Stop]),
            Problems.StopMissing,
            async (visit, member, done) =>
            {
                var recorded = await ledger.Record(visit.Request, Actor.Staff, r => StopDecisions.RecordByHand(r, done, member.Email), cancellation);
                await workflows.Wake(client, recorded.Request, cancellation);
                if (StopDecisions.ToDoByHand(recorded.Request).Count == 0)
                {
                    request.HttpContext.Features.Set(request.HttpContext.Features.Get<PageNotices>()?.Without(StopsPage.PathOf(visit.Request.Reference)));
                }

                return MessagePage.StopsDone(pages.For(request), visit.Request.Reference);
            },
            cancellation);
}
