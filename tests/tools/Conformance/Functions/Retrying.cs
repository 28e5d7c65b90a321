using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

/// <summary>A policy in seconds, and how many attempts fail.</summary>
public sealed record RetryCase(
    int Failures,
    int Attempts,
    double First,
    double Coefficient = 1,
    double? Longest = null,
    double? Limit = null,
    bool OnlyIfArgument = false)
{
    public TaskOptions ToOptions() => TaskOptions.FromRetryPolicy(new RetryPolicy(
        Attempts, TimeSpan.FromSeconds(First), Coefficient, Span(Longest), Span(Limit))
    {
        HandleFailure = failure => !OnlyIfArgument || failure.IsCausedBy<ArgumentException>(),
    });

    private static TimeSpan? Span(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}

public static class Retrying
{
    [Function("Retried")]
    public static Task<int> Retried([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RetryCase what = context.GetInput<RetryCase>()!;
        return context.CallActivityAsync<int>("Flaky", new Trial(context.InstanceId, what.Failures), what.ToOptions());
    }

    [Function("RetriedChild")]
    public static Task<int> RetriedChild([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        RetryCase what = context.GetInput<RetryCase>()!;
        return context.CallSubOrchestratorAsync<int>("FlakyChild", new Trial(context.InstanceId, what.Failures), what.ToOptions());
    }

    [Function("FlakyChild")]
    public static Task<int> FlakyChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<int>("Flaky", context.GetInput<Trial>());

    /// <summary>Asks for two more attempts; its custom status is what the handler was told each time.</summary>
    [Function("Handled")]
    public static async Task<string> Handled([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var told = new List<string>();
        TaskOptions options = TaskOptions.FromRetryHandler(retry =>
        {
            told.Add($"{retry.LastAttemptNumber} {retry.LastFailure.ErrorMessage} {retry.TotalRetryTime >= TimeSpan.Zero}");
            return retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 3;
        });
        try
        {
            await context.CallActivityAsync<int>("Flaky", new Trial(context.InstanceId, context.GetInput<int>()), options);
            return $"fine after: {string.Join(", ", told)}";
        }
        catch (TaskFailedException)
        {
            return $"given up after: {string.Join(", ", told)}";
        }
    }

    /// <summary>A handler that does something durable before it decides.</summary>
    [Function("HandledSlowly")]
    public static Task<int> HandledSlowly([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        TaskOptions options = TaskOptions.FromRetryHandler(async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMilliseconds(10), CancellationToken.None);
            await retry.OrchestrationContext.Note($"after attempt {retry.LastAttemptNumber}");
            return true;
        });
        return context.CallActivityAsync<int>("Flaky", new Trial(context.InstanceId, context.GetInput<int>()), options);
    }
}
