using LocalFunctions.Invocation;

namespace LocalFunctions.Schedules;

/// <summary>All timer functions of the host; bad schedules are refused when the host is built.</summary>
internal sealed class TimerService(FunctionCatalog catalog, IServiceProvider services, ILogger<TimerService> logger)
{
    private readonly TimerRunner[] _runners =
        [.. catalog.OfKind(FunctionKind.Timer).Select(function => new TimerRunner(function, services, logger))];

    /// <summary>Runs until cancelled; a run that goes on then is told by its token and waited for.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_runners.Select(runner => Task.Run(() => runner.RunAsync(cancellationToken), CancellationToken.None)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The end of the session is the normal end of a timer.
        }
    }
}
