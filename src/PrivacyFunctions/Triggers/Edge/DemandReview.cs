using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>What staff see of the demand of an authority, before and after it is decided on.</summary>
public sealed class DemandReview(
    RequestLedger ledger, WorkflowClient workflows, StaffDirectory directory, StaffDoor door, PageContexts pages, DataSources sources, DeadlineRules rules, TimeProvider time)
{
    private DateOnly Today => time.GetUtcNow().In(rules);

    /// <summary>What comes before and after the decision; null where it is for this member to decide, or all is done.</summary>
    public async Task<IResult?> Show(HttpRequest request, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation)
    {
        var asked = visit.Request;
        return asked switch
        {
            { Received.Demand: null } => null,
            _ when DemandDecisions.AwaitsCallBack(asked) => await CallBack(request, visit, member, client, cancellation),

            // Somebody else was faster, or it is this member's own call again.
            _ when request.IsPost() && (await Forms.Read(request, cancellation)).ContainsKey(DemandFields.NumberFrom) => await CallBack(request, visit, member, client, cancellation),
            _ when DemandDecisions.PersonIsToBeTold(asked) => new SeeOtherResult(NoticePage.PathOf(asked.Reference)),
            _ when DemandDecisions.IsForOthers(asked, member.Email) && !EndsIt(asked, member) =>
                MessagePage.ProvedByYou(pages.For(request), asked.Reference, View(asked, pages.LanguageOf(request), isMasked: true)!.HomeApprovalPath),
            _ => null,
        };
    }

    // Who proved it and is the only one left, where two disagree or one is silent.
    private bool EndsIt(Request asked, StaffMember member) =>
        ReviewDecisions.OneDecides(asked, time.GetUtcNow() >= Timetable.AgreementEnd(asked, rules)) && directory.DecidingAlone(asked.Parties).Contains(member);

    /// <summary>Null where no authority demands anything.</summary>
    /// <param name="isMasked">Whether the reader sees less of the addresses than they are.</param>
    public DemandView? View(Request asked, Language language, bool isMasked)
    {
        if (asked.Received.Demand is not { } demand)
        {
            return null;
        }

        var subject = !isMasked ? demand.Subject.Value
            : demand.Subject.Type == ProvenIdentity.Email ? Masking.Email(demand.Subject.Value)
            : Masking.Account(demand.Subject.Value);
        return new DemandView(
            demand,
            subject,
            isMasked ? Masking.Email(asked.Received.Email) : asked.Received.Email,
            [.. demand.Scope.Select(data => sources.TitleOf(data, language))])
        {
            Calls = [.. asked.EarlierCalls.Append(asked.CalledBack).OfType<AuthorityCalledBack>().Select(call => new CallView(call, Masking.Email(call.By)))],
            IsContradicted = DemandDecisions.IsContradicted(asked),
            CallAgainPath = DemandDecisions.CanCallAgain(asked) ? CallBackPage.PathOf(asked.Reference) : null,
            ApprovedAtHome = asked.ApprovedAtHome,
            Notice = asked.Notice!,
            NoticeReason = asked.NoticeRuled?.Reason,
            HomeApprovalPath = DemandDecisions.LacksApprovalAtHome(asked) && asked.Status != RequestStatus.Closed ? HomeApprovalPage.PathOf(asked.Reference) : null,
        };
    }

    public HomeApprovalPage HomeApproval(HttpRequest request, Visit visit, TypedDemand typed) => new(
        pages.For(request, visit.FormToken),
        visit.Request.Reference,
        visit.Request.InternalDueDay(rules, time),
        View(visit.Request, pages.LanguageOf(request), isMasked: true)! with { HomeApprovalPath = null },
        Today,
        typed);

    public NoticePage Notice(HttpRequest request, Visit visit, StaffMember member, TypedDemand typed) => new(
        pages.For(request, visit.FormToken),
        visit.Request.Reference,
        View(visit.Request, pages.LanguageOf(request), isMasked: true)!,
        visit.Request.When<PackageCollected>()!.Value.In(rules),
        Today,
        typed)
    {
        IsOfficer = member.Is(StaffRoles.Officer),
    };

    /// <summary>Takes a call, the first or one after it.</summary>
    public async Task<IResult> CallBack(HttpRequest request, Visit visit, StaffMember member, DurableTaskClient client, CancellationToken cancellation)
    {
        var asked = visit.Request;
        if (asked.Received.Entered?.By == member.Email)
        {
            return MessagePage.EnteredByYou(pages.For(request), asked.Reference);
        }

        // Who has called before sends the same call again, and reads that it is recorded.
        if (!directory.MayCallBack(member, asked) && !asked.ProvedBy.Contains(member.Email))
        {
            return MessagePage.NeededToDecide(pages.For(request), asked.Reference);
        }

        var received = asked.Received.ReceivedAt.In(rules);
        var page = new CallBackPage(
            pages.For(request, visit.FormToken), asked.Reference, asked.InternalDueDay(rules, time), View(asked, pages.LanguageOf(request), isMasked: false)!, received, Today, TypedDemand.Blank)
        {
            IsAgain = asked.CalledBack is not null,
        };
        if (!request.IsPost())
        {
            return page;
        }

        var form = await Forms.Read(request, cancellation);
        var typed = DemandForm.Typed(form);
        var (day, isConfirmed) = (DemandForm.Day(typed[Fields.Day]), typed[DemandFields.Result] == DemandFields.Confirmed);
        FieldError?[] errors =
        [
            door.IsFormToken(form, visit) ? null : Problems.FormExpired,
            DemandForm.Line(typed, DemandFields.NumberFrom),
            DemandForm.Line(typed, DemandFields.With),
            day is null ? Problems.DayMissing : null,
            typed[DemandFields.Result] is DemandFields.Confirmed or DemandFields.Failed ? null : DemandProblems.Missing(DemandFields.Result),
            typed[DemandFields.Result] == DemandFields.Failed && typed[Fields.Note].Length == 0 ? DemandProblems.Missing(Fields.Note)
                : DemandForm.Words(typed, Fields.Note, isNeeded: false, DemandPage.LongestWords),
        ];
        if (errors.OfType<FieldError>().ToList() is { Count: > 0 } found)
        {
            return page with { Typed = typed, Errors = found };
        }

        var call = new AuthorityCalledBack(
            member.Email, typed[DemandFields.NumberFrom], typed[DemandFields.With], day!.Value, isConfirmed, typed[Fields.Note] is { Length: > 0 } note ? note : null);
        var recorded = await ledger.Record(asked, Actor.Staff, r => DemandDecisions.CallBack(r, call, received, Today), cancellation);
        switch (recorded.Ruling)
        {
            case Ruling.NotAllowed { Why: Obstacle.WrongDay }:
                return page with { Typed = typed, Errors = [Problems.DayOutside(received, Today)] };
            case Ruling.NotAllowed { Why: Obstacle.NotTheirs }:
                return page with { Typed = typed, Errors = [DemandProblems.ConfirmedBefore] };
            case Ruling.NotAllowed:
                return MessagePage.TooLateToRecord(pages.For(request), asked.Reference);
            default:
                await workflows.Wake(client, recorded.Request, cancellation);
                return recorded.Request.EarlierCalls.Count > 0 && recorded.Request.EarlierCalls[0] != call
                    ? MessagePage.CalledAgain(pages.For(request), asked.Reference, isConfirmed)
                    : MessagePage.CalledBack(pages.For(request), asked.Reference, isConfirmed, DemandDecisions.LacksApprovalAtHome(recorded.Request));
        }
    }
}
