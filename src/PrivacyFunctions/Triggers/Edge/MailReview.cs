using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Staff read a mail that came in, and say what it asks for. That it came from somebody's address proves nothing.</summary>
public sealed class MailReview(
    RawMailStore mails,
    Proving proving,
    WorkflowClient workflows,
    StaffDoor door,
    SpamReview spam,
    PageContexts pages,
    KindCatalogue catalogue,
    DeadlineRules rules,
    TimeProvider time)
{
    /// <summary>Until its sender has confirmed, or while nobody knows what it asks for.</summary>
    public static bool IsToBeRead(Request request) =>
        request is { Received.Door: Door.Mail, Blocked: null } && RequestDecisions.MayChooseKinds(request);

    public async Task<IResult> Show(HttpRequest request, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!request.IsPost())
        {
            return await Page(request, visit, cancellation);
        }

        var form = await Forms.Read(request, cancellation);
        if (form.Text(Fields.Do) == Fields.DoSpam && door.IsFormToken(form, visit))
        {
            return await spam.Mark(request, visit, member, client, cancellation);
        }

        var error = !door.IsFormToken(form, visit) ? Problems.FormExpired
            : form.HasOtherKinds(catalogue.Askable) ? Problems.KindUnknown
            : null;
        if (error is not null)
        {
            return await Page(request, visit, cancellation) with { Errors = [error] };
        }

        return await Choose(request, form, visit, member, client, cancellation)
            ?? await Page(request, visit, cancellation) with { Errors = [Problems.KindMissing] };
    }

    /// <summary>Records what the mail asks for, of a form whose token is right.</summary>
    /// <returns>Where to go from there; null where nothing was ticked.</returns>
    public async Task<IResult?> Choose(
        HttpRequest request, IFormCollection form, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation)
    {
        if (form.Kinds(catalogue.Askable) is not { } kinds)
        {
            return null;
        }

        var recorded = await proving.ChooseKinds(visit.Request, kinds, member.Email, cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return MessagePage.TooLate(pages.For(request), visit.Request.Reference);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference));
    }

    /// <summary>The mail that a request came as.</summary>
    public async Task<ShownMail> Read(Request asked, CancellationToken cancellation)
    {
        var mail = await FirstMail(asked.Reference, cancellation);
        return new ShownMail(
            Masking.Email(asked.Received.Email),
            asked.Received.ReceivedAt,
            mail?.Subject,
            mail?.Text ?? "",
            [.. (mail?.Attachments ?? []).Select(a => new MailFile(a.Name, a.Size))],
            asked.Proof is not null);
    }

    private async Task<MailPage> Page(HttpRequest request, Visit visit, CancellationToken cancellation)
    {
        var asked = visit.Request;
        return new MailPage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.InternalDueDay(rules, time),
            await Read(asked, cancellation),
            catalogue.Askable,
            asked.Kinds)
        { CanBeSpam = SpamDecisions.CanBeSpam(asked) };
    }

    private async Task<InboundMail?> FirstMail(Reference reference, CancellationToken cancellation)
    {
        var first = await mails.Of(reference, cancellation).OrderBy(m => m.ReceivedAt).FirstOrDefaultAsync(cancellation);
        if (first is null || await mails.OpenRead(first, cancellation) is not { } raw)
        {
            return null;
        }

        await using (raw)
        {
            return await InboundMailReader.Read(raw, first.ContentType, Stream.Null, cancellation);
        }
    }
}
