using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

/// <summary>What an orchestrator learns of a failure that it catches.</summary>
public sealed record Caught(string Task, string Type, string Message, bool OutOfInk, bool InvalidOperation, bool Any, bool Timeout);

public static class Failing
{
    [Function("Catches")]
    public static async Task<Caught> Catches([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync("RunDry", context.GetInput<string>());
            throw new InvalidOperationException("The activity did not fail.");
        }
        catch (TaskFailedException e)
        {
            TaskFailureDetails failure = e.FailureDetails;
            return new Caught(
                e.TaskName, failure.ErrorType, failure.ErrorMessage,
                failure.IsCausedBy<OutOfInkException>(), failure.IsCausedBy<InvalidOperationException>(),
                failure.IsCausedBy<Exception>(), failure.IsCausedBy<TimeoutException>());
        }
    }

    [Function("Throws")]
    public static Task Throws([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new OutOfInkException(context.GetInput<string>()!);

    /// <summary>As many generations as its input says; the last one calls an activity that fails.</summary>
    [Function("Generations")]
    public static Task<string> Generations([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int left = context.GetInput<int>();
        return left == 0
            ? context.CallActivityAsync<string>("RunDry", "the last pen")
            : context.CallSubOrchestratorAsync<string>("Generations", left - 1);
    }

    [Function("CallsTheUnknown")]
    public static async Task<string> CallsTheUnknown([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.CallActivityAsync<string>("NoSuchActivity", "x");
        }
        catch (TaskFailedException e)
        {
            return $"{e.TaskName} failed";
        }
    }

    /// <summary>The activity returns a text that is no number.</summary>
    [Function("Misreads")]
    public static Task<int> Misreads([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<int>("Echo", "not a number");

    /// <summary>One of three fails; the others are done all the same.</summary>
    [Function("PartlyFails")]
    public static async Task<string> PartlyFails([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<string> good = context.Note("good");
        Task<string> bad = context.CallActivityAsync<string>("RunDry", "one pen");
        Task<string> fair = context.Note("fair");
        try
        {
            await Task.WhenAll(good, bad, fair);
            return "nothing failed";
        }
        catch (TaskFailedException e)
        {
            return $"{await good} {await fair}, but {e.FailureDetails.ErrorMessage}";
        }
    }
}
