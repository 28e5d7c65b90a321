using LocalFunctions.Invocation;

namespace LocalFunctions.Schedules;

/// <summary>All timer functions of the host; bad schedules are refused when the host is built.</summary>
internal sealed class TimerService
{
    private readonly TimerRunner[] _runners;

    public TimerService(FunctionCatalog catalog, IServiceProvider services, ILogger<TimerService> logger) =>
        _runners = [.. catalog.OfKind(FunctionKind.Timer).Select(function => new TimerRunner(function, services, logger))];

    /// <summary>Runs until cancelled; a run that goes on then is told by its token and waited for.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_runners.Select(runner => Task.Run(() => RunOneAsync(runner, cancellationToken), CancellationToken.None)));

    private static async Task RunOneAsync(TimerRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            await runner.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end of the session is the normal end of a timer.
        }
    }
}

internal static class ScheduleServices
{
    public static void AddSchedules(this IServiceCollection services)
    {
        services.AddSingleton<ScheduleStore>();
        services.AddSingleton<TimerService>();
    }
}
