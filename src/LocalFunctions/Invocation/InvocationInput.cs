using Microsoft.DurableTask;

namespace LocalFunctions.Invocation;

/// <summary>What a trigger hands to its function; each trigger fills its own part.</summary>
internal sealed record InvocationInput
{
    public HttpContext? Http { get; init; }

    /// <summary>JSON of an activity's input.</summary>
    public string? ActivityJson { get; init; }

    public TaskOrchestrationContext? Orchestration { get; init; }

    public Microsoft.Azure.Functions.Worker.TimerInfo? Timer { get; init; }
}
