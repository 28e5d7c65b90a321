using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff ask the person for what a decision lacks, and the person answers.</summary>
public sealed class QuestionFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    Links links,
    ReviewPages review,
    PageContexts pages,
    KindCatalogue catalogue,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(AskPerson))]
    public async Task<IResult> AskPerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/ask")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (!QuestionDecisions.CanAsk(visit.Request))
        {
            return review.For(request, visit, member);
        }

        var asked = visit.Request;
        var now = time.GetUtcNow();
        var until = Timetable.AnswerUntil(asked, rules, now);
        var page = new AskPage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Kinds,
            asked.InternalDueDay(rules, time),
            catalogue.ConditionsOf(asked.Kinds),
            [],
            Question: null,
            asked.Language,
            until)
        {
            ClockSource = MovedDates.ClarificationSource(asked, rules, now)?.In(pages.LanguageOf(request)),
        };
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var question = form.Text(Fields.Question);
        string[] unmet = [.. page.Conditions.Select(c => c.Code).Where(code => form[Fields.Condition].Contains(code))];
        var clarifies = page.ClockSource is not null && form.Text(Fields.Clarifies) == Fields.ClarifiesYes;
        FieldError? error = !door.IsFormToken(form, visit) ? Problems.FormExpired
            : TypedText.Problem(question, Fields.Question, AskPage.LongestQuestion, unmet.Length == 0 ? Problems.QuestionMissing : null, Problems.QuestionTooLong);
        return error is null
            ? await Ask(request, client, visit, member, new PersonAsked(member.Email, question, unmet, until) { Clarifies = clarifies }, cancellation)
            : page with { Errors = [error], Question = question, Unmet = unmet, Clarifies = clarifies };
    }

    [Function(nameof(AnswerQuestion))]
    public async Task<IResult> AnswerQuestion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "status/{reference}/answer")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, instead) = await links.Open(request, reference, LinkPurpose.Status, cancellation);
        if (visit is null)
        {
            return instead!;
        }

        if (visit.Session is null || visit.Request.Asked is not { } asked)
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Status, visit.Request.Reference));
        }

        var language = pages.LanguageOf(request);
        var page = new AnswerPage(
            pages.For(request, visit.FormToken),
            visit.Request.Reference,
            asked.Question,
            [.. catalogue.ConditionsOf(visit.Request.Kinds).Where(c => asked.Conditions.Contains(c.Code)).Select(c => c.Words.In(language))],
            asked.Until,
            Answer: null);
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var answer = form.Text(Fields.Answer);
        FieldError? error = !links.IsFormToken(form, visit) ? Problems.FormExpired
            : TypedText.Problem(answer, Fields.Answer, AnswerPage.LongestAnswer, asked.Question.Length > 0 ? Problems.AnswerMissing : null, Problems.AnswerTooLong);
        if (error is not null)
        {
            return page with { Errors = [error], Answer = answer };
        }

        var recorded = await ledger.Record(
            visit.Request,
            Actor.Requester,
            r => MovedDates.With(r, QuestionDecisions.Answer(r, answer), rules, time.GetUtcNow()),
            cancellation);
        await workflows.Wake(client, recorded.Request, cancellation);
        return recorded.Ruling is Ruling.NotAllowed
            ? new SeeOtherResult(Links.Path(LinkPurpose.Status, visit.Request.Reference))
            : MessagePage.Answered(pages.For(request), visit.Request.Reference);
    }

    private async Task<IResult> Ask(
        HttpRequest request, DurableTaskClient client, Visit visit, StaffMember member, PersonAsked question, CancellationToken cancellation)
    {
        var recorded = await ledger.Record(visit.Request, Actor.Staff, r => QuestionDecisions.Ask(r, question), cancellation);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return review.For(request, visit with { Request = recorded.Request }, member);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.Asked(pages.For(request), visit.Request.Reference);
    }
}
