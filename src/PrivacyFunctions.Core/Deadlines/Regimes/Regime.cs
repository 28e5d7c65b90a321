using PrivacyFunctions.Deadlines.Calendars;

namespace PrivacyFunctions.Deadlines.Regimes;

/// <summary>The clocks of a statute, or of a controller's own promise: dated, cited data.</summary>
/// <param name="Name">By which it is asked for: <c>gdpr</c>.</param>
/// <param name="AsOf">The day on which its sources were last looked at.</param>
/// <param name="Zone">The legal time zone in which days begin and end.</param>
/// <param name="CloseOfBusiness">When the last day ends for staff, in the zone.</param>
/// <param name="Roll">Whether a period in days or months that ends on a day off ends with the next working day.</param>
/// <param name="CountingSource">Where the law says how days are counted.</param>
/// <param name="Residence">Where people live whom it protects: ISO 3166 codes (<c>FR</c>, <c>US-CA</c>).</param>
/// <param name="Promise">The name of the promise that holds beside it wherever it is asked for; null for none.</param>
/// <param name="Grounds">Codes of the grounds on which a request may be refused; null where the file does not say.</param>
/// <param name="Pauses">Why its clocks may stand still; empty where they never do.</param>
/// <param name="Notes">What else it says (fees, remedies), by a name.</param>
/// <param name="Checks">What its author was not sure of.</param>
public sealed record Regime(
    string Name,
    RuleText Title,
    DateOnly AsOf,
    TimeZoneInfo Zone,
    WorkCalendar Calendar,
    TimeOnly CloseOfBusiness,
    bool Roll,
    RuleText CountingSource,
    IReadOnlyList<string> Residence,
    string? Promise,
    IReadOnlyList<string>? Grounds,
    IReadOnlyList<PauseRule> Pauses,
    IReadOnlyList<ClockRule> Clocks,
    IReadOnlyDictionary<string, RuleText> Notes,
    IReadOnlyList<string> Checks)
{
    private readonly Dictionary<string, ClockRule[]> _byKind = Clocks
        .SelectMany(c => c.Kinds)
        .Append(ClockRule.Incident)
        .Distinct()
        .ToDictionary(kind => kind, kind => Select(Clocks, kind));

    /// <summary>The kinds that its clocks name.</summary>
    public IEnumerable<string> Kinds => _byKind.Where(k => k.Key != ClockRule.AllKinds && k.Value.Length > 0).Select(k => k.Key);

    /// <summary>The clocks that run for a kind of request: those that name it, and those for all kinds that none of them replaces.</summary>
    public IReadOnlyList<ClockRule> For(string kind) =>
        _byKind.TryGetValue(kind, out var rules) || _byKind.TryGetValue(ClockRule.AllKinds, out rules) ? rules : [];

    public override string ToString() => Name;

    // An incident is not a request: what holds for every kind of request does not hold for it.
    private static ClockRule[] Select(IReadOnlyList<ClockRule> clocks, string kind)
    {
        var named = clocks.Where(c => c.Kinds.Contains(kind)).ToList();
        var general = kind is ClockRule.AllKinds or ClockRule.Incident
            ? []
            : clocks.Where(c => c.Kinds.Contains(ClockRule.AllKinds) && named.TrueForAll(n => n.Name != c.Name));
        return [.. named, .. general];
    }
}

/// <summary>One clock of a regime.</summary>
/// <param name="Name">One of <see cref="ClockNames"/>.</param>
/// <param name="From">The events it starts with, the latest of those that have happened (<see cref="EventNames"/>).</param>
/// <param name="FirstDayCounts">Whether the day of the event is the first one; null for what <see cref="Regime"/>s usually say: no.</param>
/// <param name="Extension">Null where the law allows none.</param>
/// <param name="Source">Article or section.</param>
/// <param name="When">The condition under which it runs, null where it always does.</param>
/// <param name="Check">What its author was not sure of; null where nothing is.</param>
public sealed record ClockRule(
    string Name,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> From,
    Limit Limit,
    bool FirstDayCounts,
    bool Roll,
    ExtensionRule? Extension,
    RuleText Source,
    RuleText? When,
    RuleText? Check)
{
    /// <summary>Stands for every kind of request.</summary>
    public const string AllKinds = "*";

    /// <summary>Not a request: a breach, whose clocks run from awareness (P16).</summary>
    public const string Incident = "incident";
}

/// <summary>How long a clock runs.</summary>
public readonly record struct Limit(int Count, LimitUnit Unit)
{
    public static Limit Immediately { get; } = new(0, LimitUnit.Hours);

    public bool IsImmediately => this == Immediately;

    public override string ToString() => $"{Count} {Unit}";
}

public enum LimitUnit
{
    Days,
    WorkingDays,
    Months,

    /// <summary>Exact, and never moved to a working day.</summary>
    Hours,
}

/// <summary>How far the first date can be moved, told before it is over.</summary>
/// <param name="Total">From the start; null where only <paramref name="Further"/> counts.</param>
/// <param name="Further">From the first date; null where only <paramref name="Total"/> counts. Of both, the earlier.</param>
public sealed record ExtensionRule(Limit? Total, Limit? Further, RuleText Source);

/// <param name="Reason">A code: <c>identity-doubt</c>.</param>
public sealed record PauseRule(string Reason, RuleText Source);

/// <summary>What clocks are for.</summary>
public static class ClockNames
{
    public const string Answer = "answer";
    public const string Completion = "completion";
    public const string Acknowledgement = "acknowledgement";

    /// <summary>By when the person is told that it takes longer.</summary>
    public const string ExtensionNotice = "extension-notice";
    public const string Appeal = "appeal";

    /// <summary>By when people are told of an incident.</summary>
    public const string Notice = "notice";

    /// <summary>By when the authority is told of an incident.</summary>
    public const string Report = "report";
    public const string ClosingReport = "closing-report";

    public static IReadOnlyList<string> All { get; } =
        [Answer, Completion, Acknowledgement, ExtensionNotice, Appeal, Notice, Report, ClosingReport];
}

/// <summary>What clocks start with.</summary>
public static class EventNames
{
    public const string Receipt = "receipt";

    /// <summary>The identity was proven.</summary>
    public const string Identity = "identity";

    /// <summary>The fee that was asked for was paid.</summary>
    public const string Fee = "fee";

    /// <summary>The person asked for a review of the decision.</summary>
    public const string Appeal = "appeal";

    public static IReadOnlyList<string> All { get; } = [Receipt, Identity, Fee, Appeal];
}
