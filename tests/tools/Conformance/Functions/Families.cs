using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

public static class Families
{
    /// <summary>Squares 0 to n-1 at once; the sum.</summary>
    [Function("FanOut")]
    public static async Task<long> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int[] squares = await Task.WhenAll(
            Enumerable.Range(0, context.GetInput<int>()).Select(number => context.CallActivityAsync<int>("Square", number)));
        return squares.Sum(square => (long)square);
    }

    [Function("InOrder")]
    public static async Task<string> InOrder([OrchestrationTrigger] TaskOrchestrationContext context) =>
        string.Join(',', await Task.WhenAll(context.GetInput<string[]>()!.Select(text => context.CallActivityAsync<string>("Echo", text))));

    [Function("FirstDone")]
    public static async Task<string> FirstDone([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<string> slow = context.CallActivityAsync<string>("WaitAtGate", context.InstanceId);
        Task<string> fast = context.CallActivityAsync<string>("Echo", "the fast one");
        return await await Task.WhenAny(slow, fast);
    }

    [Function("Parent")]
    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string named = await context.CallSubOrchestratorAsync<string>(
            "Child", 1, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}:child"));
        string unnamed = await context.CallSubOrchestratorAsync<string>("Child", 2);
        return $"{named}, {unnamed}";
    }

    [Function("Child")]
    public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"child {await context.CallActivityAsync<int>("Square", context.GetInput<int>())}";

    [Function("ManyChildren")]
    public static async Task<int> ManyChildren([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] children = await Task.WhenAll(
            Enumerable.Range(0, context.GetInput<int>()).Select(number => context.CallSubOrchestratorAsync<string>("Child", number)));
        return children.Distinct().Count();
    }

    [Function("CatchesChild")]
    public static async Task<string> CatchesChild([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallSubOrchestratorAsync("Throws", context.GetInput<string>());
            return "the child did not fail";
        }
        catch (TaskFailedException e)
        {
            return $"{e.TaskName}: {e.FailureDetails.ErrorMessage} {e.FailureDetails.IsCausedBy<OutOfInkException>()}";
        }
    }

    [Function("CallsUnknownChild")]
    public static Task<string> CallsUnknownChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync<string>("NoSuchOrchestrator", "x");

    /// <summary>Its child "id:c" waits for the event "left", or an hour.</summary>
    [Function("WaitsForChild")]
    public static Task<string> WaitsForChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync<string>("FirstOf", 3600.0, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}:c"));
}
