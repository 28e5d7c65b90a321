using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff take more time for an answer, where the law allows it; the person is told at once.</summary>
public sealed class ExtensionFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    ReviewPages review,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(ExtendDue))]
    public async Task<IResult> ExtendDue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/extend")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        var asked = visit.Request;
        if (!request.IsPost())
        {
            return Extend(asked, member, reason: "") is Ruling.NotAllowed no ? No(request, visit, member, no.Why) : Page(request, visit, reason: null);
        }

        var form = await Forms.Read(request, cancellation);
        var reason = form.Text(Fields.Reason);
        FieldError? error = !door.IsFormToken(form, visit) ? Problems.FormExpired
            : TypedText.Problem(reason, Fields.Reason, ExtendPage.LongestReason, Problems.ExtensionReasonMissing, Problems.ExtensionReasonTooLong);
        if (error is not null)
        {
            return Extend(asked, member, reason) is Ruling.NotAllowed no
                ? No(request, visit, member, no.Why)
                : Page(request, visit, reason) with { Errors = [error] };
        }

        var recorded = await ledger.Record(asked, Actor.Staff, r => Extend(r, member, reason), cancellation);
        if (recorded.Ruling is Ruling.NotAllowed { Why: var why })
        {
            return No(request, visit with { Request = recorded.Request }, member, why);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.Extended(pages.For(request), asked.Reference, recorded.Request.DueDay(rules, time));
    }

    private Ruling Extend(Request asked, StaffMember member, string reason) =>
        ExtensionDecisions.Extend(asked, member.Email, reason, AnswerExtension.Of(asked, rules)?.DueEnd, time.GetUtcNow());

    private ExtendPage Page(HttpRequest request, Visit visit, string? reason)
    {
        var asked = visit.Request;
        var extension = AnswerExtension.Of(asked, rules)!;
        return new ExtendPage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Kinds,
            asked.DueDay(rules, time),
            new DueDay(rules.Until(extension.DueEnd).LastDay, time.GetUtcNow().DayIn(rules.Zone)),
            extension.Source.In(pages.LanguageOf(request)),
            reason,
            asked.Language);
    }

    private Page No(HttpRequest request, Visit visit, StaffMember member, Obstacle why) => why switch
    {
        Obstacle.NotExtendable => MessagePage.NotExtendable(pages.For(request), visit.Request.Reference, visit.Request.DueDay(rules, time)),
        Obstacle.AlreadyExtended => MessagePage.AlreadyExtended(pages.For(request), visit.Request.Reference, visit.Request.DueDay(rules, time)),
        Obstacle.FirstDateOver => MessagePage.TooLateToExtend(pages.For(request), visit.Request.Reference, visit.Request.DueDay(rules, time)),
        _ => review.For(request, visit, member),
    };
}
