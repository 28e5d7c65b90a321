using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Tests.Deadlines;

/// <summary>The room's README, and what its table should say.</summary>
internal static class Guide
{
    public static string Text { get; } = File.ReadAllText(Find());

    /// <summary>The rows below the head of a table.</summary>
    public static IEnumerable<string> Rows(string head) => Text.Split('\n')
        .SkipWhile(line => !line.StartsWith(head, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|'));

    public static string Row(Regime regime)
    {
        var clocks = regime.Clocks.Where(c => c.Name != ClockNames.ExtensionNotice).GroupBy(InWords)
            .Select(same => (same.First().Name, Words: same.Key, Kinds: (string[])[.. same.SelectMany(c => c.Kinds).Distinct()])).ToList();
        var with = regime.Promise is null ? "" : $" with `{regime.Promise}`";
        return $"| `{regime.Name}`{with} | {regime.Zone.Id} | {regime.Calendar.Name} | {(regime.Roll ? "yes" : "no")} | {string.Join("; ", clocks.Select(clock => Whole(clock, clocks)))} |";
    }

    // Of several clocks of one name each says what it is for, unless it is all the same.
    private static string Whole((string Name, string Words, string[] Kinds) clock, IEnumerable<(string Name, string Words, string[] Kinds)> all) =>
        all.Any(other => other.Name == clock.Name && !other.Kinds.Order().SequenceEqual(clock.Kinds.Order()))
            ? $"{clock.Words} for {string.Join(", ", clock.Kinds.Select(kind => kind == ClockRule.AllKinds ? "every other kind" : kind))}"
            : clock.Words;

    private static string InWords(ClockRule clock)
    {
        var more = clock.Extension is not { } extension
            ? []
            : new[] { extension.Total is { } total ? $"to {InWords(total)}" : null, extension.Further is { } further ? $"+ {InWords(further)}" : null }.OfType<string>().ToArray();
        return $"{clock.Name} {InWords(clock.Limit)}{(more.Length == 0 ? "" : $" ({string.Join(", ", more)})")}";
    }

    private static string InWords(Limit limit)
    {
        var unit = limit.Unit switch { LimitUnit.Days => "day", LimitUnit.WorkingDays => "working day", LimitUnit.Months => "month", _ => "hour" };
        return limit.IsImmediately ? "at once" : $"{limit.Count} {unit}{(limit.Count == 1 ? "" : "s")}";
    }

    private static string Find() => Checkout.At("src", "PrivacyFunctions.Core", "Deadlines", "README.md");
}
