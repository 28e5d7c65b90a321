using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Schedules;

/// <summary>
/// Runs one timer function for as long as this process owns the hub. A run missed meanwhile is made up for once; runs
/// that fall due while one is still going on are left out.
/// </summary>
internal sealed class TimerRunner(FunctionDescriptor function, IServiceProvider services, ILogger logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    private readonly TimerTriggerAttribute _trigger = (TimerTriggerAttribute)function.Trigger;
    private readonly Schedule _schedule = Schedule.Parse(function, services.GetRequiredService<IConfiguration>());
    private readonly ScheduleStore _store = services.GetRequiredService<ScheduleStore>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    private bool IsMonitored => _trigger.UseMonitor && !_schedule.IsFrequent;

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ScheduleStatus? known = IsMonitored ? await ReadAsync(cancellationToken) : null;
        ScheduleStatus status = known ?? NewStatus();
        if (IsMonitored && known is null)
        {
            await SaveAsync(status, cancellationToken);
        }

        // A schedule that was changed to an earlier time must not wait for the time that it had before.
        DateTime fromNow = _schedule.After(Now);
        status.Next = status.Next > fromNow ? fromNow : status.Next;
        bool isPastDue = status.Next < Now;
        if (_trigger.RunOnStartup || isPastDue)
        {
            status = await InvokeAsync(status, isPastDue, cancellationToken);
        }

        Log.TimerNext(logger, function.Name, status.Next);
        while (!cancellationToken.IsCancellationRequested)
        {
            // The app's clock may be shifted or jump, so it is asked again and again; the wait itself is real time.
            TimeSpan left = status.Next - Now;
            if (left <= TimeSpan.Zero)
            {
                status = await InvokeAsync(status, isPastDue: false, cancellationToken);
                continue;
            }

            await Task.Delay(left < LongestWait ? left + TimeSpan.FromMilliseconds(1) : LongestWait, TimeProvider.System, cancellationToken);
        }
    }

    private ScheduleStatus NewStatus() => new() { Next = _schedule.After(Now), LastUpdated = Now };

    private async Task<ScheduleStatus> InvokeAsync(ScheduleStatus status, bool isPastDue, CancellationToken cancellationToken)
    {
        DateTime started = Now;
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = IsMonitored ? status : null };
        var context = new LocalFunctionContext(function, timer, scope.ServiceProvider, cancellationToken);
        try
        {
            await services.GetRequiredService<FunctionPipeline>().InvokeAsync(context);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // A failed run is logged; the schedule goes on, as on Azure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.TimerFailed(logger, e, function.Name);
        }

        // From the start of the run, so that a run shorter than its interval loses no turn; never into the past.
        DateTime next = _schedule.After(started);
        var after = new ScheduleStatus { Last = started, Next = next > Now ? next : _schedule.After(Now), LastUpdated = Now };
        if (IsMonitored)
        {
            await SaveAsync(after, cancellationToken);
        }

        return after;
    }

    private Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken) =>
        PatientlyAsync(() => _store.ReadAsync(function.Name, cancellationToken), cancellationToken);

    private async Task SaveAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        await PatientlyAsync(() => _store.WriteAsync(function.Name, status, cancellationToken), cancellationToken);

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await operation();
            }
            catch (Exception e) when (StorageErrors.IsTransient(e) && !cancellationToken.IsCancellationRequested)
            {
                services.GetRequiredService<IStorageObserver>().StorageFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
            }
        }
    }
}
