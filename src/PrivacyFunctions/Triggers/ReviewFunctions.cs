using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff decide, by the link in their letter and a code.</summary>
public sealed class ReviewFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    MailReview mails,
    SpamReview spam,
    AnswerReview answers,
    ReviewPages review,
    CorrectionReview corrections,
    FeeReview fees,
    DemandReview demands,
    PageContexts pages)
{
    [Function(nameof(Decide))]
    public async Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: true, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (AnswerDecisions.AwaitsAnswer(visit.Request))
        {
            return await answers.Show(request, visit, member, client, cancellation);
        }

        if (await demands.Show(request, visit, member, client, cancellation) is { } shown)
        {
            return shown;
        }

        if (visit.Request.Outcome == Outcome.Spam)
        {
            return await spam.Show(request, visit, member, client, cancellation);
        }

        if (MailReview.IsToBeRead(visit.Request))
        {
            return await mails.Show(request, visit, member, client, cancellation);
        }

        var page = await corrections.Fill(request, visit.Request, member, review.For(request, visit, member), cancellation);
        var answer = request.IsPost() ? await Act(request, client, visit, member, page, cancellation) : page;

        // Read for who sees it: the way to a decision has a page before it that showed it.
        return answer is Page next ? await fees.Fill(next, visit.Request, cancellation) : answer;
    }

    [Function(nameof(DecideToRefuse))]
    public async Task<IResult> DecideToRefuse(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/refuse")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (review.For(request, visit, member) is var page and not DecisionPage)
        {
            return page;
        }

        if (!request.IsPost())
        {
            return review.Refuse(request, visit, member, ground: null, reason: null);
        }

        var form = await Forms.Read(request, cancellation);
        var (ground, reason) = (form.Text(Fields.Ground), form.Text(Fields.Reason));
        var errors = RefusalErrors(visit.Request, ground, reason);
        if (!door.IsFormToken(form, visit))
        {
            errors.Insert(0, Problems.FormExpired);
        }

        var decision = new DecisionProposed(member.Email, Verdict.Refuse, ground, reason);
        return errors.Count == 0
            ? await Record(request, client, visit, member, r => Ruled(r, member, decision), cancellation)
            : review.Refuse(request, visit, member, ground, reason) with { Errors = errors };
    }

    [Function(nameof(DisagreeWithDecision))]
    public async Task<IResult> DisagreeWithDecision(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/disagree")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (review.For(request, visit, member) is var page and not SecondPage)
        {
            return page;
        }

        if (!request.IsPost())
        {
            return review.Dispute(request, visit, note: null);
        }

        var form = await Forms.Read(request, cancellation);
        var note = form.Text(Fields.Note);
        FieldError? error = !door.IsFormToken(form, visit) ? Problems.FormExpired
            : TypedText.Problem(note, Fields.Note, DisputePage.LongestNote, Problems.NoteMissing, Problems.NoteTooLong);
        return error is null
            ? await Record(request, client, visit, member, r => ReviewDecisions.Dispute(r, member.Email, note, review.MaySecond(r, member)), cancellation)
            : review.Dispute(request, visit, note) with { Errors = [error] };
    }

    private async Task<IResult> Act(
        HttpRequest request, DurableTaskClient client, Visit visit, StaffMember member, Page page, CancellationToken cancellation)
    {
        var form = await Forms.Read(request, cancellation, visit.Request.WantsCorrection ? CorrectionForm.LargestBody : Forms.LargestBody);
        if (!door.IsFormToken(form, visit))
        {
            return page with { Errors = [Problems.FormExpired] };
        }

        return (page, form.Text(Fields.Do)) switch
        {
            (DecisionPage or SecondPage, Fields.DoReveal) when visit.Request.WantsCorrection => await Reveal(visit, member, page, form, cancellation),
            (DecisionPage { Proposals.All.Count: > 0 } asked, Fields.DoApprove) => await DecideEach(request, client, visit, member, asked, form, cancellation),
            (DecisionPage, Fields.DoApprove) => await Record(
                request, client, visit, member, r => Ruled(r, member, new DecisionProposed(member.Email, Verdict.Approve, null, null)), cancellation),
            (SecondPage, Fields.DoAgree) => await Record(request, client, visit, member, r => ReviewDecisions.Agree(r, member.Email, review.MaySecond(r, member)), cancellation),
            (DecidedPage { State: DecisionState.Waiting, By: null }, Fields.DoAgree) => MessagePage.SomebodyElse(pages.For(request), visit.Request.Reference),
            (BlockedPage blocked, Fields.DoRetry) => await GoOn(
                request, client, visit, r => ReviewDecisions.Retry(r, member.Email), MessagePage.TryingAgain(pages.For(request), visit.Request.Reference, blocked.Source), cancellation),
            (BlockedPage { CanSkip: true } blocked, Fields.DoSkip) => await GoOn(
                request, client, visit, r => ReviewDecisions.Skip(r, member.Email), MessagePage.GoingOnWithout(pages.For(request), visit.Request.Reference, blocked.Source), cancellation),
            (DecisionPage, _) => page with { Errors = [Problems.DecisionMissing] },
            (SecondPage, _) => page with { Errors = [Problems.AgreementMissing] },
            (BlockedPage, _) => page with { Errors = [Problems.WayOnMissing] },
            _ => page,
        };
    }

    private async Task<IResult> DecideEach(
        HttpRequest request,
        DurableTaskClient client,
        Visit visit,
        StaffMember member,
        DecisionPage page,
        IFormCollection form,
        CancellationToken cancellation)
    {
        var (decisions, errors, again) = corrections.Read(form, visit.Request, page.Proposals);
        var decision = new DecisionProposed(member.Email, Verdict.Approve, null, null) { Corrections = decisions };
        return errors.Count == 0
            ? await Record(request, client, visit, member, r => Ruled(r, member, decision), cancellation)
            : page with { Proposals = again, Errors = errors };
    }

    private async Task<IResult> Reveal(Visit visit, StaffMember member, Page page, IFormCollection form, CancellationToken cancellation)
    {
        var why = form.Text(Fields.Why);
        FieldError? error = why.Length == 0 ? Problems.WhyMissing : why.Length > ProposalView.LongestWhy ? Problems.WhyTooLong : null;
        if (error is not null)
        {
            return page with { Errors = [error] };
        }

        await ledger.Record(visit.Request, Actor.Staff, r => RequestDecisions.Reveal(r, member.Email, why), cancellation);
        return new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference));
    }

    private Ruling Ruled(Request request, StaffMember member, DecisionProposed decision) => review.DecidesAlone(request, member)
        ? ReviewDecisions.DecideAlone(request, decision, review.TimeToAgreeIsOver(request))
        : ReviewDecisions.Decide(request, decision);

    private async Task<IResult> Record(
        HttpRequest request,
        DurableTaskClient client,
        Visit visit,
        StaffMember member,
        Func<Request, Ruling> decide,
        CancellationToken cancellation)
    {
        var recorded = await ledger.Record(visit.Request, Actor.Staff, decide, cancellation);
        if (recorded.Ruling is Ruling.NotAllowed { Why: Obstacle.SamePerson })
        {
            return recorded.Request is { Received.Demand: not null } && recorded.Request.ProvedBy.Contains(member.Email)
                ? MessagePage.ProvedByYou(pages.For(request), visit.Request.Reference, homeApproval: null)
                : MessagePage.SomebodyElse(pages.For(request), visit.Request.Reference);
        }

        if (recorded.Ruling is Ruling.NotAllowed { Why: (Obstacle.NotApprovedAtHome or Obstacle.OneIsNotEnough or Obstacle.Contradicted) and var lack })
        {
            var problem = lack switch
            {
                Obstacle.NotApprovedAtHome => DemandProblems.NotApprovedAtHome,
                Obstacle.Contradicted => DemandProblems.Contradicted,
                _ => DemandProblems.OneIsNotEnough,
            };
            return review.For(request, visit with { Request = recorded.Request }, member) with { Errors = [problem] };
        }

        if (recorded.Ruling is Ruling.NotAllowed)
        {
            var now = visit with { Request = recorded.Request };
            return await corrections.Fill(request, now.Request, member, review.For(request, now, member), cancellation);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return review.Settled(request, recorded.Request, member, justNow: true)
            ?? (IResult)MessagePage.NothingToDecide(pages.For(request), visit.Request.Reference);
    }

    private async Task<IResult> GoOn(
        HttpRequest request,
        DurableTaskClient client,
        Visit visit,
        Func<Request, Ruling> decide,
        MessagePage done,
        CancellationToken cancellation)
    {
        var recorded = await ledger.Record(visit.Request, Actor.Staff, decide, cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        return recorded.Ruling is Ruling.NotAllowed ? MessagePage.TooLate(pages.For(request), visit.Request.Reference) : done;
    }

    private List<FieldError> RefusalErrors(Request asked, string ground, string reason)
    {
        var errors = new List<FieldError>();
        if (!review.Grounds(asked).Any(g => g.Code == ground))
        {
            errors.Add(Problems.GroundMissing);
        }

        if (TypedText.Problem(reason, Fields.Reason, RefusePage.LongestReason, Problems.ReasonMissing, Problems.ReasonTooLong) is { } problem)
        {
            errors.Add(problem);
        }

        return errors;
    }
}
