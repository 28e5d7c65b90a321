using System.Globalization;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IcsCalendar = Ical.Net.Calendar;

namespace PrivacyFunctions.Deadlines.Calendars;

/// <summary>Reads the working days of a region from iCalendar (RFC 5545).</summary>
/// <remarks>
/// Every all-day event is a holiday. <c>CATEGORIES:WORKDAY</c> makes it a make-up workday, <c>CATEGORIES:FIXED</c> a holiday
/// only where the announced ones are not known. <c>X-KNOWN-FROM</c> and <c>X-KNOWN-THROUGH</c> (<c>20261231</c>) bound
/// what is known; without them it is known from the year of the first event that does not repeat to the end of the year of
/// the last, or for good where all events repeat for good.
/// </remarks>
internal static class CalendarFile
{
    private const string Workday = "WORKDAY";
    private const string Fixed = "FIXED";

    /// <exception cref="FormatException">It is not iCalendar, or lacks events; the message says what.</exception>
    public static WorkCalendar Parse(string name, string text)
    {
        var file = Load(text);
        var events = file.Events.Where(e => e.Start is { HasTime: false }).ToList();
        if (events.Count == 0)
        {
            throw new FormatException("it has no all-day event (DTSTART;VALUE=DATE:20260101); each holiday is one.");
        }

        var (from, through) = (Bound(file, "X-KNOWN-FROM") ?? FirstOf(events), Bound(file, "X-KNOWN-THROUGH") ?? LastOf(events));
        if (from > through)
        {
            throw new FormatException("X-KNOWN-FROM is after X-KNOWN-THROUGH.");
        }

        var holidays = new Dictionary<DateOnly, string>();
        var workdays = new HashSet<DateOnly>();
        foreach (var holiday in events)
        {
            var isFixed = Is(holiday, Fixed);
            foreach (var day in DaysOf(holiday).Where(day => isFixed != (day >= from && day <= through)))
            {
                if (Is(holiday, Workday))
                {
                    workdays.Add(day);
                }
                else
                {
                    holidays.TryAdd(day, holiday.Summary ?? "");
                }
            }
        }

        return new WorkCalendar(name, TitleOf(file, name), from, through, holidays, workdays);
    }

    // RFC 7986 section 5.1: NAME can stand once for each language.
    private static RuleText TitleOf(IcsCalendar file, string otherwise)
    {
        var names = file.Properties.AllOf("NAME").Where(p => p.Value is string)
            .GroupBy(p => p.Parameters.Get("LANGUAGE") ?? "*")
            .ToDictionary(g => g.Key, g => (string)g.First().Value!);
        return names.Count == 0 ? RuleText.Same(otherwise) : new RuleText(names);
    }

    private static IEnumerable<DateOnly> DaysOf(CalendarEvent holiday)
    {
        var length = holiday.End is { } end ? Day(end).DayNumber - Day(holiday.Start!).DayNumber : (int?)null;
        length ??= holiday.Duration is { } duration ? (duration.Weeks ?? 0) * 7 + (duration.Days ?? 0) : 1;
        var starts = holiday.RecurrenceRule is null
            ? [Day(holiday.Start!)]
            : holiday.GetOccurrences().Select(o => Day(o.Period.StartTime)).TakeWhile(day => day <= WorkCalendar.Last);
        return starts
            .SelectMany(start => Enumerable.Range(0, Math.Max(1, length.Value)).Select(start.AddDays))
            .Where(day => day >= WorkCalendar.First && day <= WorkCalendar.Last);
    }

    private static bool Is(CalendarEvent holiday, string category) => holiday.Categories.Contains(category, StringComparer.OrdinalIgnoreCase);

    private static DateOnly FirstOf(List<CalendarEvent> events)
    {
        var single = events.Where(e => !RepeatsForGood(e)).ToList();
        return single.Count == 0 ? WorkCalendar.First : new DateOnly(single.Min(e => Day(e.Start!)).Year, 1, 1);
    }

    private static DateOnly LastOf(List<CalendarEvent> events)
    {
        var single = events.Where(e => !RepeatsForGood(e)).ToList();
        return single.Count == 0 ? WorkCalendar.Last : new DateOnly(single.Max(e => DaysOf(e).Last()).Year, 12, 31);
    }

    private static bool RepeatsForGood(CalendarEvent holiday) => holiday.RecurrenceRule is { Until: null, Count: null };

    private static DateOnly Day(CalDateTime day) => day.Date;

    private static DateOnly? Bound(IcsCalendar file, string property) => file.Properties.Get<string>(property) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw new FormatException($"{property} should be a date like 20261231."),
    };

    private static IcsCalendar Load(string text)
    {
        try
        {
            return IcsCalendar.Load(text) ?? throw new FormatException("it is empty; it should begin with BEGIN:VCALENDAR.");
        }
        catch (Exception e) when (e is System.Runtime.Serialization.SerializationException or ArgumentException)
        {
            throw new FormatException($"it is not iCalendar (RFC 5545): {e.Message}", e);
        }
    }
}
