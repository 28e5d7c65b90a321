using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>What activities tell the benchmark in the same process, by instance.</summary>
internal static class Signals
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<long>> All = new();

    public static void Set(string id) => Of(id).TrySetResult(Stopwatch.GetTimestamp());

    /// <summary>Ends, once, with the time at which the signal was set, as <see cref="Stopwatch.GetTimestamp"/> tells it.</summary>
    public static async Task<long> WaitAsync(string id)
    {
        long at = await Of(id).Task.WaitAsync(TimeSpan.FromMinutes(2));
        All.TryRemove(id, out _);
        return at;
    }

    private static TaskCompletionSource<long> Of(string id) =>
        All.GetOrAdd(id, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>The workload of every figure about orchestrations.</summary>
public static class BenchmarkOrchestrations
{
    [Function("Work")]
    public static string Work([ActivityTrigger] string input) => input;

    [Function("Signal")]
    public static string Signal([ActivityTrigger] string id)
    {
        Signals.Set(id);
        return id;
    }

    /// <summary>Three sequential activities, an external event and a timer of two seconds.</summary>
    [Function("Chain")]
    public static async Task<string> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string first = await context.CallActivityAsync<string>("Work", "first");
        string second = await context.CallActivityAsync<string>("Work", first);
        string third = await context.CallActivityAsync<string>("Signal", context.InstanceId);
        string said = await context.WaitForExternalEvent<string>("Go");
        await context.CreateTimer(TimeSpan.FromSeconds(2), CancellationToken.None);
        return string.Concat(second, third, said);
    }

    [Function("FanOut")]
    public static async Task<int> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] results = await Task.WhenAll(Enumerable.Range(0, context.GetInput<int>())
            .Select(_ => context.CallActivityAsync<string>("Work", "one of many")));
        return results.Length;
    }

    /// <summary>Tells of every event by an activity.</summary>
    [Function("Continue")]
    public static async Task<int> Continue([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int events = context.GetInput<int>();
        for (int i = 0; i < events; i++)
        {
            await context.CallActivityAsync<string>("Signal", await context.WaitForExternalEvent<string>("Go"));
        }

        return events;
    }

    [Function("FarTimer")]
    public static async Task FarTimer([OrchestrationTrigger] TaskOrchestrationContext context) =>
        await context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
}

public static class BenchmarkRequests
{
    [Function("Hello")]
    public static IActionResult Hello([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello/{name}")] HttpRequest request, string name) =>
        new OkObjectResult(new { Hello = name, request.Method });
}
