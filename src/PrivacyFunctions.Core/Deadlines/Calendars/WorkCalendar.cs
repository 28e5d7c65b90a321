namespace PrivacyFunctions.Deadlines.Calendars;

/// <summary>What a day is in a region.</summary>
public enum DayKind
{
    Working,
    Weekend,
    Holiday,

    /// <summary>A Saturday or Sunday that is worked to make up for a holiday.</summary>
    MakeUpWorkday,
}

/// <summary>
/// The working days of a region, from 1 January 2000 to 31 December 2110. Between <see cref="KnownFrom"/> and
/// <see cref="KnownThrough"/> they are as announced; beyond, every weekday is taken for one unless the law itself fixes it
/// as a holiday, and a date that rests on such a day is provisional.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>The first and the last day that a calendar says anything about.</summary>
    public static readonly DateOnly First = new(2000, 1, 1);

    public static readonly DateOnly Last = new(2110, 12, 31);

    private readonly ulong[] _working = new ulong[((Last.DayNumber - First.DayNumber) / 64) + 1];
    private readonly IReadOnlyDictionary<DateOnly, string> _holidays;
    private readonly IReadOnlySet<DateOnly> _workdays;

    /// <param name="holidays">Days that are not worked, with what they are called.</param>
    /// <param name="workdays">Saturdays and Sundays that are.</param>
    public WorkCalendar(
        string name,
        RuleText title,
        DateOnly knownFrom,
        DateOnly knownThrough,
        IReadOnlyDictionary<DateOnly, string> holidays,
        IReadOnlySet<DateOnly> workdays)
    {
        (Name, Title, KnownFrom, KnownThrough, _holidays, _workdays) = (name, title, knownFrom, knownThrough, holidays, workdays);
        var rest = 0;
        for (var day = First; day < Last; day = day.AddDays(1))
        {
            var isWorking = KindOf(day) is DayKind.Working or DayKind.MakeUpWorkday;
            (rest, LongestRest) = isWorking ? (0, LongestRest) : (rest + 1, Math.Max(LongestRest, rest + 1));
            if (isWorking)
            {
                var index = day.DayNumber - First.DayNumber;
                _working[index >> 6] |= 1UL << (index & 63);
            }
        }
    }

    /// <summary>By which rules name it: <c>cn</c>.</summary>
    public string Name { get; }

    public RuleText Title { get; }

    public DateOnly KnownFrom { get; }

    public DateOnly KnownThrough { get; }

    /// <summary>The most days off that follow each other.</summary>
    public int LongestRest { get; }

    public bool Knows(DateOnly day) => day >= KnownFrom && day <= KnownThrough;

    /// <exception cref="ArgumentOutOfRangeException">The day is before 2000 or after 2110.</exception>
    public bool IsWorking(DateOnly day)
    {
        var index = day.DayNumber - First.DayNumber;
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(day));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, Last);
        return (_working[index >> 6] & (1UL << (index & 63))) != 0;
    }

    public DayKind KindOf(DateOnly day) => day switch
    {
        _ when _workdays.Contains(day) => DayKind.MakeUpWorkday,
        _ when _holidays.ContainsKey(day) => DayKind.Holiday,
        { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } => DayKind.Weekend,
        _ => DayKind.Working,
    };

    /// <summary>What a holiday is called; null for other days.</summary>
    public string? HolidayName(DateOnly day) => _holidays.GetValueOrDefault(day);

    /// <summary>The day itself where it is a working day, else the next one.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorking(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself where it is a working day, else the one before.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (!IsWorking(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The nth working day after a day, which is not counted itself; the day itself for 0.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            workingDays -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>How many working days lie after one day and up to another, which is counted.</summary>
    public int Count(DateOnly after, DateOnly through)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= through; day = day.AddDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return count;
    }
}
