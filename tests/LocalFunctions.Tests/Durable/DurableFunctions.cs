using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Tests.Durable;

/// <summary>What the functions did and what they wait for, so that a spec can watch and steer them.</summary>
public sealed class Stage
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    public ConcurrentQueue<string> Done { get; } = new();

    /// <summary>How often the activity "Flaky" fails before it succeeds.</summary>
    public int Failures { get; set; }

    /// <summary>Set by a spec to make the orchestrator "Fickle" decide differently.</summary>
    public bool Changed { get; set; }

    public TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

public sealed record Order(string Item, int Count);

public sealed class Activities(Stage stage)
{
    [Function("Note")]
    public string Note([ActivityTrigger] string what)
    {
        stage.Done.Enqueue(what);
        return what.ToUpperInvariant();
    }

    [Function("Total")]
    public static Task<int> Total([ActivityTrigger] Order order) => Task.FromResult(order.Count * 2);

    [Function("Flaky")]
    public Task<int> Flaky([ActivityTrigger] string what, FunctionContext context)
    {
        stage.Done.Enqueue(context.FunctionDefinition.Name);
        return stage.Failures-- > 0
            ? throw new TimeoutException("not yet", new InvalidOperationException("below"))
            : Task.FromResult(7);
    }

    [Function("WaitAtGate")]
    public async Task<string> WaitAtGate([ActivityTrigger] string gate, CancellationToken cancellation)
    {
        stage.Done.Enqueue("at " + gate);
        await stage.Gate(gate).Task.WaitAsync(cancellation);
        return gate;
    }
}

public sealed partial class Orchestrators(Stage stage)
{
    [Function("Chain")]
    public static async Task<string> Chain([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string a = await context.CallActivityAsync<string>("Note", "a");
        string b = await context.CallActivityAsync<string>("Note", "b");
        int total = await context.CallActivityAsync<int>("Total", new Order("pen", 21));
        return $"{a}{b}{total} for {context.GetInput<Order>()?.Item}";
    }

    [Function("FanOut")]
    public static async Task<string> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string[] all = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => context.CallActivityAsync<string>("Note", $"n{i}")));
        return string.Join(',', all);
    }

    [Function("Impatient")]
    public static async Task<string> Impatient([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            string answer = await context.WaitForExternalEvent<string>("Answer", TimeSpan.FromDays(2));
            await context.CallActivityAsync("Note", "answered " + answer);
            return answer;
        }
        catch (TaskCanceledException)
        {
            return "nobody answered by " + context.CurrentUtcDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Function("Collect")]
    public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync<string>("WaitAtGate", "collect");
        var got = new List<string>();
        for (int i = 0; i < 3; i++)
        {
            got.Add(await context.WaitForExternalEvent<string>("item"));
            context.SetCustomStatus(got.Count);
        }

        return string.Join(',', got);
    }

    [Function("FirstOf")]
    public static async Task<string> FirstOf([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        Task<string> left = context.WaitForExternalEvent<string>("left");
        Task<string> right = context.WaitForExternalEvent<string>("right");
        Task timer = context.CreateTimer(TimeSpan.FromHours(1), stop.Token);
        Task first = await Task.WhenAny(left, right, timer);
        stop.Cancel();
        return first == left ? "left " + await left : first == right ? "right " + await right : "timer";
    }

    [Function("Persistent")]
    public static Task<int> Persistent([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<int>(
            "Flaky", "x", new RetryPolicy(4, TimeSpan.FromMinutes(1), 2, maxRetryInterval: TimeSpan.FromMinutes(3)).ToOptions());

    [Function("Handled")]
    public static async Task<string> Handled([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        TaskOptions options = TaskOptions.FromRetryHandler(
            retry => retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 2);
        try
        {
            await context.CallActivityAsync<int>("Flaky", "x", options);
            return "fine";
        }
        catch (TaskFailedException e)
        {
            return $"{e.TaskName}: {e.FailureDetails.ErrorType}, {e.FailureDetails.ErrorMessage}, {e.FailureDetails.InnerFailure?.ErrorMessage}";
        }
    }

    [Function("Parent")]
    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string named = await context.CallSubOrchestratorAsync<string>(
            "Child", 1, new SubOrchestrationOptions(instanceId: context.InstanceId + ":child"));
        string unnamed = await context.CallSubOrchestratorAsync<string>("Child", 2);
        try
        {
            await context.CallSubOrchestratorAsync("Child", 3);
            return "a failing child did not fail";
        }
        catch (TaskFailedException e)
        {
            return $"{named} {unnamed} {e.FailureDetails.ErrorMessage}";
        }
    }

    [Function("Child")]
    public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int number = context.GetInput<int>();
        await context.CallActivityAsync("Note", $"child {number}");
        return number < 3 ? $"child{number}" : throw new InvalidOperationException("third child");
    }

    [Function("WaitsForChild")]
    public static Task<string> WaitsForChild([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallSubOrchestratorAsync<string>("FirstOf", new SubOrchestrationOptions(instanceId: context.InstanceId + ":c"));

    [Function("Rounds")]
    public static async Task<int> Rounds([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int round = context.GetInput<int>();
        await context.CallActivityAsync("Note", $"round {round}");
        if (round < 3)
        {
            context.ContinueAsNew(round + 1);
            return -1;
        }

        string kept = await context.WaitForExternalEvent<string>("kept");
        return kept == "until the end" ? round : -2;
    }

    [Function("Sender")]
    public static async Task Sender([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SendEvent(context.GetInput<string>()!, "left", "from " + context.InstanceId);
        await context.CallActivityAsync("Note", "sent");
    }

    [Function("Fickle")]
    public async Task<string> Fickle([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        if (stage.Changed)
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        }

        await context.CallActivityAsync("Note", "one");
        await context.WaitForExternalEvent<string>("go");
        await context.CallActivityAsync("Note", "two");
        return "done";
    }

    [Function("Foreign")]
    public static async Task Foreign([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(1);
        await context.CallActivityAsync("Note", "never");
    }

    [Function("Elsewhere")]
    public static async Task<string> Elsewhere([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string a = await context.CallActivityAsync<string>("Note", "a").ConfigureAwait(false);
        string b = await context.CallActivityAsync<string>("Note", "b").ConfigureAwait(false);
        return a + b;
    }

    [Function("Stable")]
    public async Task<string> Stable([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ILogger logger = context.CreateReplaySafeLogger<Orchestrators>();
        Guid id = context.NewGuid();
        DateTime start = context.CurrentUtcDateTime;
        stage.Done.Enqueue($"{id} {start:O}");
        Step(logger, "first");
        await context.CallActivityAsync("Note", "x");
        Step(logger, "second");
        await context.CallActivityAsync("Note", "y");
        return $"{id} {start:O}";
    }

    [LoggerMessage(1, LogLevel.Warning, "{Which} step")]
    private static partial void Step(ILogger logger, string which);

    [Function("Big")]
    public static async Task<int> Big([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string noise = Convert.ToBase64String(Enumerable.Range(0, 150_000).Select(i => (byte)((i * 7919L * i) >> 3)).ToArray());
        int length = 0;
        for (int i = 0; i < 6; i++)
        {
            length += (await context.CallActivityAsync<string>("Echo", noise + i)).Length;
        }

        return length;
    }

    [Function("Echo")]
    public static string Echo([ActivityTrigger] string text) => text;
}

internal static class Shorthand
{
    public static TaskOptions ToOptions(this RetryPolicy policy) => TaskOptions.FromRetryPolicy(policy);
}
