using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>The days on which a regime's clocks stand still: intervals for reasons that it knows, merged, the first first.</summary>
/// <remarks>
/// From the day after the one on which something was asked for, to the day on which it came: asked on the 3rd, answered on
/// the 7th, four days are added at the end.
/// </remarks>
public sealed class PauseLedger
{
    private readonly List<(DateOnly After, DateOnly Through)> _intervals = [];

    private PauseLedger(IEnumerable<(DateOnly After, DateOnly Through)> intervals)
    {
        foreach (var (after, through) in intervals.OrderBy(i => i.After))
        {
            if (_intervals.Count > 0 && after <= _intervals[^1].Through)
            {
                _intervals[^1] = (_intervals[^1].After, through > _intervals[^1].Through ? through : _intervals[^1].Through);
            }
            else
            {
                _intervals.Add((after, through));
            }
        }
    }

    /// <summary>What the regime makes of pauses; those for other reasons, and what lies before the start, do not count.</summary>
    public static PauseLedger Of(Regime regime, IEnumerable<Pause> pauses, DateOnly start) => new(pauses
        .Where(p => regime.Pauses.Any(rule => rule.Reason == p.Reason))
        .Select(p => (After: Later(p.From.DayIn(regime.Zone), start), Through: p.To.DayIn(regime.Zone)))
        .Where(i => i.Through > i.After));

    /// <summary>The end of a period, moved by the pauses that began on or before it.</summary>
    public DateOnly MoveEnd(DateOnly end, LimitUnit unit, WorkCalendar calendar)
    {
        foreach (var (after, through) in _intervals.TakeWhile(i => i.After <= end))
        {
            end = unit == LimitUnit.WorkingDays
                ? calendar.Add(end, calendar.Count(after, through))
                : end.AddDays(through.DayNumber - after.DayNumber);
        }

        return end;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
