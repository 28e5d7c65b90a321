using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>What can be in a history. The numbers are stored: never change one.</summary>
internal enum HistoryKind
{
    TurnStarted = 0,
    Started = 1,
    ActivityScheduled = 2,
    ChildScheduled = 3,
    TaskCompleted = 4,
    TaskFailed = 5,
    TimerCreated = 6,
    TimerFired = 7,
    TimerCancelled = 8,
    EventRaised = 9,
    EventSent = 10,
}

/// <summary>
/// One line of an instance's history. <c>Id</c> numbers the orchestrator's actions in the order in which its code asked
/// for them; a completion has the id of its action. Inputs of actions are not kept: a replay makes them again.
/// </summary>
internal sealed record HistoryEvent(
    [property: JsonPropertyName("k")] HistoryKind Kind,
    [property: JsonPropertyName("i")] int Id = 0,
    [property: JsonPropertyName("n")] string? Name = null,
    [property: JsonPropertyName("j")] string? Json = null,
    [property: JsonPropertyName("t")] DateTime? Time = null,
    [property: JsonPropertyName("f")] StoredFailure? Failure = null,
    [property: JsonPropertyName("s")] string? Source = null)
{
    /// <summary>The orchestrator's code asked for this; a replay must ask for it again.</summary>
    [JsonIgnore]
    public bool IsAction => Kind is HistoryKind.ActivityScheduled or HistoryKind.ChildScheduled
        or HistoryKind.TimerCreated or HistoryKind.EventSent;
}

internal sealed record StoredFailure(
    [property: JsonPropertyName("t")] string Type,
    [property: JsonPropertyName("m")] string Message,
    [property: JsonPropertyName("i")] StoredFailure? Inner = null)
{
    public static StoredFailure Of(Exception exception) => Of(TaskFailureDetails.Of(exception));

    public TaskFailureDetails ToDetails() => new(Type, Message, null, Inner?.ToDetails(), null);

    private static StoredFailure Of(TaskFailureDetails details) =>
        new(details.ErrorType, details.ErrorMessage, details.InnerFailure is { } inner ? Of(inner) : null);
}

/// <summary>The orchestrator decided differently when its code ran again on the same history.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(
    $"Non-deterministic orchestrator: {message} An orchestrator may only await what its context gives it, and must decide alike in every replay.");
