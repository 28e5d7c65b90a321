using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Lets staff in: by a link of their own, and a code to their mailbox.</summary>
public sealed class StaffDoor(StaffDirectory staff, Links links, CodeForm codeForm, PageContexts pages, DeadlineRules rules)
{
    /// <param name="signsIn">Whether this page asks for the code; others send to the one that does.</param>
    /// <returns>Who came, or what to answer instead.</returns>
    public async Task<(Visit? Visit, StaffMember? Member, IResult? Instead)> Open(
        HttpRequest request, string reference, bool signsIn, CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Decide, cancellation);
        if (visit is null)
        {
            return (null, null, instead);
        }

        // Who is no longer on the staff has a link that is no longer good.
        if (staff.Find(visit.Link.Addressee) is not { } member)
        {
            return (null, null, MessagePage.LinkExpired(pages.For(request)));
        }

        if (visit.Session is not null)
        {
            Notice(request, visit.Request);
            return (visit, member, null);
        }

        return (null, null, signsIn
            ? await SignIn(request, visit, member, cancellation)
            : new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference)));
    }

    public bool IsFormToken(IFormCollection form, Visit visit) => links.IsFormToken(form, visit);

    // On every page behind this door, so that nobody who looks at the request misses it.
    private void Notice(HttpRequest request, Request asked)
    {
        var texts = pages.For(request).Texts;
        var notices = new List<PageNotice>();
        if (StopDecisions.ToDoByHand(asked).Count > 0)
        {
            notices.Add(new PageNotice(texts["stops.notice"], StopsPage.PathOf(asked.Reference), texts["stops.link"]));
        }

        if (asked.Undelivered is not null)
        {
            notices.Add(new PageNotice(texts[DeliveryDecisions.IsOfAuthority(asked) ? "undeliverable.authority.notice" : "undeliverable.notice"], UndeliverablePage.PathOf(asked.Reference), texts["undeliverable.link"]));
        }

        request.HttpContext.Features.Set(new PageNotices(notices));
    }

    private async Task<IResult> SignIn(HttpRequest request, Visit visit, StaffMember member, CancellationToken cancellation)
    {
        var page = new SignInPage(
            pages.For(request, visit.FormToken),
            Audience.Staff,
            visit.Request.Reference,
            visit.Request.Received.ReceivedAt.In(rules),
            CodeForm.IsJustSent(request))
        {
            NewCodeSent = CodeForm.IsJustSent(request),
        };
        if (!request.IsPost())
        {
            return page;
        }

        var (answer, error) = await codeForm.Handle(request, visit, member.Email, pages.LanguageOf(request), cancellation);
        return answer ?? (error is null ? links.SignIn(request, visit.Link) : page with { Errors = [error], CodeSent = true, NewCodeSent = false });
    }
}
