using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>A person who does not agree with what came of their request asks to have it looked at again (P29).</summary>
public sealed class ReviewRequestFunctions(
    Reviews reviews,
    Proving proving,
    WorkflowClient workflows,
    Links links,
    PageContexts pages,
    KindCatalogue catalogue,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(AskForReview))]
    public async Task<IResult> AskForReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "status/{reference}/review")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        var first = visit.Request;
        if (visit.Session is null)
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Status, first.Reference));
        }

        if (catalogue.Review is not { } kind || !reviews.CanBeAsked(first))
        {
            return MessagePage.NoReview(pages.For(request), first.Reference, rules.Ladder.For(first.Kinds).Review);
        }

        if (await reviews.Find(first, cancellation) is { Proof: not null } asked)
        {
            return MessagePage.ReviewAsked(pages.For(request), asked.Reference, asked.DueDay(rules, time));
        }

        var page = new AskReviewPage(pages.For(request, visit.FormToken), first.Reference, rules.For(kind).Limit, Details: null);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var (details, problem) = FreeText.Read(form.Text(Fields.Details));
        var error = !links.IsFormToken(form, visit) ? Problems.FormExpired : problem is { } wrong ? DetailsProblems.Of(wrong, details.Length) : null;
        return error is null
            ? await Receive(request, visit, details, client, cancellation)
            : page with { Details = form.Text(Fields.Details), Errors = [error] };
    }

    // Who is signed in has shown already that the mailbox is theirs.
    private async Task<IResult> Receive(HttpRequest request, Visit visit, string details, DurableTaskClient client, CancellationToken cancellation)
    {
        var received = await reviews.Ask(visit.Request, details, cancellation);
        var recorded = await proving.Prove(received, Proving.SignedIn, cancellation);
        await workflows.Start(client, received, cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.ReviewAsked(pages.For(request), received.Reference, received.DueDay(rules, time));
    }
}
