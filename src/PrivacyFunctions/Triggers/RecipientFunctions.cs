using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff say which recipients they told what was deleted or corrected (P4).</summary>
public sealed class RecipientFunctions(RequestLedger ledger, StaffDoor door, ReviewPages review, SubjectReview subjects, PageContexts pages)
{
    [Function(nameof(ConfirmRecipients))]
    public async Task<IResult> ConfirmRecipients(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/recipients")] HttpRequest request,
        string reference,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (review.Recipients(request, visit, member) is not { } page)
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

        var ticked = RecipientNames.Ticked(visit.Request, form[Fields.Recipient]);
        if (!door.IsFormToken(form, visit) || ticked.Count == 0)
        {
            return page with { Errors = [door.IsFormToken(form, visit) ? Problems.RecipientMissing : Problems.FormExpired] };
        }

        await ledger.Record(visit.Request, Actor.Staff, r => RecipientDecisions.RecordByHand(r, ticked, member.Email), cancellation);
        return MessagePage.RecipientsTold(pages.For(request), visit.Request.Reference);
    }
}
