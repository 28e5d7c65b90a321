using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>Runs a clock. Pure.</summary>
public static class ClockMath
{
    /// <summary>The days on which a request can have been received: calendars reach a few years further on both sides.</summary>
    public static readonly DateOnly Earliest = new(2001, 1, 1);

    public static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>
    /// The clock of a rule; null where what it starts with has not happened. Received 2026-09-30 in Shanghai with 15
    /// working days, it ends with 2026-10-27; received 2028-01-31 with one month, with 2028-02-29.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The start is not between <see cref="Earliest"/> and <see cref="Latest"/>.</exception>
    public static Clock? Run(Regime regime, ClockRule rule, ClockEvents events)
    {
        if (events.StartOf(rule) is not { } startedAt)
        {
            return null;
        }

        var start = startedAt.DayIn(regime.Zone);
        ArgumentOutOfRangeException.ThrowIfLessThan(start, Earliest, nameof(events));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Latest, nameof(events));
        return rule.Limit.Unit == LimitUnit.Hours ? InHours(regime, rule, startedAt, start) : InDays(regime, rule, events, startedAt, start);
    }

    /// <summary>The last day of a period that begins on a day.</summary>
    public static DateOnly LastDay(Limit limit, DateOnly start, bool firstDayCounts, WorkCalendar calendar) => limit.Unit switch
    {
        LimitUnit.Days => start.AddDays(limit.Count - (firstDayCounts ? 1 : 0)),
        LimitUnit.Months => start.AddMonths(limit.Count).AddDays(firstDayCounts ? -1 : 0),
        LimitUnit.WorkingDays => calendar.Add(firstDayCounts ? start.AddDays(-1) : start, limit.Count),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, "Hours have no last day."),
    };

    private static Clock InHours(Regime regime, ClockRule rule, DateTimeOffset startedAt, DateOnly start)
    {
        var end = TimeZoneInfo.ConvertTime(startedAt.AddHours(rule.Limit.Count), regime.Zone);
        var day = DateOnly.FromDateTime(end.DateTime);
        return new Clock(regime, rule, startedAt, start, day, day, day, end, end, IsProvisional: false, IsToldProvisional: false, IsExtended: false);
    }

    private static Clock InDays(Regime regime, ClockRule rule, ClockEvents events, DateTimeOffset startedAt, DateOnly start)
    {
        var calendar = regime.Calendar;
        var isExtended = events.IsExtended && rule.Extension is not null;
        var counted = LastDay(rule.Limit, start, rule.FirstDayCounts, calendar);
        if (isExtended)
        {
            counted = Extended(rule, start, counted, calendar);
        }

        var told = events.Pauses.Count == 0 ? counted : PauseLedger.Of(regime, events.Pauses, start).MoveEnd(counted, rule.Limit.Unit, calendar);
        var due = rule.Roll ? calendar.OnOrAfter(told) : told;
        var lastWorking = calendar.OnOrBefore(told);
        var isToldProvisional = rule.Limit.Unit == LimitUnit.WorkingDays && !(calendar.Knows(start) && calendar.Knows(told));
        var toldEnd = Midnight(told.AddDays(1), regime.Zone);
        return new Clock(
            regime,
            rule,
            startedAt,
            start,
            told,
            due,
            lastWorking < start ? start : lastWorking,
            toldEnd,
            due == told ? toldEnd : Midnight(due.AddDays(1), regime.Zone),
            isToldProvisional || !calendar.Knows(told) || !calendar.Knows(due),
            isToldProvisional,
            isExtended);
    }

    // Of what the law allows, the earlier; never before the first date.
    private static DateOnly Extended(ClockRule rule, DateOnly start, DateOnly first, WorkCalendar calendar)
    {
        var extension = rule.Extension!;
        var total = extension.Total is { } t ? LastDay(t, start, rule.FirstDayCounts, calendar) : DateOnly.MaxValue;
        var further = extension.Further is { } f ? LastDay(f, first, firstDayCounts: false, calendar) : DateOnly.MaxValue;
        var earlier = total < further ? total : further;
        return earlier < first ? first : earlier;
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone) => Deadline.At(day, TimeOnly.MinValue, zone);
}
