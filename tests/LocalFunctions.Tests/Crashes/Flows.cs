using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Tests.Crashes;

/// <param name="Key">The instance and the name of the step; also the step's result, so that a stored completion names its step.</param>
/// <param name="Fails">How many of its beginnings end in a failure.</param>
public sealed record Step(string Key, int Milliseconds, int Fails);

public sealed class FlowActivities(Journal journal)
{
    [Function("Work")]
    public async Task<string> Work([ActivityTrigger] Step step, CancellationToken cancellation)
    {
        journal.Begin(step.Key);
        await Task.Delay(step.Milliseconds, cancellation);
        return step.Fails > 0 && journal.Count(step.Key) <= step.Fails ? throw new TimeoutException("Not yet.") : step.Key;
    }

    [Function("Noise")]
    public string Noise([ActivityTrigger] string step)
    {
        journal.Begin(step);
        return step + ' ' + Convert.ToBase64String(RandomNumberGenerator.GetBytes(270_000));
    }
}

/// <summary>The orchestrations under which hosts are killed; each returns text that tells what it has seen.</summary>
public static class Flows
{
    public const string Item = "item";
    public const string Done = "done";

    [Function("Sequence")]
    public static async Task<string> Sequence([OrchestrationTrigger] TaskOrchestrationContext context) =>
        $"{await context.Do("one")} {await context.Do("two")} {await context.Do("three")}";

    [Function("FanOut")]
    public static async Task<string> FanOut([OrchestrationTrigger] TaskOrchestrationContext context) =>
        string.Join(' ', await Task.WhenAll(Enumerable.Range(0, 8).Select(n => context.Do($"part{n}"))));

    [Function("Collect")]
    public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var items = new List<string>();
        while (await context.WaitForExternalEvent<string>(Item) is var item && item != Done)
        {
            items.Add(item);
        }

        return string.Join(' ', items);
    }

    [Function("Rounds")]
    public static async Task<string> Rounds([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string items = context.GetInput<string>() ?? string.Empty;
        string item = await context.WaitForExternalEvent<string>(Item);
        if (item == Done)
        {
            return items;
        }

        // No two rounds have the same step: a round is known by what has been collected before it.
        await context.Do(items.Replace(' ', '+') + "+" + item);
        context.ContinueAsNew($"{items} {item}".TrimStart());
        return string.Empty;
    }

    [Function("Answer")]
    public static async Task<string> Answer([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.Do("ask");
        using var cancel = new CancellationTokenSource();
        Task late = context.CreateTimer(TimeSpan.FromDays(30), cancel.Token);
        Task<string> answer = context.WaitForExternalEvent<string>(Item);
        if (await Task.WhenAny(answer, late) == late)
        {
            return "too late";
        }

        // Not CancelAsync, which leaves the orchestrator's thread.
        cancel.Cancel();
        return $"{await context.Do("thank")} {await answer}";
    }

    [Function("SoonAfter")]
    public static async Task<string> SoonAfter([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string item = await context.WaitForExternalEvent<string>(Item);
        await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
        return item;
    }

    /// <summary>Tells for each of its timers when it was due and when the orchestrator went on, by the app's clock.</summary>
    [Function("Timers")]
    public static async Task<string> Timers([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var fired = new List<string>();
        foreach (int wait in (int[])[300, 3000, 1200])
        {
            DateTime due = context.CurrentUtcDateTime.AddMilliseconds(wait);
            await context.CreateTimer(due, CancellationToken.None);
            fired.Add(string.Create(CultureInfo.InvariantCulture, $"{due.Ticks}:{context.CurrentUtcDateTime.Ticks}"));
        }

        return string.Join(' ', fired);
    }

    [Function("Retry")]
    public static Task<string> Retry([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.Do("stubborn", fails: 3, new RetryPolicy(30, TimeSpan.FromMilliseconds(50), 1.5, TimeSpan.FromMilliseconds(400)));

    [Function("Family")]
    public static async Task<string> Family([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<string>[] children = [.. Enumerable.Range(0, 3).Select(n =>
            context.CallSubOrchestratorAsync<string>("Child", n, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-{n}")))];
        try
        {
            await context.CallSubOrchestratorAsync<string>("Child", -1);
        }
        catch (TaskFailedException e) when (e.FailureDetails.IsCausedBy<InvalidTimeZoneException>())
        {
            return string.Join(' ', await Task.WhenAll(children)) + " failed";
        }

        return "The child that fails has not failed.";
    }

    [Function("Child")]
    public static async Task<string> Child([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int number = context.GetInput<int>();
        await context.CreateTimer(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        return number < 0 ? throw new InvalidTimeZoneException() : $"{await context.Do("play")}{number}";
    }

    /// <summary>Its history grows out of its row, and does not compress.</summary>
    [Function("Bulky")]
    public static async Task<string> Bulky([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int length = 0;
        for (int n = 0; n < 4; n++)
        {
            length += (await context.CallActivityAsync<string>("Noise", $"{context.InstanceId}/noise{n}")).Length;
        }

        return length.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Sends three events to the instance of a name derived from its own.</summary>
    [Function("Talk")]
    public static async Task<string> Talk([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        for (int n = 1; n <= 3; n++)
        {
            await context.Do($"say{n}");
            context.SendEvent($"{context.InstanceId}-listener", Item, $"said{n}");
        }

        context.SendEvent($"{context.InstanceId}-listener", Item, Done);
        return "said";
    }

    /// <summary>The step's name; it takes up to 150 ms, the same in every replay.</summary>
    private static async Task<string> Do(this TaskOrchestrationContext context, string step, int fails = 0, RetryPolicy? retry = null)
    {
        string key = $"{context.InstanceId}/{step}";
        int milliseconds = key.Sum(letter => letter) * 7 % 150;
        string result = await context.CallActivityAsync<string>(
            "Work", new Step(key, milliseconds, fails), retry is null ? null : new TaskOptions(retry));
        return result[(result.LastIndexOf('/') + 1)..];
    }
}
