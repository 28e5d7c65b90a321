using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LocalFunctions.Conformance;

/// <param name="Keep">Whether events that nobody took go on to the next round.</param>
public sealed record Round(int Number, int Last, bool Keep = true);

public static class Rounds
{
    [Function("Rounds")]
    public static async Task<int> Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Round round = context.GetInput<Round>()!;
        await context.Note($"round {round.Number}");
        if (round.Number < round.Last)
        {
            context.ContinueAsNew(round with { Number = round.Number + 1 });
        }

        return round.Number;
    }

    /// <summary>Takes one of the events in the first round, at the gate, and looks for another in the second.</summary>
    [Function("KeepsEvents")]
    public static async Task<string> KeepsEvents([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        Round round = context.GetInput<Round>()!;
        if (round.Number == 1)
        {
            await context.CallActivityAsync("WaitAtGate", context.InstanceId);
            await context.WaitForExternalEvent<string>("x");
            context.ContinueAsNew(round with { Number = 2 }, round.Keep);
            return string.Empty;
        }

        try
        {
            return await context.WaitForExternalEvent<string>("x", TimeSpan.FromSeconds(1));
        }
        catch (TaskCanceledException)
        {
            return "nothing was kept";
        }
    }
}
