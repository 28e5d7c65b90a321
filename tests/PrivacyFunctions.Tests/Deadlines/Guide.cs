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
        var clocks = regime.Clocks.Where(c => c.Name != ClockNames.ExtensionNotice).Select(InWords).Distinct();
        var with = regime.Promise is null ? "" : $" with `{regime.Promise}`";
        return $"| `{regime.Name}`{with} | {regime.Zone.Id} | {regime.Calendar.Name} | {(regime.Roll ? "yes" : "no")} | {string.Join("; ", clocks)} |";
    }

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
