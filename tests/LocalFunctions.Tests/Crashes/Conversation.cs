using System.Globalization;

namespace LocalFunctions.Tests.Crashes;

/// <summary>
/// One orchestration of the workload and the client that deals with it: starts it, sends it events, waits for its end and
/// compares the output with what that client knows.
/// </summary>
internal sealed class Conversation(string flow, string id, Client client, Random random)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(150);

    private readonly List<string> _acknowledged = [];
    private readonly List<string> _unsure = [];

    public static IReadOnlyList<string> Kinds { get; } =
        ["Sequence", "FanOut", "Collect", "Timers", "Rounds", "Answer", "Timers", "Retry", "Family", "Talk", "Bulky"];

    public string Id => id;

    public string Flow => flow;

    /// <summary>Null until the client has seen the end.</summary>
    public string? Output { get; private set; }

    /// <summary>The instances of this conversation; all of them have ended when it has.</summary>
    public string[] Instances => flow == "Talk" ? [id, ListenerId] : [id];

    /// <summary>Due time and time of going on, by the app's clock, of each timer that has fired.</summary>
    public IEnumerable<(DateTimeOffset Due, DateTimeOffset Fired)> Timers => flow != "Timers" || Output is null ? [] : Output.Split(' ')[1..]
        .Select(timer => Array.ConvertAll(timer.Split(':'), ticks => new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero)))
        .Select(timer => (timer[0], timer[1]));

    private string ListenerId => id + "-listener";

    public async Task RunAsync(CancellationToken giveUp)
    {
        if (flow == "Talk")
        {
            await client.StartAsync("Collect", ListenerId, giveUp);
        }

        await client.StartAsync(flow, id, giveUp);
        if (flow is "Collect" or "Rounds")
        {
            await SendItemsAsync(giveUp);
        }
        else if (flow == "Answer")
        {
            await Task.Delay(random.Next(600), giveUp);
            await client.RaiseAsync(id, "yes", giveUp);
        }

        Output = await EndAsync(id, giveUp);
        if (flow == "Talk")
        {
            Output = $"{Output}: {await EndAsync(ListenerId, giveUp)}";
        }
    }

    /// <summary>What is wrong with the output; null when nothing is.</summary>
    public string? Complaint() => flow switch
    {
        "Sequence" => Unless(Output == "Completed one two three"),
        "FanOut" => Unless(Output == "Completed part0 part1 part2 part3 part4 part5 part6 part7"),
        "Collect" or "Rounds" => Unless(IsFitting(Output!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])),
        "Answer" => Unless(Output == "Completed thank yes"),
        "Timers" => Unless(Output!.StartsWith("Completed ", StringComparison.Ordinal)),
        "Retry" => Unless(Output == "Completed stubborn"),
        "Family" => Unless(Output == "Completed play0 play1 play2 failed"),
        "Talk" => Unless(Output == "Completed said: Completed said1 said2 said3"),
        "Bulky" => Unless(Output == "Completed " + (4 * (360_000 + " /noise0".Length + id.Length))),
        _ => throw new InvalidOperationException($"Unknown flow {flow}."),
    };

    /// <summary>The instances still say what the client has seen.</summary>
    public async Task<bool> IsKeptAsync(CancellationToken giveUp)
    {
        string again = string.Join(": ", await Task.WhenAll(Instances.Select(instance => EndAsync(instance, giveUp))));
        return again == Output;
    }

    private async Task SendItemsAsync(CancellationToken giveUp)
    {
        int count = 2 + random.Next(4);
        for (int n = 1; n <= count; n++)
        {
            await Task.Delay(random.Next(250), giveUp);
            string item = string.Create(CultureInfo.InvariantCulture, $"item{n}");
            (await client.TryPostAsync($"raise/{id}/{item}") ? _acknowledged : _unsure).Add(item);
        }

        await client.RaiseAsync(id, Flows.Done, giveUp);
    }

    // Every acknowledged item once, in order; of the others each once at most.
    private bool IsFitting(string[] items) =>
        items.Where(_acknowledged.Contains).SequenceEqual(_acknowledged)
        && items.Distinct().Count() == items.Length
        && items.All(item => _acknowledged.Contains(item) || _unsure.Contains(item));

    private string? Unless(bool fits) =>
        fits ? null : $"{flow} {id}: {Output} (acknowledged: {string.Join(' ', _acknowledged)}; unsure: {string.Join(' ', _unsure)})";

    private async Task<string> EndAsync(string instance, CancellationToken giveUp)
    {
        while (true)
        {
            string? state = await client.StateAsync(instance);
            if (state is not null && state.Split(' ')[0] is "Completed" or "Failed" or "Terminated")
            {
                return state;
            }

            if (state == "none")
            {
                return $"The start of {instance} was acknowledged and there is no such instance.";
            }

            await Task.Delay(Look, giveUp);
        }
    }
}
