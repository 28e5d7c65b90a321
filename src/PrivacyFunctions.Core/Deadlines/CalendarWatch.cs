using PrivacyFunctions.Deadlines.Calendars;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Deadlines;

/// <summary>Looks for calendars of the deployment's regimes that run out within <see cref="Notice"/>.</summary>
public sealed class CalendarWatch(DeadlineRules rules, TimeProvider time)
{
    /// <summary>China's State Council announces a year about two months before it begins.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(60);

    private DateOnly _told;

    /// <summary>Those that run out, or have, whoever asks and however often.</summary>
    public IReadOnlyList<WorkCalendar> RunningOut
    {
        get
        {
            var soon = time.GetUtcNow().DayIn(rules.Zone).AddDays((int)Notice.TotalDays);
            return [.. rules.Choice.All.Select(r => r.Calendar).Distinct().Where(c => c.KnownThrough <= soon)];
        }
    }

    /// <summary>The same, once a day and process: for a log.</summary>
    public IReadOnlyList<WorkCalendar> ToWarnOf()
    {
        var today = time.GetUtcNow().DayIn(rules.Zone);
        if (_told == today)
        {
            return [];
        }

        _told = today;
        return RunningOut;
    }
}
