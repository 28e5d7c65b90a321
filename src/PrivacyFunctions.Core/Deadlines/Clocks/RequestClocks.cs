using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>All clocks of a request, under every regime that applies to it and what the controller promised.</summary>
/// <param name="All">In the order of <see cref="ClockNames"/>, the earliest first.</param>
/// <param name="Waiting">Clocks whose event has not happened, such as an appeal.</param>
public sealed record RequestClocks(IReadOnlyList<Clock> All, IReadOnlyList<WaitingClock> Waiting)
{
    private static readonly string[] NamesInOrder = [.. ClockNames.All];

    /// <summary>Runs the clocks of a kind of request.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An event is not between <see cref="ClockMath.Earliest"/> and <see cref="ClockMath.Latest"/>.</exception>
    public static RequestClocks Run(RegimeChoice choice, string kind, ClockEvents events)
    {
        var (running, waiting) = (new List<Clock>(8), new List<WaitingClock>());
        foreach (var regime in choice.All)
        {
            foreach (var rule in regime.For(kind))
            {
                if (ClockMath.Run(regime, rule, events) is { } clock)
                {
                    Insert(running, clock);
                }
                else
                {
                    waiting.Add(new WaitingClock(regime, rule));
                }
            }
        }

        return new RequestClocks(running, waiting);
    }

    /// <summary>
    /// The clock that matters most: completion where the kind has one that takes time, else the answer, else the first that runs
    /// in any case, else the first.
    /// </summary>
    public Governing? Principal => OfTime(ClockNames.Completion) ?? OfTime(ClockNames.Answer)
        ?? (All.Where(c => c.Rule.When is null).Concat(All).FirstOrDefault() is { } first ? Of(first.Name) : null);

    /// <summary>The earliest of the clocks of a name that run in any case; null where none does.</summary>
    public Governing? Of(string name) => Governing.Of([.. All.Where(c => c.Name == name && c.Rule.When is null)])
        ?? Governing.Of([.. All.Where(c => c.Name == name)]);

    private Governing? OfTime(string name) => Governing.Of([.. All.Where(c => c.Name == name && c.Rule.When is null && !c.Rule.Limit.IsImmediately)]);

    // A handful, and this is asked often: in place, without a sort.
    private static void Insert(List<Clock> running, Clock clock)
    {
        var (at, order) = (running.Count, Order(clock.Name));
        while (at > 0 && (Order(running[at - 1].Name), running[at - 1].ToldEnd).CompareTo((order, clock.ToldEnd)) > 0)
        {
            at--;
        }

        running.Insert(at, clock);
    }

    private static int Order(string name) => Math.Max(0, Array.IndexOf(NamesInOrder, name));
}

/// <summary>A clock that would run, had its event happened.</summary>
public sealed record WaitingClock(Regime Regime, ClockRule Rule);

/// <summary>Of several clocks for the same thing, each date that governs: the earliest.</summary>
/// <param name="Told">The clock whose told date is the earliest.</param>
/// <param name="Due">The clock whose legal date is; another one where only one of them rolls.</param>
/// <param name="Internal">The clock whose internal date is.</param>
public sealed record Governing(IReadOnlyList<Clock> Candidates, Clock Told, Clock Due, Clock Internal)
{
    public bool IsProvisional => Candidates.Any(c => c.IsProvisional);

    /// <summary>Null where there is no candidate.</summary>
    internal static Governing? Of(IReadOnlyList<Clock> candidates) => candidates.Count == 0
        ? null
        : new Governing(candidates, candidates.MinBy(c => c.ToldEnd)!, candidates.MinBy(c => c.DueEnd)!, candidates.MinBy(c => c.InternalEnd)!);
}
