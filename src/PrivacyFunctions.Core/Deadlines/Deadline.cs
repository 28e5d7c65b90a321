using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>When an answer is due.</summary>
/// <param name="End">The end of the last day, exclusive, with the legal zone's offset.</param>
/// <param name="Calendar">The working days of staff; null for Monday to Friday.</param>
public sealed record Deadline(DateTimeOffset End, TimeZoneInfo Zone, WorkCalendar? Calendar = null)
{
    /// <summary>The last day on which the answer is in time: what people are told.</summary>
    public DateOnly LastDay => End.AddTicks(-1).DayIn(Zone);

    /// <summary>The last working day on or before <see cref="LastDay"/>: what staff are told, so that nothing falls due on their day off.</summary>
    public DateOnly InternalDay => (Calendar ?? RegimeCatalogue.Default.Calendars[WorkCalendars.WeekdaysName]).OnOrBefore(LastDay);

    /// <summary>Whole days from today (in the legal zone) to the last day: 0 on the last day, negative when it is over.</summary>
    public int DaysLeft(DateTimeOffset now) => LastDay.DayNumber - now.DayIn(Zone).DayNumber;

    /// <summary>
    /// The deadline for the answer to a request, the earliest of its kinds' and regimes', as the person is told it: without
    /// any rolling. Received 2026-11-23 10:00 in Shanghai with 15 days, it ends 2026-12-09T00:00+08:00.
    /// </summary>
    public static Deadline ForAnswer(DeadlineRules rules, Kinds kinds, DateTimeOffset receivedAt) =>
        OfAnswer(rules, kinds, new ClockEvents(receivedAt));

    /// <summary>The same, from whatever has happened to the request.</summary>
    public static Deadline OfAnswer(DeadlineRules rules, Kinds kinds, ClockEvents events) =>
        rules.Until(EndIn(rules.Zone, AnswerClock(rules, kinds, events).ToldEnd));

    /// <summary>The last end of a day of a zone that is not after a moment: where a law's days end elsewhere, nobody is told more than it allows.</summary>
    public static DateTimeOffset EndIn(TimeZoneInfo zone, DateTimeOffset end) => At(end.DayIn(zone), TimeOnly.MinValue, zone);

    /// <summary>The clock that governs an answer: of its kinds' and regimes', the one whose told date is the earliest.</summary>
    public static Clock AnswerClock(DeadlineRules rules, Kinds kinds, ClockEvents events) =>
        kinds.Select(kind => rules.Run(kind, events).Of(ClockNames.Answer)!.Told).MinBy(clock => clock.ToldEnd)!;

    /// <summary>A moment of a day in a zone; where clocks skip it, the first one after.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
