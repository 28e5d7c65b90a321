using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Tests.Conformance;

public sealed class Bell
{
    public ConcurrentQueue<(DateTime At, bool IsPastDue, ScheduleStatus? Status)> Rings { get; } = new();

    public TaskCompletionSource? HoldsUp { get; set; }

    public bool Breaks { get; set; }
}

public sealed class Hourly(Bell bell, TimeProvider time)
{
    [Function("Hourly")]
    public async Task Run([TimerTrigger("0 30 * * * *")] TimerInfo timer)
    {
        bell.Rings.Enqueue((time.GetUtcNow().UtcDateTime, timer.IsPastDue, timer.ScheduleStatus));
        await (bell.HoldsUp?.Task ?? Task.CompletedTask);
        if (bell.Breaks)
        {
            throw new InvalidOperationException("broken");
        }
    }
}

public sealed class AtStart(Bell bell, TimeProvider time)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("%Often%", RunOnStartup = true)] TimerInfo timer) =>
        bell.Rings.Enqueue((time.GetUtcNow().UtcDateTime, timer.IsPastDue, timer.ScheduleStatus));
}

public sealed class Unmonitored(Bell bell, TimeProvider time)
{
    [Function("Unmonitored")]
    public void Run([TimerTrigger("0 30 * * * *", UseMonitor = false)] TimerInfo timer) =>
        bell.Rings.Enqueue((time.GetUtcNow().UtcDateTime, timer.IsPastDue, timer.ScheduleStatus));
}
