using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>An event or a timer, whichever comes first; the other one is cancelled, so that neither outlives the wait.</summary>
internal static class EventWait
{
    public static async Task<T> WithTimeout<T>(
        TaskOrchestrationContext context, string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var stopTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var stopEvent = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task timer = context.CreateTimer(timeout, stopTimer.Token);
        Task<T> raised = context.WaitForExternalEvent<T>(eventName, stopEvent.Token);
        Task first = await Task.WhenAny(timer, raised).ConfigureAwait(false);

        // Cancel, not CancelAsync: its callbacks must run on the orchestrator's own thread.
        (first == raised ? stopTimer : stopEvent).Cancel();

        // Cancelled by the timer, this throws the TaskCanceledException that the caller is promised.
        return await raised.ConfigureAwait(false);
    }
}
