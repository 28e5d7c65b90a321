using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
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

        if (!request.IsPost())
        {
            return visit.Request.Undelivered is { } returned ? Page(request, visit, returned, how: null, day: null) : Nothing(request, visit);
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

        return errors.Count == 0 ? await Record(request, client, visit, new PersonTold(member.Email, how!.Value, on!.Value), cancellation)
            : visit.Request.Undelivered is { } mark ? Page(request, visit, mark, how, typed) with { Errors = errors }
            : Nothing(request, visit);
    }

    private async Task<IResult> Record(HttpRequest request, DurableTaskClient client, Visit visit, PersonTold told, CancellationToken cancellation)
    {
        var recorded = await ledger.Record(
            visit.Request,
            Actor.Staff,
            r => DeliveryDecisions.Tell(r, told, First(r), Today),
            cancellation);
        if (recorded is { Ruling: Ruling.NotAllowed { Why: Obstacle.WrongDay }, Request: { Undelivered: { } mark } now })
        {
            var typed = told.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Page(request, visit with { Request = now }, mark, told.How, typed) with { Errors = [Problems.DayOutside(First(now), Today)] };
        }

        // What stood above the page stands no more.
        request.HttpContext.Features.Set(request.HttpContext.Features.Get<PageNotices>()?.Without(UndeliverablePage.PathOf(visit.Request.Reference)));
        if (recorded.Ruling is Ruling.NotAllowed)
        {
            return Nothing(request, visit);
        }

        await workflows.Wake(client, recorded.Request, cancellation);
        return MessagePage.Told(pages.For(request), visit.Request.Reference, told.On, DeliveryDecisions.IsOfAuthority(visit.Request));
    }

    private DateOnly Today => time.GetUtcNow().In(rules);

    private DateOnly First(Request asked) => asked.Undelivered?.Since.In(rules) ?? DateOnly.MinValue;

    private MessagePage Nothing(HttpRequest request, Visit visit) => MessagePage.NothingReturned(pages.For(request), visit.Request.Reference);

    private UndeliverablePage Page(HttpRequest request, Visit visit, Undelivered returned, Channel? how, string? day)
    {
        var asked = visit.Request;
        return new UndeliverablePage(
            pages.For(request, visit.FormToken),
            asked.Reference,
            asked.Kinds,
            asked.Status == RequestStatus.Closed ? null : asked.InternalDueDay(rules, time),
            LetterWords.Of(returned.Letters, catalogue.Texts(pages.LanguageOf(request)), asked.Received.Demand is not null),
            returned.Code,
            returned.Since,
            Today,
            how,
            day)
        { IsOfAuthority = DeliveryDecisions.IsOfAuthority(asked) };
    }
}
