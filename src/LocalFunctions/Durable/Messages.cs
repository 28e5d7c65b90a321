using System.Globalization;

namespace LocalFunctions.Durable;

/// <summary>
/// Something that happens to an instance. May be applied again after a failed write, so its content never changes.
/// <c>Done</c> ends when the consequences are stored.
/// </summary>
internal abstract record Message
{
    private readonly TaskCompletionSource<int> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many instances the message has changed in the sense of its sender; only purging counts.</summary>
    public Task<int> Done => _done.Task;

    /// <summary>Set while the message is applied; becomes the answer once everything is stored.</summary>
    public Exception? Refusal { get; set; }

    public int Answer { get; set; }

    public void Settle()
    {
        if (Refusal is { } refusal)
        {
            Abandon(refusal);
        }
        else
        {
            _done.TrySetResult(Answer);
        }
    }

    public void Abandon(Exception reason)
    {
        _done.TrySetException(reason);

        // Most senders do not wait for an answer; an unobserved exception is no news to them.
        _ = _done.Task.Exception;
    }
}

/// <param name="Parent">Null when a client starts it.</param>
internal sealed record StartInstance(string Name, string? Input, DateTimeOffset? StartAt, ParentTask? Parent) : Message;

/// <param name="Source">The key of the outbox message that brought it; null when a client raised it.</param>
internal sealed record RaiseEvent(string Name, string? Json, string? Source = null) : Message;

internal sealed record TaskResult(int Execution, int TaskId, string? Json, StoredFailure? Failure) : Message
{
    public HistoryEvent ToHistory() => Failure is null
        ? new HistoryEvent(HistoryKind.TaskCompleted, TaskId, Json: Json)
        : new HistoryEvent(HistoryKind.TaskFailed, TaskId, Failure: Failure);
}

/// <summary>See whether anything is due, or left over from before a restart.</summary>
internal sealed record Look : Message;

internal sealed record Terminate(string? Output, bool Recursive) : Message;

internal sealed record SetSuspended(bool Suspended) : Message;

internal sealed record Purge : Message
{
    /// <summary>The instances that this one had started; known once the message is done.</summary>
    public IReadOnlyList<string> Children { get; set; } = [];
}

/// <summary>The receiver has stored the outbox message of this key.</summary>
internal sealed record Delivered(string Key) : Message
{
    public static string KeyOf(string instanceId, int execution, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{instanceId}/{execution}/{number}");
}

/// <summary>The orchestrator's code went on without the engine.</summary>
internal sealed record Violated : Message;

/// <summary>Nothing has happened for a while: make room.</summary>
internal sealed record LeaveMemory : Message;
