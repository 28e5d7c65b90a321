using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

/// <param name="Id">The instance in whose journal it goes.</param>
public sealed record Entry(string Id, string Text);

/// <param name="Failures">How many attempts fail before one succeeds.</param>
public sealed record Trial(string Id, int Failures);

/// <summary>An exception type that only this app knows.</summary>
public sealed class OutOfInkException(string message) : InvalidOperationException(message);

public static class Activities
{
    /// <summary>Writes into the journal; returns the text in capitals.</summary>
    [Function("Note")]
    public static string Note([ActivityTrigger] Entry entry)
    {
        Journal.Add(entry.Id, entry.Text);
        return entry.Text.ToUpperInvariant();
    }

    /// <summary>Returns the number of the attempt that succeeded.</summary>
    [Function("Flaky")]
    public static int Flaky([ActivityTrigger] Trial trial)
    {
        Journal.Add(trial.Id, "attempt");
        int attempt = Journal.Of(trial.Id).Count(line => line == "attempt");
        return attempt > trial.Failures ? attempt : throw new TimeoutException($"attempt {attempt} failed");
    }

    [Function("WaitAtGate")]
    public static async Task<string> WaitAtGate([ActivityTrigger] string id, CancellationToken cancellation)
    {
        Journal.Add(id, "at the gate");
        try
        {
            await Journal.Gate(id).Task.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            Journal.Add(id, "told to stop");
            throw;
        }

        return "through the gate";
    }

    [Function("Echo")]
    public static string? Echo([ActivityTrigger] string? text) => text;

    [Function("Square")]
    public static Task<int> Square([ActivityTrigger] int number) => Task.FromResult(number * number);

    [Function("RunDry")]
    public static string RunDry([ActivityTrigger] string pen) => throw new OutOfInkException($"{pen} is dry");
}

internal static class Noting
{
    public static Task<string> Note(this TaskOrchestrationContext context, string text) =>
        context.CallActivityAsync<string>("Note", new Entry(context.InstanceId, text));
}
