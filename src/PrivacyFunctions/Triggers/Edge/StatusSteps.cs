using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Pages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>A request as its person sees it.</summary>
public sealed class StatusSteps(CompanyProfile profile, DataSources sources, DeadlineRules rules, TimeProvider time)
{
    public StatusPage Page(PageContext context, Request request) => new(
        context,
        request.Reference,
        request.Kinds,
        request.DueDay(rules, time),
        Steps(request),
        [.. Outcomes(request, context.Language)])
    {
        Note = NoteOf(request),
        NewDay = request.HasSettled(TimedLetters.Late) && request.Status != RequestStatus.Closed ? Timetable.LateDay(request, rules) : null,
    };

    private static StatusNote? NoteOf(Request request) => request.Status switch
    {
        RequestStatus.Received or RequestStatus.AwaitingProof => StatusNote.AwaitingProof,
        RequestStatus.AwaitingSecond => StatusNote.AwaitingSecond,
        RequestStatus.Blocked => StatusNote.Delayed,
        _ => null,
    };

    private IReadOnlyList<Step> Steps(Request request)
    {
        var reached = new List<(StepKind Kind, DateTimeOffset? At)>
        {
            (StepKind.Received, request.Received.ReceivedAt),
            (StepKind.IdentityConfirmed, request.When<IdentityProven>()),
            (StepKind.Searched, request.When<DataSearched>()),
            (StepKind.Decided, request.When<RequestApproved>() ?? request.When<RequestRefused>()),
        };
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

        // A file that waits for its person is nothing in progress.
        var next = isOpen && request.Status != RequestStatus.Delivered ? reached.FindIndex(s => s.At is null) : -1;
        return [.. reached
            .Select((step, index) => new Step(
                step.Kind,
                step.At is not null ? StepState.Done : index == next ? StepState.Current : StepState.Ahead,
                step.At?.In(rules)))

            // What a closed request never reached, it never will.
            .Where(step => isOpen || step.State == StepState.Done)];
    }

    private IEnumerable<StatusOutcome> Outcomes(Request request, Language language)
    {
        if (request.PackageIsDeleted)
        {
            yield return new StatusOutcome.Gone(request.When<PackageDeleted>()!.Value);
        }
        else if (request.Package is { } ended && ended.AvailableUntil <= time.GetUtcNow())
        {
            yield return new StatusOutcome.Gone(ended.AvailableUntil);
        }
        else if (request.Package is { } made)
        {
            var path = $"/status/{request.Reference}";
            DateOnly? deletionBy = request is { WantsDeletion: true, Erased: null } ? made.AvailableUntil.In(rules) : null;
            yield return new StatusOutcome.Ready($"{path}/read", $"{path}/download", made.Size, made.AvailableUntil, made.Sha256, deletionBy);
        }

        if (request.Skipped.Count > 0)
        {
            yield return new StatusOutcome.InPart([.. request.Skipped.Select(source => sources.TitleOf(source, language))]);
        }

        if (request.Erased is { } erased)
        {
            yield return new StatusOutcome.Deleted([.. erased.Steps.Select(line => PlanLine.Of(line, language))]);
        }

        if (request.Refused is { } refused)
        {
            var ground = profile.Ground(refused.Ground);
            yield return new StatusOutcome.Refused(ground.Words.In(language), ground.Article.In(language), refused.Reason);
        }

        if (request.Outcome == Requests.Outcome.NothingFound)
        {
            yield return new StatusOutcome.NothingFound();
        }

        if (request.Outcome == Requests.Outcome.Unproven)
        {
            yield return new StatusOutcome.Unproven();
        }
    }
}
