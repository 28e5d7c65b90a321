using System.Globalization;

namespace LocalFunctions.Durable;

/// <summary>
/// Something that happens to an instance. May be applied again after a failed write, so it never changes.
/// <c>Done</c> ends when the consequences are stored.
/// </summary>
internal abstract class Message
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

internal sealed class StartInstance(string name, string? input, DateTimeOffset? startAt, ParentTask? parent, bool isNewId) : Message
{
    public string Name => name;

    public string? Input => input;

    public DateTimeOffset? StartAt => startAt;

    public ParentTask? Parent => parent;

    /// <summary>The id was just made up at random: no need to look whether it exists.</summary>
    public bool IsNewId => isNewId;
}

internal sealed class RaiseEvent(string name, string? json, string? source = null) : Message
{
    public string Name => name;

    public string? Json => json;

    /// <summary>The key of the outbox message that brought it; null when a client raised it.</summary>
    public string? Source => source;
}

internal sealed class TaskResult(int execution, int taskId, string? json, StoredFailure? failure) : Message
{
    public int Execution => execution;

    public int TaskId => taskId;

    public HistoryEvent ToHistory() => failure is null
        ? new HistoryEvent(HistoryKind.TaskCompleted, taskId, Json: json)
        : new HistoryEvent(HistoryKind.TaskFailed, taskId, Failure: failure);
}

/// <summary>See whether anything is due, or left over from before a restart.</summary>
internal sealed class Look : Message;

internal sealed class Terminate(string? output, bool recursive) : Message
{
    public string? Output => output;

    public bool Recursive => recursive;
}

internal sealed class SetSuspended(bool suspended) : Message
{
    public bool Suspended => suspended;
}

internal sealed class Purge : Message
{
    /// <summary>The instances that this one had started; known once the message is done.</summary>
    public IReadOnlyList<string> Children { get; set; } = [];
}

/// <summary>The receiver has stored the outbox message of this key.</summary>
internal sealed class Delivered(string key) : Message
{
    public string Key => key;

    public static string KeyOf(string instanceId, int execution, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{instanceId}/{execution}/{number}");
}

/// <summary>The orchestrator's code went on without the engine.</summary>
internal sealed class Violated : Message;

/// <summary>Nothing has happened for a while: make room.</summary>
internal sealed class LeaveMemory : Message;
