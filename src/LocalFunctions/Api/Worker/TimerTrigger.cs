// Stands for Microsoft.Azure.Functions.Worker.Extensions.Timer: TimerTriggerAttribute, TimerInfo, ScheduleStatus.
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule, in UTC, one run at a time.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    public TimerTriggerAttribute(string schedule) => Schedule = schedule;

    /// <summary>
    /// NCRONTAB with six fields (<c>{second} {minute} {hour} {day} {month} {day of week}</c>), a <see cref="TimeSpan"/>
    /// between runs, or <c>%Setting%</c> naming a setting that holds either.
    /// </summary>
    public string Schedule { get; }

    /// <summary>Runs the function at every start of the host, whatever the schedule says.</summary>
    public bool RunOnStartup { get; set; }

    /// <summary>
    /// Keeps the schedule's status in the storage account, so that a run missed while the host was down is made up
    /// for, once, at the next start. A schedule that runs more than once in every minute is never monitored.
    /// </summary>
    public bool UseMonitor { get; set; } = true;
}

/// <summary>What a timer function is told about its run.</summary>
public class TimerInfo
{
    /// <summary>Null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>The run is later than its scheduled time, because the host was down then.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Times of a schedule, in UTC. <see cref="Last"/> is the default value before the first run.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
