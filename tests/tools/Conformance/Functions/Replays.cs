using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

public static class Replays
{
    [Function("Chain")]
    public static async Task<string> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string a = await context.Note("a");
        string b = await context.Note("b");
        int square = await context.CallActivityAsync<int>("Square", 7);
        return $"{a}{b}{square} for {context.GetInput<string>()}";
    }

    /// <summary>Writes into the journal at every replay what must be the same each time.</summary>
    [Function("Stable")]
    public static async Task<string> Stable([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string first = $"{context.NewGuid()} {context.NewGuid()} {context.CurrentUtcDateTime:O}";
        Journal.Add(context.InstanceId, first);
        await context.CallActivityAsync<int>("Square", 1);
        await context.CallActivityAsync<int>("Square", 2);
        return first;
    }

    /// <summary>Writes into the journal only what is new.</summary>
    [Function("Watchful")]
    public static async Task<bool> Watchful([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        WriteWhenNew(context, "first turn");
        await context.CallActivityAsync<int>("Square", 1);
        WriteWhenNew(context, "second turn");
        await context.CallActivityAsync<int>("Square", 2);
        WriteWhenNew(context, "third turn");
        return context.IsReplaying;
    }

    /// <summary>Time stands still within a turn, whatever the turn takes, and does not run backwards between two.</summary>
    [Function("Clockwork")]
    public static async Task<string> Clockwork([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        DateTime start = context.CurrentUtcDateTime;
        Thread.Sleep(20);
        bool stoodStill = start == context.CurrentUtcDateTime;
        await context.CallActivityAsync<int>("Square", 1);
        return $"{start.Kind} {stoodStill} {context.CurrentUtcDateTime >= start}";
    }

    /// <summary>Its code depends on what <see cref="Journal.Deploy"/> was told, as if it had been deployed anew.</summary>
    [Function("Versioned")]
    public static async Task<string> Versioned([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string version = Journal.Version(context.InstanceId);
        switch (version)
        {
            case "a timer before the first step":
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                await context.Note("one");
                break;
            case "another activity as the first step":
                await context.CallActivityAsync<int>("Square", 1);
                break;
            case "a child as the first step":
                await context.CallSubOrchestratorAsync("Stable");
                break;
            case "without the first step":
                break;
            case "another input for the first step":
                await context.Note("one, again");
                break;
            default:
                await context.Note("one");
                break;
        }

        await context.WaitForExternalEvent<string>("go");
        await context.Note("two");
        return version == "more steps at the end" ? await context.Note("three") : "done";
    }

    [Function("Foreign")]
    public static async Task Foreign([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(1);
        await context.Note("never");
    }

    [Function("Elsewhere")]
    public static async Task<string> Elsewhere([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string a = await context.Note("a").ConfigureAwait(false);
        string b = await context.Note("b").ConfigureAwait(false);
        return a + b;
    }

    private static void WriteWhenNew(TaskOrchestrationContext context, string line)
    {
        if (!context.IsReplaying)
        {
            Journal.Add(context.InstanceId, line);
        }
    }
}
