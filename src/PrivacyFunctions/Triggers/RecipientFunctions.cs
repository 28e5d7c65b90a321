using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff say which recipients they told what was deleted or corrected (P4).</summary>
public sealed class RecipientFunctions(RequestLedger ledger, ByHandReview byHand, ReviewPages review, PageContexts pages)
{
    [Function(nameof(ConfirmRecipients))]
    public Task<IResult> ConfirmRecipients(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/recipients")] HttpRequest request,
        string reference,
        CancellationToken cancellation) => byHand.Confirm(
            request,
            reference,
            (visit, member) => review.Recipients(request, visit, member),
            (_, _) => null,
            (asked, form) => RecipientNames.Ticked(asked, form[Fields.Recipient]),
            Problems.RecipientMissing,
            async (visit, member, done) =>
            {
                await ledger.Record(visit.Request, Actor.Staff, r => RecipientDecisions.RecordByHand(r, done, member.Email), cancellation);
                return MessagePage.RecipientsTold(pages.For(request), visit.Request.Reference);
            },
            cancellation);
}
