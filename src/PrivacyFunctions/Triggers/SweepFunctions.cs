using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Triggers.Edge;
using PrivacyFunctions.Triggers.Letters;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Keeps lost messages and lost workflows from mattering.</summary>
public sealed class SweepFunctions(
    RequestLedger ledger,
    Wakes wakes,
    DueIndex due,
    IntakeLimits limits,
    RawMailStore mails,
    LetterSending sending,
    RequestLetters letters,
    ProgressReader progress,
    WorkflowClient workflows,
    DeadlineRules rules,
    CalendarWatch calendars,
    ProvisionalDates provisional,
    AppSettings settings,
    TimeProvider time,
    ILogger<SweepFunctions> logger)
{
    // A row is written before the request it is for; one that is older than this was for a request that never came.
    private static readonly TimeSpan WriteTakes = TimeSpan.FromMinutes(10);

    // Long enough to see what became of a letter that somebody misses.
    private static readonly TimeSpan EndedStay = TimeSpan.FromDays(1);

    /// <summary>Wakes every request whose ledger has been ahead of its workflow for a while.</summary>
    [Function(nameof(WakeRequests))]
    public async Task WakeRequests(
        [TimerTrigger("%SweepSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var failed = 0;
        await foreach (var wake in wakes.MarkedBefore(time.GetUtcNow() - settings.WakeAfter, cancellation))
        {
            failed += await Fails(wake.Reference, () => Wake(wake, client, cancellation)) ? 1 : 0;
        }

        FailIf(failed);
    }

    /// <summary>
    /// Looks through what falls due within days: sends the letters whose time has come, each once whoever sends it, starts
    /// workflows that are gone, and follows a closed request until its package and its record are deleted. Warns of
    /// calendars that run out, and counts provisional dates again.
    /// </summary>
    [Function(nameof(WatchDueDates))]
    public async Task WatchDueDates(
        [TimerTrigger("%DueSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        foreach (var calendar in calendars.ToWarnOf())
        {
            logger.CalendarRunsOut(calendar.Name, calendar.KnownThrough.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        await foreach (var request in provisional.Recount(cancellation))
        {
            await workflows.Wake(client, request, cancellation);
        }

        await limits.RemoveOld(cancellation);
        await mails.DeleteUnanswered(time.GetUtcNow() - RawMailStore.UnansweredFor, cancellation);
        var failed = 0;
        await foreach (var row in due.DueBefore(time.GetUtcNow() + rules.LookAhead, cancellation))
        {
            failed += await Fails(row.Reference, () => Watch(row, client, cancellation)) ? 1 : 0;
        }

        FailIf(failed);
    }

    /// <summary>
    /// Deletes what is left of workflows that ended: of links to enter a request, and of requests whose record is erased.
    /// Those that failed stay to be looked at; one of a request is begun anew all the same. Once a day, in the small hours of
    /// China: it looks at every workflow there is.
    /// </summary>
    [Function(nameof(PurgeWorkflows))]
    public async Task PurgeWorkflows(
        [TimerTrigger("0 17 19 * * *")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var ended = new PurgeInstancesFilter(CreatedTo: time.GetUtcNow() - EndedStay, Statuses: [OrchestrationRuntimeStatus.Completed]);
        if (await client.PurgeAllInstancesAsync(ended, cancellation) is { PurgedInstanceCount: > 0 and var count })
        {
            logger.WorkflowsPurged(count);
        }
    }

    private async Task Wake(Wake wake, DurableTaskClient client, CancellationToken cancellation)
    {
        // Marked, but never written: the write it announced did not happen. Or nothing is left to be done.
        var request = await ledger.Find(wake.Reference, cancellation);
        if (request is null || (request.IsOver && !EndedElsewhere(request) && !HasToTellEnding(request) && letters.ToCome(request).Count == 0))
        {
            await wakes.Clear(wake, cancellation);
            return;
        }

        await workflows.Revive(client, wake, cancellation);
    }

    private async Task Watch(DueRow row, DurableTaskClient client, CancellationToken cancellation)
    {
        var request = await ledger.Find(row.Reference, cancellation);
        if (request is null || (!IsFollowed(request) && !row.IsOf(request)))
        {
            if (row.AddedAt < time.GetUtcNow() - WriteTakes)
            {
                await due.Remove(row, cancellation);
            }

            return;
        }

        if (IsFollowed(request))
        {
            // Until it is told, its row stays where this looks.
            if (!HasToTellEnding(request))
            {
                await Follow(request, row, cancellation);
            }
        }
        else
        {
            await SendWhatIsDue(request, cancellation);
        }

        await workflows.ReviveIfGone(client, request, cancellation);
    }

    private static bool IsFollowed(Request request) => request is { Status: RequestStatus.Closed } or { HeldUntil: not null };

    // The row of a closed request, and of one that keeps something until a date, stands at the day of what is still to be deleted: written there before it goes from here.
    private async Task Follow(Request request, DueRow row, CancellationToken cancellation)
    {
        if (progress.NextEnd(request) is { } end && !row.IsOn(end))
        {
            await due.Add(request.Reference, end, cancellation);
            await due.Remove(row, cancellation);
        }
    }

    // A request that cannot be read must not keep the rest from being looked at. An outage is everybody's, and ends the run.
    private async Task<bool> Fails(Reference reference, Func<Task> look)
    {
        try
        {
            await look();
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException && !StorageOutage.Is(e))
        {
            logger.SweepFailedOn(reference, e.GetType().Name);
            return true;
        }
    }

    private static void FailIf(int failed)
    {
        if (failed > 0)
        {
            throw new StepFailedException("sweep-incomplete");
        }
    }

    // Somebody reads that what was kept is gone: its erasure and its letter are two steps.
    private static bool HasToTellEnding(Request request) =>
        request.HoldsEnded > 0 && !request.HasSettled(LetterSending.Key(LetterNames.HoldEnded, request.HoldsEnded));

    // What ended a request from outside, its workflow has still to tell the person, or to undo what it had stopped. These ends
    // the workflow brings about itself, or has nothing to say about.
    private static bool EndedElsewhere(Request request) =>
        request.Outcome is not (Outcome.Done or Outcome.InPart or Outcome.NothingFound or Outcome.Unproven);

    // Letters go at the full hour, and so does the sweep: it leaves the workflow, perhaps on another machine, its time.
    // One letter that no provider takes must not keep the rest from being looked at; the next run tries again.
    private async Task SendWhatIsDue(Request request, CancellationToken cancellation)
    {
        try
        {
            foreach (var letter in letters.ToCome(request).Where(l => l.At <= time.GetUtcNow() - settings.WakeAfter))
            {
                await sending.Send(request.Reference, letter.Letter, letter.Number, cancellation);
            }
        }
        catch (StepFailedException e)
        {
            logger.LetterWaits(request.Reference, e.Message);
        }
    }
}
