using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff ask for a fee, or let it go; the person accepts or declines it. Nothing is charged.</summary>
public sealed class FeeFunctions(
    RequestLedger ledger,
    RepeatCounter repeats,
    WorkflowClient workflows,
    StaffDoor door,
    Links links,
    ReviewPages review,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(AskFee))]
    public async Task<IResult> AskFee(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/fee")] HttpRequest request,
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
        if (review.For(request, visit, member) is var other and not DecisionPage)
        {
            return other;
        }

        var counts = await repeats.Of(asked, cancellation);
        if (!FeeReview.MayCost(asked, counts))
        {
            return MessagePage.FeeNotPossible(pages.For(request), asked.Reference);
        }

        var now = time.GetUtcNow();
        var page = new AskFeePage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Kinds,
            asked.InternalDueDay(rules, time),
            counts,
            Amount: null,
            Reason: null,
            asked.Language,
            Timetable.FeeUntil(asked, rules, now),
            SilenceWaives(asked))
        {
            ClockSource = MovedDates.FeeSource(asked, rules, now)?.In(pages.LanguageOf(request)),
        };
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var (amount, reason) = (form.Text(Fields.Amount), form.Text(Fields.Reason));
        var errors = Errors(amount, reason);
        if (!door.IsFormToken(form, visit))
        {
            errors.Insert(0, Problems.FormExpired);
        }

        return errors.Count == 0
            ? await Quote(request, client, visit, member, new FeeQuoted(member.Email, amount, reason, page.AnswerUntil), cancellation)
            : page with { Amount = amount, Reason = reason, Errors = errors };
    }

    [Function(nameof(WaiveFee))]
    public async Task<IResult> WaiveFee(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/waive")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (!FeeDecisions.CanWaive(visit.Request))
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference));
        }

        var page = review.Waive(request, visit);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        FieldError? error = !door.IsFormToken(form, visit) ? Problems.FormExpired
            : form.Text(Fields.Do) != Fields.DoWaive ? Problems.WaiverMissing
            : null;
        if (error is not null)
        {
            return page with { Errors = [error] };
        }

        var recorded = await ledger.Record(visit.Request, Actor.Staff, r => MovedDates.With(r, FeeDecisions.Waive(r, member.Email), rules, time.GetUtcNow()), cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        return recorded.Ruling is Ruling.NotAllowed
            ? new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference))
            : MessagePage.FeeWaived(pages.For(request), visit.Request.Reference);
    }

    [Function(nameof(AnswerFee))]
    public async Task<IResult> AnswerFee(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "status/{reference}/fee")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        if (visit.Session is null || visit.Request is not { Status: RequestStatus.AwaitingFee, Fee: { } fee })
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Status, visit.Request.Reference));
        }

        var asked = visit.Request;
        var page = new AnswerFeePage(pages.For(request, visit.FormToken), asked.Reference, asked.Kinds, fee, SilenceWaives(asked))
        {
            ClockSource = MovedDates.FeeSource(asked, rules, asked.When<FeeQuoted>()!.Value)?.In(pages.LanguageOf(request)),
        };
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var answer = form.Text(Fields.Do);
        FieldError? error = !links.IsFormToken(form, visit) ? Problems.FormExpired
            : answer is not (Fields.DoAccept or Fields.DoDecline) ? Problems.FeeAnswerMissing
            : null;
        if (error is not null)
        {
            return page with { Errors = [error] };
        }

        var accepts = answer == Fields.DoAccept;
        var recorded = await ledger.Record(
            asked,
            Actor.Requester,
            r => accepts ? MovedDates.With(r, FeeDecisions.Accept(r), rules, time.GetUtcNow()) : FeeDecisions.Decline(r),
            cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        return recorded.Ruling is Ruling.NotAllowed ? new SeeOtherResult(Links.Path(LinkPurpose.Status, asked.Reference))
            : accepts ? MessagePage.FeeAccepted(pages.For(request), asked.Reference)
            : MessagePage.FeeDeclined(pages.For(request), asked.Reference);
    }

    private static List<FieldError> Errors(string amount, string reason)
    {
        var errors = new List<FieldError>();
        if (!FeeAmount.IsValid(amount))
        {
            errors.Add(Problems.FeeAmountInvalid);
        }

        if (TypedText.Problem(reason, Fields.Reason, AskFeePage.LongestReason, Problems.FeeReasonMissing, Problems.FeeReasonTooLong) is { } problem)
        {
            errors.Add(problem);
        }

        return errors;
    }

    private bool SilenceWaives(Request asked) => rules.Ladder.For(asked.Kinds).FeeSilence == FeeSilences.Waive;

    // Who may cost is asked before; other requests are another partition, and their number only grows.
    private async Task<IResult> Quote(
        HttpRequest request, DurableTaskClient client, Visit visit, StaffMember member, FeeQuoted quote, CancellationToken cancellation)
    {
        var recorded = await ledger.Record(visit.Request, Actor.Staff, r => FeeDecisions.Quote(r, quote, isBeyondFree: true), cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return review.For(request, visit with { Request = recorded.Request }, member);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.FeeAsked(pages.For(request), visit.Request.Reference);
    }
}
