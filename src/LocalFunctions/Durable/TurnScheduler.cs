namespace LocalFunctions.Durable;

/// <summary>
/// Keeps an orchestrator's code on the thread of its turn: continuations are queued here and run one after the other.
/// One that comes from another thread, or between turns, was not caused by the history and cannot be replayed.
/// </summary>
internal sealed class TurnScheduler(Action<string> onViolation) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private int _turnThread;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsTurn())
        {
            _queue.Enqueue((d, state));
        }
    }

    /// <summary>False, and the instance is going to fail, when the caller runs beside the turn.</summary>
    public bool IsTurn()
    {
        bool isTurn = Volatile.Read(ref _turnThread) == Environment.CurrentManagedThreadId;
        if (!isTurn)
        {
            onViolation("it was continued by something else than its history, on another thread.");
        }

        return isTurn;
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs the step as part of the turn and then everything that it let go on.</summary>
    public void Run(Action step)
    {
        SynchronizationContext? before = Current;
        Volatile.Write(ref _turnThread, Environment.CurrentManagedThreadId);
        SetSynchronizationContext(this);
        try
        {
            step();
            while (_queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
            Volatile.Write(ref _turnThread, 0);
        }
    }

    /// <summary>
    /// Completes a task without a context, so that code after <c>ConfigureAwait(false)</c> also goes on here and now
    /// instead of on the thread pool.
    /// </summary>
    public static void Complete(Action complete)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(null);
        try
        {
            complete();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
