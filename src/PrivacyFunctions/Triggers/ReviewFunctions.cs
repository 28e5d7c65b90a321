using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff decide, by the link in their letter and a code.</summary>
public sealed class ReviewFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    Handlers handlers,
    Links links,
    CodeForm codeForm,
    PageContexts pages,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    [Function(nameof(Decide))]
    public async Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, handler, instead) = await Open(request, reference, cancellation);
        if (visit is null || handler is null)
        {
            return instead!;
        }

        if (visit.Session is null)
        {
            return await SignIn(request, visit, handler, cancellation);
        }

        if (NothingToDecide(request, visit.Request, handler) is { } settled)
        {
            return settled;
        }

        var page = DecisionPage(request, visit);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        if (!links.IsFormToken(form, visit))
        {
            return page with { Errors = [Problems.FormExpired] };
        }

        return form.Text(Fields.Do) == Fields.DoApprove
            ? await Record(request, client, visit, handler, r => RequestDecisions.Approve(r, handler), cancellation)
            : page with { Errors = [Problems.DecisionMissing] };
    }

    [Function(nameof(DecideToRefuse))]
    public async Task<IResult> DecideToRefuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/refuse")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, handler, instead) = await Open(request, reference, cancellation);
        if (visit is null || handler is null)
        {
            return instead!;
        }

        if (visit.Session is null)
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference));
        }

        if (NothingToDecide(request, visit.Request, handler) is { } settled)
        {
            return settled;
        }

        if (!request.IsPost())
        {
            return RefusePage(request, visit, ground: null, reason: null);
        }

        var form = await Forms.Read(request, cancellation);
        var (ground, reason) = (form.Text(Fields.Ground), form.Text(Fields.Reason));
        var errors = RefusalErrors(ground, reason);
        if (!links.IsFormToken(form, visit))
        {
            errors.Insert(0, Problems.FormExpired);
        }

        return errors.Count == 0
            ? await Record(request, client, visit, handler, r => RequestDecisions.Refuse(r, handler, ground, reason), cancellation)
            : RefusePage(request, visit, ground, reason) with { Errors = errors };
    }

    private async Task<(Visit? Visit, string? Handler, IResult? Instead)> Open(HttpRequest request, string reference, CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Decide, cancellation);
        if (visit is null)
        {
            return (null, null, instead);
        }

        // Who is no longer a handler has a link that is no longer good.
        var handler = handlers.Find(visit.Link.Addressee);
        return handler is null ? (null, null, MessagePage.LinkExpired(pages.For(request))) : (visit, handler, null);
    }

    private async Task<IResult> SignIn(HttpRequest request, Visit visit, string handler, CancellationToken cancellation)
    {
        if (visit.Request.IsDecided || visit.Request.Status == RequestStatus.Closed)
        {
            return MessagePage.LinkUsed(pages.For(request));
        }

        var page = new SignInPage(
            pages.For(request, visit.FormToken),
            Audience.Staff,
            visit.Request.Reference,
            visit.Request.Received.ReceivedAt.In(rules),
            CodeForm.IsJustSent(request)) { NewCodeSent = CodeForm.IsJustSent(request) };
        if (!request.IsPost())
        {
            return page;
        }

        var (answer, error) = await codeForm.Handle(request, visit, handler, pages.LanguageOf(request), cancellation);
        return answer ?? (error is null ? links.SignIn(request, visit.Link) : page with { Errors = [error], CodeSent = true, NewCodeSent = false });
    }

    private async Task<IResult> Record(
        HttpRequest request,
        DurableTaskClient client,
        Visit visit,
        string handler,
        Func<Request, Ruling> decide,
        CancellationToken cancellation)
    {
        var recorded = await ledger.Record(visit.Request.Reference, Actor.Staff, decide, cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return NothingToDecide(request, recorded.Request, handler) ?? MessagePage.NothingToDecide(pages.For(request), visit.Request.Reference);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return Decided(request, recorded.Request, handler, justNow: true)!;
    }

    private IResult? NothingToDecide(HttpRequest request, Request decided, string handler)
    {
        if (Decided(request, decided, handler, justNow: false) is { } already)
        {
            return already;
        }

        return decided.Status == RequestStatus.Closed || decided.Searched is null
            ? MessagePage.NothingToDecide(pages.For(request), decided.Reference)
            : null;
    }

    private DecidedPage? Decided(HttpRequest request, Request decided, string handler, bool justNow)
    {
        var by = decided.Approved?.By ?? decided.Refused?.By;
        if (by is null)
        {
            return null;
        }

        return new DecidedPage(
            pages.For(request),
            decided.Reference,
            decided.Refused is null ? Verdict.Approved : Verdict.Refused,
            by == handler ? null : Masking.Email(by),
            (decided.When<RequestApproved>() ?? decided.When<RequestRefused>())!.Value,
            justNow);
    }

    private DecisionPage DecisionPage(HttpRequest request, Visit visit)
    {
        var decided = visit.Request;
        return new DecisionPage(
            pages.For(request, visit.FormToken),
            decided.Reference,
            decided.Received.ReceivedAt.In(rules),
            new Deadlines.Deadline(decided.Received.DueEnd, rules.Zone).Seen(time),
            Masking.Email(decided.Received.Email),
            decided.Received.ClaimedAccount is { } account ? Masking.Email(account) : null,
            decided.When<IdentityProven>()!.Value,
            [.. decided.Searched!.Found.Select(f => new Finding(f.Source, f.Collection, f.Count))],
            (int)Math.Ceiling(settings.PackageLifetime.TotalDays));
    }

    private RefusePage RefusePage(HttpRequest request, Visit visit, string? ground, string? reason) => new(
        pages.For(request, visit.FormToken),
        visit.Request.Reference,
        new Deadlines.Deadline(visit.Request.Received.DueEnd, rules.Zone).Seen(time),
        [.. profile.Grounds.Select(g => new GroundOption(g.Code, g.Words.In(pages.LanguageOf(request))))],
        ground,
        reason,
        visit.Request.Language);

    private List<FieldError> RefusalErrors(string ground, string reason)
    {
        var errors = new List<FieldError>();
        if (!profile.Grounds.Any(g => g.Code == ground))
        {
            errors.Add(Problems.GroundMissing);
        }

        if (reason.Length == 0)
        {
            errors.Add(Problems.ReasonMissing);
        }
        else if (reason.Length > Pages.RefusePage.LongestReason)
        {
            errors.Add(Problems.ReasonTooLong(reason.Length));
        }

        return errors;
    }
}
