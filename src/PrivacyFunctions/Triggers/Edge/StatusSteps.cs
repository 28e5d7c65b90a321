using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Review;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>A request as its person sees it.</summary>
public sealed class StatusSteps(
    CompanyProfile profile,
    Reviews reviews,
    StopNames names,
    RecipientNames recipients,
    DataSources sources,
    CorrectionLines corrections,
    ProgressReader progress,
    DeadlineRules rules,
    TimeProvider time)
{
    /// <param name="review">Of what came of it, where one was asked for.</param>
    public StatusPage Page(PageContext context, Request request, Request? review) => MovedDates.Standing(request, rules, time.GetUtcNow()) is { } standing
        ? Page(context, request with { DueEnd = standing.DueEnd }, review, standing.Source)
        : Page(context, request, review, standsBy: null);

    // Where the clock stands still, by the date that there would be if it ran on now.
    private StatusPage Page(PageContext context, Request request, Request? review, RuleText? standsBy) => new(
        context,
        request.Reference,
        request.Kinds,
        request.DueDay(rules, time),
        Steps(request),
        [.. Outcomes(request, context.Language)])
    {
        DoneBy = request is { Erased: null, Corrected: null, CompletionEnd: { } done } && done != request.DueEnd ? rules.Until(done).LastDay : null,
        IsProvisional = request is { IsProvisional: true, Erased: null, Corrected: null },
        StandsBy = standsBy?.In(context.Language),
        IsApproved = request.Approved is not null,
        Note = NoteOf(request),
        IsServed = request is { Packages: > 0, WantsDeletion: false },
        LettersComeBack = request.Undelivered is not null,
        Review = review?.Reference,
        IsReviewed = review?.Answered is not null,
        ReviewUntil = reviews.CanBeAsked(request) ? reviews.LastDay(request) : null,
        StoredUntil = request.HeldUntil?.AddTicks(-1).In(rules),
        StoppableUntil = request.Status == RequestStatus.CoolingOff ? request.ErasureFrom : null,
        AnswerPath = request.Asked is not null ? $"{Links.Path(LinkPurpose.Status, request.Reference)}/answer" : null,
        FeePath = request.Status == RequestStatus.AwaitingFee ? $"{Links.Path(LinkPurpose.Status, request.Reference)}/fee" : null,
        WithdrawPath = WithdrawalDecisions.CanBeWithdrawn(request) ? $"{Links.Path(LinkPurpose.Status, request.Reference)}/withdraw" : null,
        Extension = request.Extended is { } extended ? new Extension(rules.Until(request.FirstDueEnd!.Value).LastDay, extended.Reason) : null,
        Moved = request.Moves is [.., var moved] ? MovedDates.Told(moved, request, rules, context.Language) : null,
        NewDay = request.HasSettled(LetterSending.Key(TimedLetters.Late, Timetable.LateNumber(request))) && request.Status != RequestStatus.Closed ? Timetable.LateDay(request, rules) : null,
    };

    /// <summary>What came of the demand of an authority, as it reads it; null where there is nothing to say, or no more.</summary>
    public StatusOutcome? HandOver(Request request, Language language) => request switch
    {
        { Package.AvailableUntil: var until, PackageIsDeleted: false } when until > time.GetUtcNow() && !DemandDecisions.IsContradicted(request) => Ready(request),
        { Refused: { } refused } => Refused(refused, language),
        { Outcome: Requests.Outcome.NothingFound } => new StatusOutcome.NothingFound(),
        _ => null,
    };

    private StatusOutcome.Refused Refused(RequestRefused refused, Language language)
    {
        var ground = profile.Ground(refused.Ground);
        return new StatusOutcome.Refused(ground.Words.In(language), ground.Article.In(language), refused.Reason);
    }

    private static StatusOutcome.Ready Ready(Request request)
    {
        var (path, made) = ($"/status/{request.Reference}", request.Package!);
        return new StatusOutcome.Ready($"{path}/read", $"{path}/download", made.Size, made.AvailableUntil, made.Sha256, null);
    }

    private static StatusNote? NoteOf(Request request) => request.Status switch
    {
        RequestStatus.Received or RequestStatus.AwaitingProof when request.AwaitsProof => StatusNote.AwaitingProof,
        RequestStatus.AwaitingSecond => StatusNote.AwaitingSecond,
        RequestStatus.Blocked => StatusNote.Delayed,
        RequestStatus.CoolingOff => StatusNote.CoolingOff,
        RequestStatus.AwaitingPerson => StatusNote.AwaitingPerson,
        RequestStatus.StoppedExceptStorage => StatusNote.StoredOnly,
        RequestStatus.AwaitingFee => StatusNote.AwaitingFee,
        _ => null,
    };

    private IReadOnlyList<StatusStep> Steps(Request request)
    {
        var reached = new List<(StepKind Kind, DateTimeOffset? At)>
        {
            (StepKind.Received, request.Received.ReceivedAt),
        };
        if (request.Kinds.Has(Step.Stop))
        {
            reached.Add((StepKind.Stopped, StoppedAt(request)));
        }

        if (request.Kinds.NeedProof || request.Proof is not null)
        {
            reached.Add((StepKind.IdentityConfirmed, request.When<IdentityProven>()));
        }

        if (request.Kinds.Has(Step.Answer))
        {
            reached.Add((StepKind.Answered, request.When<RequestAnswered>()));
        }

        if (request.Kinds.Has(Step.Search))
        {
            reached.Add((StepKind.Searched, request.When<DataSearched>()));
            reached.Add((StepKind.Decided, request.When<RequestApproved>() ?? request.When<RequestRefused>()));
        }

        if (request.WantsCorrection)
        {
            reached.Add((StepKind.Corrected, request.When<DataCorrected>()));
        }

        if (request.WantsCopy)
        {
            reached.Add((StepKind.FileReady, request.When<PackageMade>()));
        }

        if (request.WantsDeletion)
        {
            reached.Add((StepKind.Erased, request.When<DataErased>()));
        }

        reached.Add((StepKind.Closed, request.Status == RequestStatus.Closed ? request.When<RequestClosed>() : null));
        var isOpen = request.Status != RequestStatus.Closed;
        if (request.When<ErasedExcept>() is not null)
        {
            reached.Insert(reached.Count - 1, (StepKind.KeptErased, request.HeldUntil is null ? request.When<KeptErased>() : null));
        }


        // A file that waits for its person is nothing in progress.
        var next = isOpen && request.Status != RequestStatus.Delivered ? reached.FindIndex(s => s.At is null) : -1;
        return [.. reached
            .Select((step, index) => step is { Kind: StepKind.KeptErased, At: null } && request.LastHeldUntil is { } end
                ? new StatusStep(step.Kind, StepState.Scheduled, end.In(rules))
                : new StatusStep(step.Kind, step.At is not null ? StepState.Done : index == next ? StepState.Current : StepState.Ahead, step.At?.In(rules)))

            // What a closed request never reached, it never will.
            .Where(step => isOpen || step.State == StepState.Done)];
    }

    private IEnumerable<StatusOutcome> Outcomes(Request request, Language language)
    {
        if (request.PackageIsDeleted)
        {
            var until = progress.AgainUntil(request) is { } end && end > time.GetUtcNow() ? end : (DateTimeOffset?)null;
            yield return new StatusOutcome.Gone(
                request.When<PackageDeleted>()!.Value,
                until is null ? null : $"{Links.Path(LinkPurpose.Status, request.Reference)}/again",
                until?.AddTicks(-1).In(rules));
        }
        else if (request.Package is { } ended && ended.AvailableUntil <= time.GetUtcNow())
        {
            yield return new StatusOutcome.Gone(ended.AvailableUntil);
        }
        else if (request.Package is { } made)
        {
            yield return Ready(request) with { DeletionBy = request is { WantsDeletion: true, Erased: null } ? made.AvailableUntil.In(rules) : null };
        }

        if (request.Skipped.Count > 0)
        {
            yield return new StatusOutcome.InPart([.. request.Skipped.Select(source => sources.TitleOf(source, language))]);
        }

        if (request.Erased is { } erased)
        {
            yield return new StatusOutcome.Deleted([.. AsItStands(request, erased).Select(line => PlanLine.Of(line, language))]);
        }

        if (recipients.Lines(request, HookEvent.Erasure, language) is { Count: > 0 } toErase)
        {
            yield return new StatusOutcome.Recipients(HookEvent.Erasure, toErase);
        }

        if (request.Corrected is not null)
        {
            yield return new StatusOutcome.Corrected(corrections.Lines(request, language));
        }

        if (recipients.Lines(request, HookEvent.Rectification, language) is { Count: > 0 } toCorrect)
        {
            yield return new StatusOutcome.Recipients(HookEvent.Rectification, toCorrect);
        }

        foreach (var stops in request.Stops.SelectMany(AsItStands).GroupBy(stop => StateOf(stop, request)))
        {
            yield return Stopped([.. stops], stops.Key, language);
        }

        if (request.Refused is { } refused)
        {
            yield return Refused(refused, language);
        }

        if (request.Answered is { } answered)
        {
            yield return new StatusOutcome.Answered(answered.Text, request.Received.Reviews is not null);
        }

        if (request is { Outcome: Requests.Outcome.NothingFound, Corrected: null })
        {
            yield return new StatusOutcome.NothingFound();
        }

        if (request.Outcome == Requests.Outcome.Withdrawn)
        {
            yield return new StatusOutcome.Withdrawn();
        }

        if (request is { Outcome: Requests.Outcome.FeeDeclined, Fee: { } fee })
        {
            yield return new StatusOutcome.FeeDeclined(fee.Amount, fee.Reason, fee.InSilence);
        }

        if (request.NotOurs is { } found)
        {
            yield return new StatusOutcome.NotOurs(found.Responsible, found.ForwardedOn);
        }

        if (request.Joined is { } joined)
        {
            yield return new StatusOutcome.Joined(joined.To);
        }

        if (request.Outcome == Requests.Outcome.Unproven)
        {
            yield return new StatusOutcome.Unproven();
        }
    }

    // What was kept until a date, as far as it is still; and what has gone of it since.
    private static IEnumerable<ErasureLine> AsItStands(Request request, DataErased erased) => request.HoldsEnded == 0
        ? erased.Steps
        : [.. erased.Steps.Where(l => l.FirstEnd is null), .. Gone(request, erased), .. request.Held];

    private static IEnumerable<ErasureLine> Gone(Request request, DataErased erased) => HoldDecisions.Held(erased.Steps)
        .Select(l => l with { Act = ErasureAct.Delete, Because = null, Records = l.Records - request.Held.Where(h => (h.Source, h.Collection) == (l.Source, l.Collection)).Sum(h => h.Records) })
        .Where(l => l.Records > 0);

    // Where the rest goes on again, direct marketing stays stopped.
    private static IEnumerable<Stop> AsItStands(Stop stop) => stop is { Resumed: { } resumed, Lasting.Count: > 0 }
        ? [stop with { Purposes = resumed, Lasting = [] }, stop with { Purposes = stop.Lasting, Resumed = null, ResumedAt = null }]
        : [stop];

    private static StopState StateOf(Stop stop, Request request) =>
        stop.IsCalledOff ? StopState.CalledOff
        : !stop.IsOn ? StopState.Resumed
        : stop.StopsByHand ? StopState.ByHand
        : StopDecisions.EndsWithCorrection(request, stop) ? StopState.UntilCorrected
        : stop.IsFinal || request.Approved is not null || request.Status == RequestStatus.Closed ? StopState.Stays
        : StopState.UntilDecided;

    // What staff stop by hand has stopped when they say so.
    private static DateTimeOffset? StoppedAt(Request request) =>
        request.Stops.FirstOrDefault(stop => !stop.IsByHand)?.Since ?? (StopDecisions.AwaitsHand(request) ? null : request.Stops.Max(stop => stop.StoppedByHandAt));

    private StatusOutcome.Stopped Stopped(IReadOnlyList<Stop> stops, StopState state, Language language) => new(
        stops.Min(stop => state == StopState.CalledOff ? stop.Since : stop.HoldsSince ?? stop.Since),
        names.Purposes(stops, language),
        [
            .. names.Told(stops, language).Select(told => new StopTarget(told.Who, told.At)),
            .. names.Untold(stops, language).Select(who => new StopTarget(who, ConfirmedAt: null)),
        ],
        state)
    {
        IsUnconfirmed = state == StopState.CalledOff || stops.Any(stop => stop.HoldsSince is null),
        ByHandAt = state == StopState.CalledOff ? null : stops.Max(stop => stop.StoppedByHandAt),
    };
}
