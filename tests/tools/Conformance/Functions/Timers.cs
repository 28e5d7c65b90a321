using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

public static class Timers
{
    /// <summary>Waits until the time that is its input; tells the time at which it woke.</summary>
    [Function("Alarm")]
    public static async Task<DateTime> Alarm([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        await context.CreateTimer(context.GetInput<DateTime>(), CancellationToken.None);
        return context.CurrentUtcDateTime;
    }

    [Function("Nap")]
    public static async Task<string> Nap([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CreateTimer(TimeSpan.FromSeconds(context.GetInput<double>()), CancellationToken.None);
        return "rested";
    }

    /// <summary>A cancelled timer ends at once, and does not keep the instance from ending.</summary>
    [Function("CallsOff")]
    public static async Task<string> CallsOff([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        Task timer = context.CreateTimer(TimeSpan.FromDays(30), stop.Token);
        await context.Note("meanwhile");
        stop.Cancel();
        try
        {
            await timer;
            return "it fired";
        }
        catch (TaskCanceledException)
        {
            return "called off";
        }
    }

    /// <summary>Timers of 3, 1 and 2 days, written down in the order in which they fire.</summary>
    [Function("ThreeAlarms")]
    public static async Task<string> ThreeAlarms([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var fired = new List<int>();
        await Task.WhenAll(((int[])[3, 1, 2]).Select(async days =>
        {
            await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
            fired.Add(days);
        }).ToList());
        return string.Join(',', fired);
    }
}
