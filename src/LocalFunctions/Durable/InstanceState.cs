using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>Which action of which execution of a parent waits for this instance.</summary>
internal sealed record ParentTask(string InstanceId, int Execution, int TaskId);

internal enum OutboxKind
{
    Event = 0,
    ChildResult = 1,
    Terminate = 2,
}

/// <summary>
/// Something for another instance, stored with the turn that sent it and kept until the other has stored it. The key is
/// the same whenever it is sent again, so that the receiver can tell.
/// </summary>
internal sealed record OutboxMessage(
    string Key,
    OutboxKind Kind,
    string Target,
    string? Name = null,
    string? Json = null,
    StoredFailure? Failure = null,
    ParentTask? Task = null);

/// <summary>All there is to know about an instance; stored as a whole, once a turn.</summary>
internal sealed class InstanceState
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Grows with every continue-as-new and every new start under the same id; results of older ones are dropped.</summary>
    public int Execution { get; set; }

    public OrchestrationRuntimeStatus Status { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? StartAt { get; set; }

    public bool Suspended { get; set; }

    public string? Input { get; set; }

    public string? Output { get; set; }

    public string? CustomStatus { get; set; }

    public StoredFailure? Failure { get; set; }

    public ParentTask? Parent { get; init; }

    public List<HistoryEvent> History { get; set; } = [];

    /// <summary>Arrived, stored, and not yet shown to the orchestrator: suspended, not started, or between two executions.</summary>
    public List<HistoryEvent> Held { get; set; } = [];

    public List<OutboxMessage> Outbox { get; set; } = [];

    /// <summary>Keys of the events that came from other orchestrators' outboxes in earlier executions, latest last.</summary>
    public List<string> Received { get; set; } = [];

    /// <summary>New with every write; tells after a lost answer whether the write was carried out.</summary>
    public string WriteId { get; set; } = string.Empty;

    [JsonIgnore]
    public bool IsFinished => Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    public OrchestrationMetadata ToMetadata(bool inputsAndOutputs, JsonSerializerOptions json) => new(Name, Id)
    {
        RuntimeStatus = Status,
        CreatedAt = CreatedAt,
        LastUpdatedAt = UpdatedAt,
        SerializedInput = inputsAndOutputs ? Input : null,
        SerializedOutput = inputsAndOutputs ? Output : null,
        SerializedCustomStatus = inputsAndOutputs ? CustomStatus : null,
        FailureDetails = inputsAndOutputs && Status == OrchestrationRuntimeStatus.Failed ? Failure?.ToDetails() : null,
        HasInputsAndOutputs = inputsAndOutputs,
        Json = json,
    };

    public bool HasReceived(string source) =>
        Received.Contains(source) || History.Concat(Held).Any(past => past.Source == source);

    /// <summary>Activities, children and timers that the orchestrator has asked for and that have not come back.</summary>
    public Dictionary<int, HistoryEvent> OpenTasks()
    {
        var open = new Dictionary<int, HistoryEvent>();
        foreach (HistoryEvent past in History.Concat(Held))
        {
            switch (past.Kind)
            {
                case HistoryKind.ActivityScheduled or HistoryKind.ChildScheduled or HistoryKind.TimerCreated:
                    open[past.Id] = past;
                    break;
                case HistoryKind.TaskCompleted or HistoryKind.TaskFailed or HistoryKind.TimerFired or HistoryKind.TimerCancelled:
                    open.Remove(past.Id);
                    break;
                default:
                    break;
            }
        }

        return open;
    }
}
