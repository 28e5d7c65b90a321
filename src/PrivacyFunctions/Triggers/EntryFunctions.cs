using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff enter what reached them by phone, by post or at the counter (P26), by a link to their mailbox and a code.</summary>
public sealed class EntryFunctions(
    StaffDirectory directory,
    StaffIntake intake,
    RequestLedger ledger,
    IntakeLimits limits,
    ClientAddresses clients,
    WorkflowClient workflows,
    LinkTokens tokens,
    Links links,
    CodeForm codeForm,
    EntryForm entries,
    Cookies cookies,
    SealedCookies seal,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    private const string Path = "/enter";
    private static readonly TimeSpan FormLifetime = TimeSpan.FromHours(2);

    private sealed record Visitor(string Id);

    [Function(nameof(AskForEntryLink))]
    public async Task<IResult> AskForEntryLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "enter")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var visitor = cookies.Read<Visitor>(request, Cookies.Entry) ?? new Visitor(Guid.NewGuid().ToString("N"));
        cookies.Write(request.HttpContext.Response, Cookies.Entry, Path, visitor, FormLifetime);
        var page = new EntryStartPage(pages.For(request, seal.FormToken(visitor.Id)), Email: null);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var (email, problem) = FormAnswers.Email(form.Text(Fields.Email));
        FieldError? error = !seal.IsFormToken(form.Text(Fields.Csrf), visitor.Id) ? Problems.FormExpired : Problems.Email(problem);
        if (error is not null)
        {
            return page with { Email = form.Text(Fields.Email), Errors = [error] };
        }

        // Everything but the letter happens for strangers too.
        var mayBeSent = await limits.CountEntryLink(email, clients.Of(request), cancellation);
        var member = directory.Find(tokens.AddresseeOf(email));
        var order = new EntryLinkOrder(Reference.New().Value, mayBeSent ? member?.Addressee : null, time.GetUtcNow() + EntryActivities.LinkLifetime);
        await workflows.StartEntryLink(client, order, cancellation);
        return MessagePage.EntryLinkAsked(pages.For(request));
    }

    [Function(nameof(EnterRequest))]
    public async Task<IResult> EnterRequest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "enter/{reference}")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (came, instead) = links.OpenLink(request, reference, LinkPurpose.Enter);
        if (came is null)
        {
            return instead!;
        }

        // Who is no longer on the staff has a link that is no longer good.
        if (directory.Find(came.Link.Addressee) is not { } member)
        {
            return MessagePage.LinkExpired(pages.For(request));
        }

        if (came.Session is null)
        {
            return await SignIn(request, came, member, cancellation);
        }

        if (await ledger.Find(came.Link.Reference, cancellation) is { } entered)
        {
            return await After(request, came, member, entered, cancellation);
        }

        var page = entries.Page(request, came, TypedEntry.Blank);
        return request.IsPost() ? await Receive(request, came, member, page, client, cancellation) : page;
    }

    private async Task<IResult> Receive(
        HttpRequest request, Follower came, StaffMember member, EntryPage page, DurableTaskClient client, CancellationToken cancellation)
    {
        var form = await Forms.Read(request, cancellation, EntryForm.LargestBody);
        var (typed, errors, entry) = entries.Read(form, member);
        if (!links.IsFormToken(form, came.Link))
        {
            errors = [Problems.FormExpired, .. errors];
        }

        if (links.IsFormToken(form, came.Link) && form.Text(Fields.Do) == Fields.DoAdd)
        {
            var more = page with { Typed = typed };
            return more.CanAdd ? more with { Typed = typed with { Corrections = [.. typed.Corrections, TypedCorrection.Blank] } } : more;
        }

        if (errors.Count > 0)
        {
            return page with { Typed = typed, Errors = errors };
        }

        await workflows.Start(client, await intake.Receive(came.Link.Reference, entry!, cancellation), cancellation);
        return new SeeOtherResult(Links.Path(LinkPurpose.Enter, came.Link.Reference));
    }

    // The link has done what it was for; from here a button leads to the next, in a session of its own.
    private async Task<IResult> After(HttpRequest request, Follower came, StaffMember member, Request entered, CancellationToken cancellation)
    {
        if (entered.Received.Entered?.By != member.Email)
        {
            return MessagePage.LinkUsed(pages.For(request));
        }

        if (request.IsPost() && await Forms.Read(request, cancellation) is var form
            && form.Text(Fields.Do) == Fields.DoAnother && links.IsFormToken(form, came.Link))
        {
            return links.SignIn(request, came.Link with { Reference = Reference.New(), Expires = time.GetUtcNow() + EntryActivities.LinkLifetime });
        }

        var (context, due) = (pages.For(request, came.FormToken), entered.DueDay(rules, time));
        return entered.Received.Demand is null ? MessagePage.Entered(context, entered.Reference, due) : MessagePage.DemandEntered(context, entered.Reference, due);
    }

    private async Task<IResult> SignIn(HttpRequest request, Follower came, StaffMember member, CancellationToken cancellation)
    {
        var page = new EntrySignInPage(pages.For(request, came.FormToken), came.Link.Reference, CodeForm.IsJustSent(request))
        {
            NewCodeSent = CodeForm.IsJustSent(request),
        };
        if (!request.IsPost())
        {
            return page;
        }

        var (answer, error) = await codeForm.Handle(request, came.Link, member.Email, pages.LanguageOf(request), cancellation);
        return answer ?? (error is null ? links.SignIn(request, came.Link) : page with { Errors = [error], CodeSent = true, NewCodeSent = false });
    }
}
