using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff say that another controller is responsible for what is asked for.</summary>
public sealed class NotOursFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(CloseAsNotOurs))]
    public async Task<IResult> CloseAsNotOurs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/not-ours")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (!request.IsPost())
        {
            return NotOursDecisions.CanBeNotOurs(visit.Request)
                ? Page(request, visit, responsible: null, day: null)
                : MessagePage.TooLate(pages.For(request), visit.Request.Reference);
        }

        var form = await Forms.Read(request, cancellation);
        var (responsible, typed) = (form.Text(Fields.Responsible), form.Text(Fields.Day));
        DateOnly? on = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var errors = Errors(responsible);
        if (!door.IsFormToken(form, visit))
        {
            errors.Insert(0, Problems.FormExpired);
        }

        if (on is null && typed.Length > 0)
        {
            errors.Add(Problems.DayMissing);
        }

        if (errors.Count > 0)
        {
            return Page(request, visit, responsible, typed) with { Errors = errors };
        }

        var (received, today) = (visit.Request.Received.ReceivedAt.In(rules), time.GetUtcNow().In(rules));
        var found = new FoundNotOurs(member.Email, responsible, on);
        var recorded = await ledger.Record(visit.Request, Actor.Staff, r => NotOursDecisions.Close(r, found, received, today), cancellation);
        switch (recorded.Ruling)
        {
            case Ruling.NotAllowed { Why: Obstacle.WrongDay }:
                return Page(request, visit, responsible, typed) with { Errors = [Problems.DayOutside(received, today)] };
            case Ruling.NotAllowed:
                return MessagePage.TooLate(pages.For(request), visit.Request.Reference);
            default:
                await workflows.Wake(client, recorded.Request, cancellation);
                return MessagePage.NotOurs(pages.For(request), visit.Request.Reference);
        }
    }

    private static List<FieldError> Errors(string responsible) =>
        TypedText.Problem(responsible, Fields.Responsible, NotOursPage.LongestResponsible, Problems.ResponsibleMissing, Problems.ResponsibleTooLong) is { } problem
            ? [problem]
            : [];

    private NotOursPage Page(HttpRequest request, Visit visit, string? responsible, string? day) => new(
        pages.For(request, visit.FormToken),
        visit.Request.Reference,
        visit.Request.Kinds,
        visit.Request.InternalDueDay(rules, time),
        time.GetUtcNow().In(rules),
        responsible,
        day,
        visit.Request.Language);
}
