using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Conformance;

/// <summary>The journal "EverySecond" says of each run whether it was past due, and which time comes next if it is told.</summary>
public static class Schedules
{
    [Function("EverySecond")]
    public static void EverySecond([TimerTrigger("%EverySecond%")] TimerInfo timer) => Journal.Add(
        "EverySecond", $"{(timer.IsPastDue ? "past due" : "on time")}, {timer.ScheduleStatus?.Next.ToString("O") ?? "no status"}");
}
