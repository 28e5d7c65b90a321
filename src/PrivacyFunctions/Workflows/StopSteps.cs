using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Stopping, and telling whoever else has to stop. All are told at once; the request waits for them no longer than a
/// moment, and who does not acknowledge goes on being told beside whatever the request does next.
/// </summary>
internal sealed class StopSteps(TaskOrchestrationContext context)
{
    private readonly HashSet<TellOrder> _telling = [];

    /// <summary>Brings what is stopped in line with what is asked for and decided.</summary>
    public async Task Settle()
    {
        var settled = await context.CallActivityAsync<Settled>(nameof(StopActivities.SettleStops), context.InstanceId, Patience.ForAnOutage);
        await ForAMoment([.. settled.ToTell.Where(_telling.Add).Select(Tell)]);
        if (settled.IsByHand)
        {
            await TellStaff();
        }
    }

    private async Task Tell(TellOrder order)
    {
        for (var silent = false; !await IsTold(order, silent ? Patience.ForWhoIsSilent : Patience.ForATarget); silent = true)
        {
            await TellStaff();
        }
    }

    // Once, however many targets are silent; the page behind its link has all of them.
    private Task TellStaff() =>
        context.CallActivityAsync(nameof(LetterActivities.SendLetter), new LetterOrder(context.InstanceId, LetterNames.Untold), Patience.ForAnOutage);

    private async Task<bool> IsTold(TellOrder order, TaskOptions patience)
    {
        try
        {
            await context.CallActivityAsync(nameof(StopActivities.TellTarget), order, patience);
            return true;
        }
        catch (TaskFailedException)
        {
            return false;
        }
    }

    private async Task ForAMoment(Task[] telling)
    {
        if (telling.Length > 0)
        {
            using var stop = new CancellationTokenSource();
            await Task.WhenAny(Task.WhenAll(telling), context.CreateTimer(Patience.ForTargetsBeforeALetter, stop.Token));

            // Not CancelAsync: that runs what it cancels on the thread pool, which an orchestrator must not leave its thread for.
            stop.Cancel();
        }
    }
}
