using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Steps that ask sources. One that fails is tried again with back-off, then isolated: the request is blocked, staff and
/// the person are told, and staff say whether to try again or to go on without it.
/// </summary>
internal sealed class SourceSteps(TaskOrchestrationContext context, SeenLedger ledger, RequestWaits waits)
{
    public async Task<Progress> Do(string activity, SourceStep step)
    {
        while (true)
        {
            string? failedSource;
            try
            {
                await ledger.Do(activity, Patience.ForASource);
                return await waits.Look();
            }
            catch (TaskFailedException e)
            {
                failedSource = e.FailureDetails.ErrorMessage;
            }

            // A request that is closed refuses its steps; where it was withdrawn, this ends here.
            await waits.Look();
            if (SourceFailure.TryParse(failedSource, out var failure))
            {
                await Block(new BlockOrder(ledger.Reference, failure.Source, failure.Code, step));
            }
            else
            {
                await context.CreateTimer(Patience.BetweenRounds, CancellationToken.None);
            }
        }
    }

    private async Task Block(BlockOrder order)
    {
        var progress = await ledger.Do(nameof(RequestActivities.Block), order, Patience.ForAnOutage);
        await ledger.Tell(LetterNames.Blocked, progress.Blocks);
        await ledger.Tell(LetterNames.Delayed, number: progress.HeldUntil is null ? 1 : 2 + progress.HoldsEnded);
        await waits.Until(p => !p.IsBlocked);
    }
}
