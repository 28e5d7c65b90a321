using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;

namespace PrivacyFunctions.Workflows;

internal enum Proof
{
    Given,
    Missing,
}

internal enum Search
{
    Found,
    NothingFound,
}

internal enum Decision
{
    Approved,
    Refused,
}

/// <summary>The steps and waits of a request, typed, for the workflow to read like the process.</summary>
internal sealed class RequestSteps(TaskOrchestrationContext context)
{
    // From seconds to a quarter of an hour apart, for about a day: an outage passes, and nobody has to restart anything.
    private static readonly TaskOptions Persistently = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 100,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(15)));

    public Task Acknowledge() => Tell(LetterNames.Receipt);

    public async Task<Proof> WaitForProof()
    {
        var progress = await WaitUntil(p => p.IsProven || p.IsClosed, p => p.DueEnd);
        return progress.IsProven ? Proof.Given : Proof.Missing;
    }

    public async Task CloseUnproven()
    {
        if (await Do<Progress>(nameof(RequestActivities.CloseUnproven)) is { IsProven: false })
        {
            await Tell(LetterNames.Unproven);
        }
    }

    public async Task<Search> Search() =>
        await Do<long>(nameof(FulfilmentActivities.SearchSources)) == 0 ? Workflows.Search.NothingFound : Workflows.Search.Found;

    public async Task CloseNothingFound()
    {
        await Do<Progress>(nameof(RequestActivities.CloseNothingFound));
        await Tell(LetterNames.NothingFound);
    }

    public Task AskForDecision() => Tell(LetterNames.DecisionNeeded);

    public async Task<Decision> WaitForDecision()
    {
        var progress = await WaitUntil(p => p.IsDecided);
        return progress.IsRefused ? Decision.Refused : Decision.Approved;
    }

    public Task TellRefusal() => Tell(LetterNames.Refused);

    public Task MakePackage() => Do<Progress>(nameof(FulfilmentActivities.MakePackage));

    public Task TellReady() => Tell(LetterNames.Ready);

    public Task WaitUntilPackageExpires() => WaitUntil(p => p.PackageIsDeleted, p => p.PackageUntil);

    public async Task WaitUntilRecordExpires()
    {
        var end = await Do<DateTimeOffset>(nameof(RequestActivities.EndOfRecord));
        await context.CreateTimer(end.UtcDateTime, CancellationToken.None);
    }

    public Task EraseRecord() => context.CallActivityAsync(nameof(RequestActivities.EraseRecord), context.InstanceId, Persistently);

    public Task DeletePackage() => Do<Progress>(nameof(FulfilmentActivities.DeletePackage));

    /// <summary>A letter that no provider takes is recorded as failed and holds nothing up.</summary>
    private Task Tell(string letter) => context.CallActivityAsync(
        nameof(LetterActivities.SendLetter),
        new LetterOrder(context.InstanceId, letter),
        Persistently);

    private Task<T> Do<T>(string activity) => context.CallActivityAsync<T>(activity, context.InstanceId, Persistently);

    /// <summary>
    /// Reads the ledger until it says so, before the first wait and at each wake. An event that was lost only delays:
    /// the sweep wakes every request whose ledger is ahead.
    /// </summary>
    private async Task<Progress> WaitUntil(Func<Progress, bool> reached, Func<Progress, DateTimeOffset?>? until = null)
    {
        while (true)
        {
            var progress = await Do<Progress>(nameof(RequestActivities.ReadProgress));
            var deadline = until?.Invoke(progress);
            if (reached(progress) || deadline?.UtcDateTime <= context.CurrentUtcDateTime)
            {
                return progress;
            }

            await WaitForChange(deadline);
        }
    }

    private async Task WaitForChange(DateTimeOffset? until)
    {
        using var stop = new CancellationTokenSource();
        var changed = context.WaitForExternalEvent<int>(Workflow.Changed, stop.Token);
        Task timer = until is { } deadline ? context.CreateTimer(deadline.UtcDateTime, stop.Token) : changed;
        await Task.WhenAny(changed, timer);

        // Not CancelAsync: that runs what it cancels on the thread pool, which an orchestrator must not leave its thread for.
        stop.Cancel();
    }
}
