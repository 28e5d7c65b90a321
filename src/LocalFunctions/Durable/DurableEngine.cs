using LocalFunctions.Hosting;
using LocalFunctions.Schedules;
using LocalFunctions.Storage;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Durable;

/// <summary>Claims the task hub and runs a session, and the timer functions, for as long as the claim holds; then again.</summary>
internal sealed class DurableEngine(
    TaskHub hub,
    IServiceProvider services,
    TimerService timers,
    IOptions<DurableOptions> options,
    EngineHealth health,
    IHostApplicationLifetime lifetime,
    ILogger<DurableEngine> logger)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource<HubSession> _session = NewSignal();
    private Task _running = Task.CompletedTask;
    private CancellationToken _giveUp;

    // The engine's own waits are real time: the app's clock may be shifted, or stand still in a test.
    private static TimeProvider RealTime => TimeProvider.System;

    /// <summary>The session, as soon as this process owns the hub and is ready.</summary>
    public async Task<HubSession> SessionAsync(CancellationToken cancellationToken)
    {
        Task<HubSession> session;
        lock (_gate)
        {
            session = _session.Task;
        }

        return await session.WaitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _giveUp = cancellationToken;
        await _stopping.CancelAsync();
        lock (_gate)
        {
            _session.TrySetException(new OperationCanceledException("The host is stopping."));
        }

        await _running;
    }

    public void Dispose() => _stopping.Dispose();

    private static TaskCompletionSource<HubSession> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await OwnAsync();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (StorageErrors.IsTransient(e))
            {
                health.StorageFailed(e);
                await Task.Delay(TimeSpan.FromSeconds(1), RealTime);
            }
            catch (Exception e)
            {
                // Refused credentials, a bug: waiting would not help, and a host that looks well would hide it.
                Log.EngineFailed(logger, e);
                lock (_gate)
                {
                    _session.TrySetException(e);
                }

                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task OwnAsync()
    {
        var lease = new HubLease(hub, options.Value.LeaseDuration, RealTime, health, logger);
        await lease.AcquireAsync(_stopping.Token);
        using var ended = new CancellationTokenSource();
        var session = new HubSession(hub, lease, services, options.Value, health, RealTime, logger);
        using var timersEnd = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        Task kept = lease.KeepAsync(ended.Token);
        Task ticking = Task.CompletedTask;
        try
        {
            await session.StartAsync(_stopping.Token);
            Announce(session);
            ticking = timers.RunAsync(timersEnd.Token);
            Task stopped = Task.Delay(Timeout.InfiniteTimeSpan, RealTime, _stopping.Token);
            await await Task.WhenAny(kept, session.RunAsync(ended.Token), stopped);
        }
        finally
        {
            await timersEnd.CancelAsync();
            Withdraw();
            if (_stopping.IsCancellationRequested)
            {
                // The lease is still renewed meanwhile: what a turn stores now must be acknowledged.
                await session.DrainAsync(ticking, _giveUp);
            }

            await session.DisposeAsync();
            await ticking;
            await ended.CancelAsync();
            await lease.ReleaseAsync();
        }
    }

    private void Announce(HubSession session)
    {
        health.StorageAnswered();
        health.SessionIs(session);
        lock (_gate)
        {
            _session.TrySetResult(session);
        }
    }

    private void Withdraw()
    {
        health.SessionIs(null);
        lock (_gate)
        {
            if (_session.Task.IsCompleted)
            {
                _session = NewSignal();
                if (_stopping.IsCancellationRequested)
                {
                    _session.TrySetException(new OperationCanceledException("The host is stopping."));
                }
            }
        }
    }
}
