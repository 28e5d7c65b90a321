using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff say what they stopped by hand, or let go on again, where no hook tells anybody (P5, P18).</summary>
public sealed class StopFunctions(RequestLedger ledger, WorkflowClient workflows, StaffDoor door, ReviewPages review, SubjectReview subjects, PageContexts pages)
{
    [Function(nameof(ConfirmStops))]
    public async Task<IResult> ConfirmStops(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/stops")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (review.Stops(request, visit, member) is not { } page)
        {
            return MessagePage.NothingToDecide(pages.For(request), visit.Request.Reference);
        }

        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        if (door.IsFormToken(form, visit) && form.Text(Fields.Do) == Fields.DoReveal)
        {
            return await subjects.Reveal(visit, member, page, page.Path, form, cancellation);
        }

        var ticked = StopNames.Ticked(visit.Request, form[Fields.Stop]);
        if (!door.IsFormToken(form, visit) || ticked.Count == 0)
        {
            return page with { Errors = [door.IsFormToken(form, visit) ? Problems.StopMissing : Problems.FormExpired] };
        }

        var recorded = await ledger.Record(visit.Request.Reference, Actor.Staff, r => StopDecisions.RecordByHand(r, ticked, member.Email), cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        if (StopDecisions.ToDoByHand(recorded.Request).Count == 0)
        {
            request.HttpContext.Features.Set(request.HttpContext.Features.Get<PageNotices>()?.Without(page.Path));
        }

        return MessagePage.StopsDone(pages.For(request), visit.Request.Reference);
    }
}
