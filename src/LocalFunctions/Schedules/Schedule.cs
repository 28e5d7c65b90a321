using System.Globalization;
using System.Text.RegularExpressions;
using Cronos;
using LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Schedules;

/// <summary>When a timer function runs: by a cron expression with six fields, or at even intervals. All times are UTC.</summary>
internal sealed partial class Schedule
{
    private readonly CronExpression? _cron;
    private readonly TimeSpan _interval;

    private Schedule(CronExpression? cron, TimeSpan interval)
    {
        _cron = cron;
        _interval = interval;
    }

    /// <summary>What the function's attribute says: an expression, an interval, or <c>%Setting%</c> naming a setting with either.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing, or the expression cannot be understood.</exception>
    public static Schedule Parse(FunctionDescriptor function, IConfiguration configuration)
    {
        string resolved = Setting().Replace(((TimerTriggerAttribute)function.Trigger).Schedule, match => configuration[match.Groups[1].Value]
            ?? throw new InvalidOperationException(
                $"Timer function '{function.Name}': the setting {match.Groups[1].Value} is missing; it holds the schedule."));
        try
        {
            if (TimeSpan.TryParse(resolved, CultureInfo.InvariantCulture, out TimeSpan interval) && interval > TimeSpan.Zero)
            {
                return new Schedule(null, interval) { IsFrequent = interval < TimeSpan.FromMinutes(1) };
            }

            // Five fields are allowed as well; NCRONTAB then runs at second 0.
            string[] fields = resolved.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var cron = CronExpression.Parse(resolved, fields.Length == 5 ? CronFormat.Standard : CronFormat.IncludeSeconds);
            bool inEveryMinute = fields.Length == 6 && fields[1..].All(field => field == "*");
            return new Schedule(cron, TimeSpan.Zero)
            {
                IsFrequent = inEveryMinute && cron.GetOccurrences(DateTime.UnixEpoch, DateTime.UnixEpoch.AddMinutes(1)).Skip(1).Any(),
            };
        }
        catch (CronFormatException e)
        {
            throw new InvalidOperationException($"Timer function '{function.Name}': '{resolved}' is no schedule: {e.Message}", e);
        }
    }

    /// <summary>Runs more often than once a minute at all times. As upstream, the status of such a schedule is not kept.</summary>
    public bool IsFrequent { get; private init; }

    /// <summary>The first run after this time, excluding it.</summary>
    public DateTime After(DateTime utc) => _cron is null
        ? utc + _interval
        : _cron.GetNextOccurrence(utc) ?? DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();
}
