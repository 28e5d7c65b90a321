using System.Globalization;
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

/// <summary>Staff see what could not be delivered, and record how they told the person instead.</summary>
public sealed class UndeliverableFunctions(
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    PageContexts pages,
    KindCatalogue catalogue,
    DeadlineRules rules,
    TimeProvider time)
{
    [Function(nameof(TellOtherwise))]
    public async Task<IResult> TellOtherwise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/undeliverable")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        var asked = visit.Request;
        if (!request.IsPost())
        {
            return asked.Undelivered is { } returned
                ? Page(request, visit, returned, how: null, day: null)
                : MessagePage.NothingReturned(pages.For(request), asked.Reference);
        }

        var form = await Forms.Read(request, cancellation);
        var typed = form.Text(Fields.Day);
        Channel? how = Enum.GetNames<Channel>().Contains(form.Text(Fields.Channel)) ? Enum.Parse<Channel>(form.Text(Fields.Channel)) : null;
        DateOnly? on = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var errors = new List<FieldError>();
        if (!door.IsFormToken(form, visit))
        {
            errors.Add(Problems.FormExpired);
        }

        if (how is null)
        {
            errors.Add(Problems.ChannelMissing);
        }

        if (on is null)
        {
            errors.Add(Problems.DayMissing);
        }

        return errors.Count == 0
            ? await Record(request, client, visit, new PersonTold(member.Email, how!.Value, on!.Value), cancellation)
            : Wrong(request, visit, how, typed, errors);
    }

    private async Task<IResult> Record(HttpRequest request, DurableTaskClient client, Visit visit, PersonTold told, CancellationToken cancellation)
    {
        var recorded = await ledger.Record(
            visit.Request.Reference,
            Actor.Staff,
            r => DeliveryDecisions.Tell(r, told, First(r), Today),
            cancellation);
        if (recorded.Ruling is Ruling.NotAllowed { Why: Obstacle.WrongDay })
        {
            var typed = told.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Wrong(request, visit with { Request = recorded.Request }, told.How, typed, [Problems.DayOutside(First(recorded.Request), Today)]);
        }

        // What stood above the page stands no more.
        request.HttpContext.Features.Set<PageNotice>(null);
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return MessagePage.NothingReturned(pages.For(request), visit.Request.Reference);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.Told(pages.For(request), visit.Request.Reference, told.On);
    }

    private DateOnly Today => time.GetUtcNow().In(rules);

    private DateOnly First(Request asked) => asked.Undelivered?.Since.In(rules) ?? DateOnly.MinValue;

    private Page Wrong(HttpRequest request, Visit visit, Channel? how, string day, IReadOnlyList<FieldError> errors) =>
        visit.Request.Undelivered is { } returned
            ? Page(request, visit, returned, how, day) with { Errors = errors }
            : MessagePage.NothingReturned(pages.For(request), visit.Request.Reference);

    private UndeliverablePage Page(HttpRequest request, Visit visit, Undelivered returned, Channel? how, string? day)
    {
        var asked = visit.Request;
        return new UndeliverablePage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Kinds,
            asked.Status == RequestStatus.Closed ? null : asked.InternalDueDay(rules, time),
            LetterWords.Of(returned.Letters, catalogue.Texts(pages.LanguageOf(request))),
            returned.Code,
            returned.Since,
            Today,
            how,
            day);
    }
}
