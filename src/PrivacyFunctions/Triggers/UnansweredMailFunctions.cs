using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff read a mail that nobody could answer, by the link in their letter and a code. Each reading is logged.</summary>
public sealed class UnansweredMailFunctions(
    StaffDirectory directory,
    RawMailStore mails,
    Links links,
    CodeForm codeForm,
    PageContexts pages,
    DeadlineRules rules,
    ILogger<UnansweredMailFunctions> logger)
{
    [Function(nameof(ReadUnansweredMail))]
    public async Task<IResult> ReadUnansweredMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "mails/{reference}")] HttpRequest request,
        string reference,
        CancellationToken cancellation)
    {
        var (came, instead) = links.OpenLink(request, reference, LinkPurpose.ReadMail);
        if (came is null)
        {
            return instead!;
        }

        // Who is no longer a handler has a link that is no longer good.
        if (directory.Find(came.Link.Addressee) is not { } member || !member.Is(StaffRoles.Handler))
        {
            return MessagePage.LinkExpired(pages.For(request));
        }

        if (await mails.FindUnanswered(came.Link.Reference, cancellation) is not { } mail)
        {
            return Deleted(request, came);
        }

        return came.Session is null ? await SignIn(request, came, member, mail, cancellation)
            : request.IsPost() ? new SeeOtherResult(Links.Path(LinkPurpose.ReadMail, came.Link.Reference))
            : await Show(request, came, member, mail, cancellation);
    }

    private async Task<IResult> Show(HttpRequest request, Follower came, StaffMember member, StoredMail stored, CancellationToken cancellation)
    {
        if (await mails.Read(stored, cancellation) is not { } mail)
        {
            return Deleted(request, came);
        }

        logger.MailRead(came.Link.Reference, directory.NumberOf(member));
        var files = mail.Attachments.Select(a => new MailFile(a.Name, a.Size)).ToList();
        return new UnansweredMailPage(
            pages.For(request),
            came.Link.Reference,
            new ShownMail(mail.SaysFrom.Length > 0 ? mail.SaysFrom : null, stored.ReceivedAt, mail.Subject, mail.Text, files),
            stored.ReceivedAt + RawMailStore.UnansweredFor)
        { IsWhole = stored.Completeness == Completeness.Whole };
    }

    private MessagePage Deleted(HttpRequest request, Follower came) =>
        MessagePage.MailDeleted(pages.For(request), came.Link.Reference, RawMailStore.UnansweredFor.Days);

    private async Task<IResult> SignIn(HttpRequest request, Follower came, StaffMember member, StoredMail mail, CancellationToken cancellation)
    {
        var sent = CodeForm.IsJustSent(request);
        var page = new UnansweredSignInPage(pages.For(request, came.FormToken), came.Link.Reference, mail.ReceivedAt.In(rules), sent) { NewCodeSent = sent };
        if (!request.IsPost())
        {
            return page;
        }

        var (answer, error) = await codeForm.Handle(request, came.Link, member.Email, pages.LanguageOf(request), cancellation);
        return answer ?? (error is null ? links.SignIn(request, came.Link) : page with { Errors = [error], CodeSent = true, NewCodeSent = false });
    }
}
