using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake;
using PrivacyFunctions.Pages;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Staff enter what an authority demands (P19), and record what it takes before and after it is disclosed.</summary>
public sealed class DemandFunctions(
    StaffDirectory directory,
    StaffIntake intake,
    RequestLedger ledger,
    WorkflowClient workflows,
    StaffDoor door,
    Links links,
    DemandForm demands,
    DemandReview review,
    KindCatalogue catalogue,
    PageContexts pages,
    DeadlineRules rules,
    TimeProvider time)
{
    private DateOnly Today => time.GetUtcNow().In(rules);

    [Function(nameof(EnterDemand))]
    public async Task<IResult> EnterDemand(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "enter/{reference}/demand")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (came, instead) = links.OpenLink(request, reference, LinkPurpose.Enter);
        if (came is null)
        {
            return instead!;
        }

        // The page that it is reached from signs in, and says what became of a reference that is used.
        if (directory.Find(came.Link.Addressee) is not { } member || came.Session is null || catalogue.Demandable.Count == 0
            || await ledger.Find(came.Link.Reference, cancellation) is not null)
        {
            return new SeeOtherResult(Links.Path(LinkPurpose.Enter, came.Link.Reference));
        }

        var canBeDecided = directory.CanDecideDemandOf(member.Email);
        if (!request.IsPost())
        {
            return canBeDecided ? demands.Page(request, came, TypedDemand.Blank) : MessagePage.TooFewForDemand(pages.For(request), came.Link.Reference);
        }

        var form = await Forms.Read(request, cancellation, DemandForm.LargestBody);
        var (typed, errors, entry) = demands.Read(form, member);
        if (!links.IsFormToken(form, came.Link))
        {
            errors = [Problems.FormExpired, .. errors];
        }

        if (!canBeDecided)
        {
            return demands.Page(request, came, typed) with { Errors = [DemandProblems.TooFewStaff, .. errors], StatusCode = StatusCodes.Status409Conflict };
        }

        if (errors.Count > 0)
        {
            return demands.Page(request, came, typed) with { Errors = errors };
        }

        await workflows.Start(client, await intake.Receive(came.Link.Reference, entry!, cancellation), cancellation);
        return new SeeOtherResult(Links.Path(LinkPurpose.Enter, came.Link.Reference));
    }

    [Function(nameof(RecordHomeApproval))]
    public async Task<IResult> RecordHomeApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/home-approval")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (!DemandDecisions.LacksApprovalAtHome(visit.Request) || visit.Request.Status == RequestStatus.Closed)
        {
            return MessagePage.TooLateToRecord(pages.For(request), visit.Request.Reference);
        }

        if (!directory.MayRecordApproval(member, visit.Request))
        {
            return MessagePage.NeededToDecide(pages.For(request), visit.Request.Reference);
        }

        if (!request.IsPost())
        {
            return review.HomeApproval(request, visit, TypedDemand.Blank);
        }

        var form = await Forms.Read(request, cancellation);
        var typed = DemandForm.Typed(form);
        var day = DemandForm.Day(typed[Fields.Day]);
        FieldError?[] errors =
        [
            door.IsFormToken(form, visit) ? null : Problems.FormExpired,
            DemandForm.Line(typed, DemandFields.Number),
            day is null ? Problems.DayMissing : null,
        ];
        if (errors.OfType<FieldError>().ToList() is { Count: > 0 } found)
        {
            return review.HomeApproval(request, visit, typed) with { Errors = found };
        }

        var approval = new ApprovedAtHome(member.Email, typed[DemandFields.Number], day!.Value);
        var recorded = await ledger.Record(visit.Request, Actor.Staff, r => DemandDecisions.ApproveAtHome(r, approval, Today), cancellation);
        switch (recorded.Ruling)
        {
            case Ruling.NotAllowed { Why: Obstacle.WrongDay }:
                return review.HomeApproval(request, visit, typed) with { Errors = [Problems.DayOutside(DemandDecisions.OldestDocument, Today)] };
            case Ruling.NotAllowed { Why: Obstacle.SamePerson }:
                return MessagePage.SomebodyElse(pages.For(request), visit.Request.Reference);
            case Ruling.NotAllowed:
                return MessagePage.TooLateToRecord(pages.For(request), visit.Request.Reference);
            default:
                await workflows.Wake(client, recorded.Request, cancellation);
                return MessagePage.HomeApprovalRecorded(pages.For(request), visit.Request.Reference, DemandDecisions.AwaitsCallBack(recorded.Request));
        }
    }

    [Function(nameof(CallBackAgain))]
    public async Task<IResult> CallBackAgain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/call-back")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        return DemandDecisions.AwaitsCallBack(visit.Request) ? new SeeOtherResult(Links.Path(LinkPurpose.Decide, visit.Request.Reference))
            : DemandDecisions.CanCallAgain(visit.Request) ? await review.CallBack(request, visit, member, client, cancellation)
            : MessagePage.TooLateToRecord(pages.For(request), visit.Request.Reference);
    }

    [Function(nameof(RuleNotice))]
    public async Task<IResult> RuleNotice(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", Route = "decide/{reference}/notice")] HttpRequest request,
        string reference,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var (visit, member, instead) = await door.Open(request, reference, signsIn: false, cancellation);
        if (visit is null || member is null)
        {
            return instead!;
        }

        if (!DemandDecisions.PersonIsToBeTold(visit.Request))
        {
            return MessagePage.TooLateToRecord(pages.For(request), visit.Request.Reference);
        }

        var blank = review.Notice(request, visit, member, TypedDemand.Blank);
        if (!request.IsPost())
        {
            return blank;
        }

        if (!blank.IsOfficer)
        {
            return blank with { StatusCode = StatusCodes.Status403Forbidden };
        }

        var form = await Forms.Read(request, cancellation);
        var typed = DemandForm.Typed(form);
        var page = blank with { Typed = typed };
        var (command, errors) = Ruled(typed, member, page.Disclosed);
        if (!door.IsFormToken(form, visit))
        {
            errors = [Problems.FormExpired, .. errors];
        }

        if (errors.Count > 0)
        {
            return page with { Errors = errors };
        }

        var recorded = await ledger.Record(visit.Request, Actor.Staff, command!, cancellation);
        switch (recorded.Ruling)
        {
            case Ruling.NotAllowed { Why: Obstacle.WrongDay }:
                return page with { Errors = [Problems.DayOutside(page.Disclosed, Today)] };
            case Ruling.NotAllowed { Why: Obstacle.NoReason }:
                return page with { Errors = [DemandProblems.Missing(Fields.Reason)] };
            case Ruling.NotAllowed:
                return MessagePage.TooLateToRecord(pages.For(request), visit.Request.Reference);
            default:
                await workflows.Wake(client, recorded.Request, cancellation);
                return MessagePage.NoticeRuled(pages.For(request), visit.Request.Reference, typed[DemandFields.Notice]);
        }
    }

    private (Func<Request, Ruling>? Command, IReadOnlyList<FieldError> Errors) Ruled(TypedDemand typed, StaffMember member, DateOnly disclosed)
    {
        var reason = typed[Fields.Reason] is { Length: > 0 } given ? given : null;
        var wrongReason = DemandForm.Words(typed, Fields.Reason, isNeeded: false, DemandPage.LongestLine);
        switch (typed[DemandFields.Notice])
        {
            case DemandFields.Tell:
                FieldError?[] wrong = [.. DemandForm.Unread(typed, DemandFields.ForbiddenBy, DemandFields.ForbiddenUntil, Fields.Day), wrongReason];
                var lifted = new NoticeRuled(member.Email, ForbiddenBy: null, ForbiddenUntil: null) { Reason = reason };
                return (r => DemandDecisions.RuleNotice(r, lifted, Today), [.. wrong.OfType<FieldError>()]);
            case DemandFields.Forbidden:
                var until = DemandForm.Day(typed[DemandFields.ForbiddenUntil]);
                wrong =
                [
                    DemandForm.Line(typed, DemandFields.ForbiddenBy), demands.UntilProblem(typed[DemandFields.ForbiddenUntil], until),
                    .. DemandForm.Unread(typed, Fields.Day), wrongReason,
                ];
                var forbidden = new NoticeRuled(member.Email, typed[DemandFields.ForbiddenBy], until) { Reason = reason };
                return (r => DemandDecisions.RuleNotice(r, forbidden, Today), [.. wrong.OfType<FieldError>()]);
            case DemandFields.Told:
                var (isChannel, on) = (Enum.GetNames<Channel>().Contains(typed[Fields.Channel]), DemandForm.Day(typed[Fields.Day]));
                FieldError?[] missing = [isChannel ? null : DemandProblems.Missing(Fields.Channel), on is null ? Problems.DayMissing : null];
                return isChannel && on is { } day
                    ? (r => DemandDecisions.TellPerson(r, new PersonTold(member.Email, Enum.Parse<Channel>(typed[Fields.Channel]), day) { OfDisclosure = true }, disclosed, Today), DemandForm.Unread(typed, Fields.Reason))
                    : (null, [.. missing.OfType<FieldError>()]);
            default:
                return (null, [DemandProblems.Missing(DemandFields.Notice)]);
        }
    }
}
