using Microsoft.DurableTask;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Steps that ask sources. One that fails is tried again with back-off, then isolated: the request is blocked, staff and
/// the person are told, and staff say whether to try again or to go on without it.
/// </summary>
internal sealed class SourceSteps(TaskOrchestrationContext context, RequestWaits waits)
{
    public async Task<T> Do<T>(string activity, SourceStep step)
    {
        while (true)
        {
            string? failedSource;
            try
            {
                return await context.CallActivityAsync<T>(activity, context.InstanceId, Patience.ForASource);
            }
            catch (TaskFailedException e)
            {
                failedSource = e.FailureDetails.ErrorMessage;
            }

            // A request that is closed refuses its steps; where it was withdrawn, this ends here.
            await waits.Look();
            if (SourceFailure.TryParse(failedSource, out var failure))
            {
                await Block(new BlockOrder(context.InstanceId, failure.Source, failure.Code, step));
            }
            else
            {
                await context.CreateTimer(Patience.BetweenRounds, CancellationToken.None);
            }
        }
    }

    private async Task Block(BlockOrder order)
    {
        var progress = await context.CallActivityAsync<Progress>(nameof(RequestActivities.Block), order, Patience.ForAnOutage);
        await Tell(LetterNames.Blocked, progress.Blocks);
        await Tell(LetterNames.Delayed, number: progress.HeldUntil is null ? 1 : 2 + progress.HoldsEnded);
        await waits.Until(p => !p.IsBlocked);
    }

    private Task Tell(string letter, int number) => context.CallActivityAsync(
        nameof(LetterActivities.SendLetter),
        new LetterOrder(context.InstanceId, letter, number),
        Patience.ForAnOutage);
}
