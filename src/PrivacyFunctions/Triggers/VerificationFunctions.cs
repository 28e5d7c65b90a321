using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>The requester shows that the mailbox is theirs, and who wrote a mail says what it asks for.</summary>
public sealed class VerificationFunctions(
    RequestLedger ledger,
    IntakeLimits limits,
    Proving proving,
    WorkflowClient workflows,
    Links links,
    CodeForm codeForm,
    PageContexts pages,
    KindCatalogue catalogue,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(ProveIdentity))]
    public async Task<IResult> ProveIdentity(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "prove/{reference}")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Prove, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        if (visit.Request.Proof is not null || (visit.Request.Status == RequestStatus.Closed && !proving.CanBeReopened(visit.Request)))
        {
            return AlreadySettled(request, visit.Request);
        }

        if (!request.IsPost())
        {
            return Page(request, visit, chosen: null) with { NewCodeSent = CodeForm.IsJustSent(request) };
        }

        var form = await Forms.Read(request, cancellation);
        if (form.Text(Fields.Do) == Fields.DoNotMe)
        {
            return await StopAsNotTheirs(request, visit, form, client, cancellation);
        }

        var isMail = visit.Request.Received.Door == Door.Mail;
        var chosen = isMail ? form.Kinds(catalogue.Askable) : visit.Request.Kinds;
        var sends = form.Text(Fields.Do) == Fields.DoSendCode;
        var isOther = isMail && form.HasOtherKinds(catalogue.Askable);
        if ((chosen is null || isOther) && !sends)
        {
            return Page(request, visit, (IReadOnlyList<Kind>?)chosen ?? []) with { Errors = [isOther ? Problems.KindUnknown : Problems.KindMissing] };
        }

        var (answer, error) = await codeForm.Handle(request, visit, visit.Request.Received.Email, pages.LanguageOf(request), cancellation);
        if (answer is not null || error is not null)
        {
            return answer ?? Page(request, visit, chosen) with { Errors = [error!] };
        }

        var asked = visit.Request;
        if (isMail && chosen is not null && await proving.ChooseKinds(asked, chosen, by: null, cancellation) is { Ruling: Ruling.Facts } understood)
        {
            asked = understood.Request;
            await workflows.Wake(client, asked, cancellation);
        }

        var recorded = await proving.Prove(asked, Proving.CodeToMailbox, cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return AlreadySettled(request, recorded.Request);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return links.SignIn(request, visit.Link with { Purpose = LinkPurpose.Status });
    }

    // Whoever reads the mailbox can stop what came in its name; that needs no code.
    private async Task<IResult> StopAsNotTheirs(HttpRequest request, Visit visit, IFormCollection form, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!links.IsFormToken(form, visit))
        {
            return Page(request, visit, chosen: null) with { Errors = [Problems.FormExpired] };
        }

        await limits.Guard(visit.Request.Received.Email, cancellation);
        var recorded = await ledger.Record(
            visit.Request, Actor.Requester, r => WithdrawalDecisions.Withdraw(r, Withdrawal.NotMe), cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return AlreadySettled(request, recorded.Request);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.NotMe(pages.For(request), recorded.Request.Reference);
    }

    private CodePage Page(HttpRequest request, Visit visit, IReadOnlyList<Kind>? chosen)
    {
        var context = pages.For(request, visit.FormToken);
        var asked = visit.Request;
        var received = asked.Received.ReceivedAt.In(rules);

        // Who sent what we took for spam is not told that we did: to confirm it is enough.
        DateOnly? reopenUntil = asked.Outcome == Outcome.Unproven ? Timetable.ReopenUntil(asked, rules).AddTicks(-1).In(rules) : null;
        return asked.Received.Door == Door.Mail
            ? new UnderstoodPage(context, asked.Reference, received, catalogue.Askable, asked.Kinds) { Chosen = chosen ?? asked.Kinds, ReopenUntil = reopenUntil }
            : new ProvePage(context, asked.Reference, asked.Kinds, received) { ReopenUntil = reopenUntil };
    }

    private MessagePage AlreadySettled(HttpRequest request, Request settled) => settled.Proof is null
        ? MessagePage.LinkUsed(pages.For(request))
        : MessagePage.Proven(pages.For(request), settled.Reference, settled.Kinds, settled.DueDay(rules, time));
}
