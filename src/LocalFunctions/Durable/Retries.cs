using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>
/// Attempts inside the orchestrator, with durable timers between them. Awaits without a context: see
/// <see cref="TurnScheduler.Complete"/>.
/// </summary>
internal static class Retries
{
    public static async Task<T> RunAsync<T>(
        TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> attempt)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int number = 1; ; number++)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (TaskFailedException e) when (retry is not null)
            {
                TimeSpan? pause = retry.Policy is { } policy
                    ? Pause(policy, number, first, context.CurrentUtcDateTime, e)
                    : await AsksForMore(retry.Handler!, context, number, first, e).ConfigureAwait(false) ? TimeSpan.Zero : null;
                if (pause is null)
                {
                    throw;
                }

                if (pause > TimeSpan.Zero)
                {
                    await context.CreateTimer(pause.Value, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private static Task<bool> AsksForMore(
        AsyncRetryHandler handler, TaskOrchestrationContext context, int number, DateTime first, TaskFailedException e) =>
        handler(new RetryContext(context, number, e.FailureDetails, context.CurrentUtcDateTime - first, CancellationToken.None));

    private static TimeSpan? Pause(RetryPolicy policy, int number, DateTime first, DateTime now, TaskFailedException e)
    {
        bool tooLate = policy.RetryTimeout != Timeout.InfiniteTimeSpan && now - first >= policy.RetryTimeout;
        if (number >= policy.MaxNumberOfAttempts || tooLate || !policy.IsWorthRetrying(e.FailureDetails))
        {
            return null;
        }

        double grown = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, number - 1);
        return grown < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(grown) : policy.MaxRetryInterval;
    }
}
