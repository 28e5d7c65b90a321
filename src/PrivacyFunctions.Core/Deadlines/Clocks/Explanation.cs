using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Regimes;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>One step of a computation, to be put into words.</summary>
/// <param name="Key">Which one, by the name of its text: <c>started.receipt</c>.</param>
/// <param name="Values">What the text takes; days, numbers, zones, runs of days, texts by language tag and lists of them.</param>
/// <param name="Count">The number that the text goes with; null where it does not count.</param>
public sealed record ExplanationStep(string Key, IReadOnlyDictionary<string, object> Values, int? Count = null);

/// <summary>A moment, to be told in a zone.</summary>
public sealed record Moment(DateTimeOffset At, TimeZoneInfo Zone);

/// <summary>Days that follow each other; one where both are the same.</summary>
public sealed record DayRun(DateOnly First, DateOnly Last);

/// <summary>How a clock came by its dates, step by step.</summary>
public static class Explanation
{
    public static IReadOnlyList<ExplanationStep> Of(Clock clock, ClockEvents events) => [.. Steps(clock, events)];

    private static IEnumerable<ExplanationStep> Steps(Clock clock, ClockEvents events)
    {
        var (regime, rule) = (clock.Regime, clock.Rule);
        yield return Step($"started.{Started(clock, events)}", ("day", clock.Start), ("zone", regime.Zone));
        if (rule.Limit.Unit == LimitUnit.Hours)
        {
            yield return rule.Limit.IsImmediately
                ? Step("counted.immediately", ("source", rule.Source))
                : Step("counted.Hours", rule.Limit.Count, ("moment", new Moment(clock.DueEnd, regime.Zone)), ("source", rule.Source));
            yield break;
        }

        yield return Step(rule.FirstDayCounts ? "firstDay.counted" : "firstDay.notCounted", ("source", rule.FirstDayCounts ? rule.Source : regime.CountingSource));
        foreach (var step in Counted(clock).Concat(Moved(clock, events)).Concat(Ended(clock)))
        {
            yield return step;
        }
    }

    private static IEnumerable<ExplanationStep> Counted(Clock clock)
    {
        var (regime, rule) = (clock.Regime, clock.Rule);
        var first = ClockMath.LastDay(rule.Limit, clock.Start, rule.FirstDayCounts, regime.Calendar);
        yield return Step($"counted.{rule.Limit.Unit}", rule.Limit.Count, ("day", first), ("source", rule.Source), ("calendar", regime.Calendar.Title));
        if (rule.Limit.Unit == LimitUnit.Months && !rule.FirstDayCounts && first.Day != clock.Start.Day)
        {
            yield return Step("counted.lastOfMonth", ("day", first));
        }

        if (rule.Limit.Unit == LimitUnit.WorkingDays)
        {
            var days = Days(clock.Start.AddDays(1), first).ToList();
            var off = Runs(days.Where(d => regime.Calendar.KindOf(d) == DayKind.Holiday));
            var madeUp = Runs(days.Where(d => regime.Calendar.KindOf(d) == DayKind.MakeUpWorkday));
            if (off.Count > 0)
            {
                yield return Step("counted.holidays", ("days", off));
            }

            if (madeUp.Count > 0)
            {
                yield return Step("counted.makeUp", ("days", madeUp));
            }
        }
    }

    private static IEnumerable<ExplanationStep> Moved(Clock clock, ClockEvents events)
    {
        var (rule, calendar) = (clock.Rule, clock.Regime.Calendar);
        if (clock.IsExtended)
        {
            yield return Step(
                "moved.extended",
                ("day", ClockMath.Run(clock.Regime, rule, events with { Pauses = [] })!.Told),
                ("source", rule.Extension!.Source));
        }

        var without = ClockMath.Run(clock.Regime, rule, events with { Pauses = [] })!.Told;
        if (without != clock.Told)
        {
            var days = rule.Limit.Unit == LimitUnit.WorkingDays ? calendar.Count(without, clock.Told) : clock.Told.DayNumber - without.DayNumber;
            yield return Step("moved.paused", days, ("day", clock.Told), ("source", PauseSources(clock.Regime, events)));
        }
    }

    private static IEnumerable<ExplanationStep> Ended(Clock clock)
    {
        var (regime, calendar) = (clock.Regime, clock.Regime.Calendar);
        var kind = calendar.KindOf(clock.Told);
        yield return Step("ended.told", ("day", clock.Told), ("zone", regime.Zone));
        if (kind is DayKind.MakeUpWorkday)
        {
            yield return Step("ended.makeUp");
        }
        else if (kind is not DayKind.Working)
        {
            yield return clock.Due == clock.Told
                ? Step("ended.stays", ("off", kind))
                : Step("ended.rolls", ("off", kind), ("day", clock.Due), ("source", regime.CountingSource));
        }

        yield return Step("ended.internal", ("day", clock.Internal), ("time", regime.CloseOfBusiness));
        if (clock.IsProvisional)
        {
            yield return Step("ended.provisional", ("calendar", calendar.Title), ("day", calendar.KnownThrough));
        }
    }

    private static List<RuleText> PauseSources(Regime regime, ClockEvents events) =>
        [.. regime.Pauses.Where(rule => events.Pauses.Any(pause => pause.Reason == rule.Reason)).Select(rule => rule.Source)];

    private static string Started(Clock clock, ClockEvents events) =>
        clock.Rule.Kinds.Contains(ClockRule.Incident) ? "awareness"
        : clock.StartedAt == events.ReceivedAt ? EventNames.Receipt
        : clock.StartedAt == events.IdentityProvenAt ? EventNames.Identity
        : clock.StartedAt == events.FeePaidAt ? EventNames.Fee
        : EventNames.Appeal;

    private static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static List<DayRun> Runs(IEnumerable<DateOnly> days)
    {
        var runs = new List<DayRun>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].Last.AddDays(1) == day)
            {
                runs[^1] = runs[^1] with { Last = day };
            }
            else
            {
                runs.Add(new DayRun(day, day));
            }
        }

        return runs;
    }

    private static ExplanationStep Step(string key, params ReadOnlySpan<(string Name, object Value)> values) => Step(key, null, values);

    private static ExplanationStep Step(string key, int? count, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var named = new Dictionary<string, object>();
        foreach (var (name, value) in values)
        {
            named[name] = value;
        }

        return new ExplanationStep(key, named, count);
    }
}
