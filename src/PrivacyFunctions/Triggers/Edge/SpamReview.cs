using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Staff mark a mail as spam, and take that back.</summary>
public sealed class SpamReview(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    /// <summary>Marks the mail, of a form whose token is right.</summary>
    public Task<IResult> Mark(HttpRequest request, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation) =>
        Record(request, visit, r => SpamDecisions.Mark(r, member.Email), client, cancellation);

    /// <summary>What is marked, and the button that undoes it.</summary>
    public async Task<IResult> Show(HttpRequest request, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation)
    {
        var page = Page(request, visit, member);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        return !door.IsFormToken(form, visit) ? page with { Errors = [Problems.FormExpired] }
            : form.Text(Fields.Do) != Fields.DoRestore ? page
            : await Record(request, visit, r => SpamDecisions.Restore(r, member.Email, time.GetUtcNow(), Until(r)), client, cancellation);
    }

    private async Task<IResult> Record(HttpRequest request, Visit visit, Func<Request, Ruling> decide, DurableTaskClient client, CancellationToken cancellation)
    {
        var recorded = await ledger.Record(visit.Request, Actor.Staff, decide, cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return MessagePage.TooLate(pages.For(request), visit.Request.Reference);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference));
    }

    private DateTimeOffset Until(Request asked) =>
        asked.Outcome == Outcome.Spam ? Timetable.ReopenUntil(asked, rules) : DateTimeOffset.MinValue;

    private SpamPage Page(HttpRequest request, Visit visit, StaffMember member)
    {
        var asked = visit.Request;
        var by = asked.SpamBy ?? "";
        return new SpamPage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Received.ReceivedAt.In(rules),
            by == member.Email ? null : Masking.Email(by),
            asked.When<RequestClosed>()!.Value,
            time.GetUtcNow() < Until(asked) ? Until(asked).AddTicks(-1).In(rules) : null);
    }
}
