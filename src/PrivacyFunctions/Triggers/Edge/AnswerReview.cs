using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Staff read what was asked, and answer it in words of their own; of a mail they can say that it asks for something else.</summary>
public sealed class AnswerReview(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    StaffDirectory directory,
    MailReview mails,
    SpamReview spam,
    ReviewPages review,
    PageContexts pages,
    KindCatalogue catalogue,
    CompanyProfile profile,
    DeadlineRules rules,
    TimeProvider time)
{
    public async Task<IResult> Show(HttpRequest request, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation)
    {
        if (!directory.MayAnswer(member, visit.Request))
        {
            return MessagePage.TookPart(pages.For(request), visit.Request.Reference);
        }

        if (!request.IsPost())
        {
            return await Page(request, visit, answer: null, cancellation);
        }

        var form = await Forms.Read(request, cancellation);
        var page = await Page(request, visit, form.Text(Fields.Answer), cancellation);
        if (!door.IsFormToken(form, visit))
        {
            return page with { Errors = [Problems.FormExpired] };
        }

        if (form.Text(Fields.Do) == Fields.DoSpam && page.CanBeSpam)
        {
            return await spam.Mark(request, visit, member, client, cancellation);
        }

        if (form.Text(Fields.Do) == Fields.DoChoose && page.Offered.Count > 0)
        {
            return form.HasOtherKinds(page.Offered)
                ? page with { Errors = [Problems.KindUnknown] }
                : await mails.Choose(request, form, visit, member, client, cancellation) ?? page with { Errors = [Problems.KindMissing] };
        }

        var (text, problem) = FreeText.Read(form.Text(Fields.Answer), StaffAnswerPage.ShortestAnswer);
        return problem is { } wrong
            ? page with { Errors = [ErrorOf(wrong, text.Length)] }
            : await Record(request, visit, member, text, client, cancellation);
    }

    private static FieldError ErrorOf(AnswerProblem problem, int length) => problem switch
    {
        AnswerProblem.Missing => Problems.StaffAnswerMissing,
        AnswerProblem.TooShort => Problems.StaffAnswerTooShort,
        AnswerProblem.TooLong => Problems.StaffAnswerTooLong(length),
        _ => Problems.StaffAnswerHasControlCharacters,
    };

    private async Task<IResult> Record(
        HttpRequest request, Visit visit, StaffMember member, string text, DurableTaskClient client, CancellationToken cancellation)
    {
        var recorded = await ledger.Record(
            visit.Request,
            Actor.Staff,
            r => AnswerDecisions.Answer(r, new RequestAnswered(member.Email, text), directory.MayAnswer(member, r)),
            cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return review.For(request, visit with { Request = recorded.Request }, member);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return review.Answered(request, recorded.Request, member, justNow: true);
    }

    private async Task<StaffAnswerPage> Page(HttpRequest request, Visit visit, string? answer, CancellationToken cancellation)
    {
        var asked = visit.Request;
        var isMail = asked.Received.Door == Door.Mail;
        return new StaffAnswerPage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Kinds,
            asked.Received.ReceivedAt.In(rules),
            asked.InternalDueDay(rules, time),
            Masking.Email(asked.Received.Email),
            asked.Proof is not null,
            asked.Language,
            answer)
        {
            Details = asked.Received.Details,
            NotOursPath = NotOursDecisions.CanBeNotOurs(asked) ? NotOursPage.PathOf(asked.Reference) : null,
            CanBeSpam = SpamDecisions.CanBeSpam(asked),
            Mail = isMail ? await mails.Read(asked, cancellation) : null,
            Offered = isMail && RequestDecisions.MayChooseKinds(asked) ? catalogue.Askable : [],
            Reviewed = asked.Received.Reviews is { } first ? await Reviewed(request, first, cancellation) : null,
        };
    }

    private async Task<ReviewedFacts> Reviewed(HttpRequest request, ReviewedDecision decision, CancellationToken cancellation)
    {
        if (await ledger.Find(decision.Reference, cancellation) is not { } first)
        {
            return new ReviewedFacts(decision.Reference, null, null, null, [], null, null, null);
        }

        var ground = first.Refused is { Ground: var code } ? profile.Ground(code).Words.In(pages.LanguageOf(request)) : null;
        return new ReviewedFacts(
            first.Reference,
            first.Kinds,
            first.Outcome,
            first.When<RequestRefused>() ?? first.When<RequestApproved>() ?? first.When<RequestAnswered>() ?? first.When<RequestClosed>(),
            [.. decision.TakenBy.Select(Masking.Email)],
            ground,
            first.Refused?.Reason,
            first.Answered?.Text);
    }
}
