namespace LocalFunctions.Durable;

/// <summary>
/// When each instance has to be looked at. Due times are the app's time, which may be shifted or jump; so they are
/// compared with its clock at least four times a second of real time, which costs nothing while nothing is due.
/// </summary>
internal sealed class DueQueue(TimeProvider time, TimeProvider realTime, Action<string> onDue)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);
    private static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _due = [];
    private PriorityQueue<string, DateTimeOffset> _queue = new();
    private TaskCompletionSource _earlier = NewSignal();

    /// <summary>Replaces the instance's due time; null takes it off the queue.</summary>
    public void Set(string id, DateTimeOffset? due)
    {
        lock (_gate)
        {
            if (due is null || due >= Never)
            {
                _due.Remove(id);
                return;
            }

            if (_due.TryGetValue(id, out DateTimeOffset known) && known == due)
            {
                return;
            }

            bool first = !_queue.TryPeek(out _, out DateTimeOffset next) || due < next;
            _due[id] = due.Value;
            _queue.Enqueue(id, due.Value);
            if (_queue.Count > (2 * _due.Count) + 1000)
            {
                // Entries that have been replaced stay until they come up; too many of them are thrown out.
                _queue = new PriorityQueue<string, DateTimeOffset>(_due.Select(entry => (entry.Key, entry.Value)));
            }

            if (first)
            {
                _earlier.TrySetResult();
            }
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            TimeSpan wait;
            Task earlier;
            var ready = new List<string>();
            lock (_gate)
            {
                wait = TakeDue(ready);
                _earlier = _earlier.Task.IsCompleted ? NewSignal() : _earlier;
                earlier = _earlier.Task;
            }

            ready.ForEach(onDue);
            Task pause = Task.Delay(wait, realTime, cancellationToken);
            await Task.WhenAny(earlier, pause);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan TakeDue(List<string> ready)
    {
        DateTimeOffset now = time.GetUtcNow();
        while (_queue.TryPeek(out string? id, out DateTimeOffset due))
        {
            bool current = _due.TryGetValue(id, out DateTimeOffset known) && known == due;
            if (current && due > now)
            {
                TimeSpan left = due - now;
                return left < LongestWait ? left + TimeSpan.FromMilliseconds(1) : LongestWait;
            }

            _queue.Dequeue();
            if (current)
            {
                _due.Remove(id);
                ready.Add(id);
            }
        }

        return LongestWait;
    }
}
