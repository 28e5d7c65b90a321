using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

/// <param name="AtGate">First wait at the gate, so that events come before they are awaited.</param>
public sealed record Collecting(string Event, int Count, bool AtGate = false);

/// <param name="To">The instance that gets the event.</param>
public sealed record Sending(string To, string Event, string Payload);

public static class Events
{
    [Function("Collect")]
    public static async Task<string> Collect([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Collecting what = context.GetInput<Collecting>()!;
        if (what.AtGate)
        {
            await context.CallActivityAsync("WaitAtGate", context.InstanceId);
        }

        var got = new List<string>();
        while (got.Count < what.Count)
        {
            got.Add(await context.WaitForExternalEvent<string>(what.Event));
            context.SetCustomStatus(got.Count);
        }

        return string.Join(',', got);
    }

    /// <summary>Whichever comes first; the input is how many seconds the timer has.</summary>
    [Function("FirstOf")]
    public static async Task<string> FirstOf([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        Task<string> left = context.WaitForExternalEvent<string>("left");
        Task<string> right = context.WaitForExternalEvent<string>("right");
        Task timer = context.CreateTimer(TimeSpan.FromSeconds(context.GetInput<double>()), stop.Token);
        context.SetCustomStatus("waiting");
        Task first = await Task.WhenAny(left, right, timer);
        stop.Cancel();
        return first == left ? $"left {await left}" : first == right ? $"right {await right}" : "timer";
    }

    [Function("LatestFirst")]
    public static async Task<string> LatestFirst([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Task<string> earlier = context.WaitForExternalEvent<string>("x");
        Task<string> later = context.WaitForExternalEvent<string>("x");
        context.SetCustomStatus("waiting");
        string first = await Task.WhenAny(earlier, later) == later ? $"later {await later}" : $"earlier {await earlier}";
        return $"{first}, {await earlier}";
    }

    [Function("MixedTypes")]
    public static string MixedTypes([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        _ = context.WaitForExternalEvent<string>("x");
        try
        {
            _ = context.WaitForExternalEvent<int>("X");
            return "two types under one name";
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <summary>An event within so many seconds, or not.</summary>
    [Function("Impatient")]
    public static async Task<string> Impatient([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            Task<string> answer = context.WaitForExternalEvent<string>("answer", TimeSpan.FromSeconds(context.GetInput<double>()));
            context.SetCustomStatus("waiting");
            return await answer;
        }
        catch (TaskCanceledException)
        {
            return $"nobody answered by {context.CurrentUtcDateTime:yyyy-MM-dd}";
        }
    }

    /// <summary>Gives one wait up when "stop" comes; the next event then belongs to the wait after it.</summary>
    [Function("GivesUp")]
    public static async Task<string> GivesUp([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        Task<string> abandoned = context.WaitForExternalEvent<string>("x", stop.Token);
        await context.WaitForExternalEvent<string>("stop");
        stop.Cancel();
        string next = await context.WaitForExternalEvent<string>("x");
        return abandoned.IsCanceled ? $"gave up, then {next}" : "did not give up";
    }

    [Function("Typed")]
    public static async Task<string> Typed([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        int number = await context.WaitForExternalEvent<int>("number");
        bool flag = await context.WaitForExternalEvent<bool>("flag");
        Collecting? record = await context.WaitForExternalEvent<Collecting?>("record");
        string? nothing = await context.WaitForExternalEvent<string?>("nothing");
        return $"{number} {flag} {record?.Event} {nothing ?? "null"}";
    }

    [Function("Sender")]
    public static async Task<string> Sender([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Sending what = context.GetInput<Sending>()!;
        context.SendEvent(what.To, what.Event, what.Payload);
        return await context.Note("sent");
    }
}
