using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;

namespace LocalFunctions.Durable;

/// <summary>
/// What one run of an orchestrator's code sees. It numbers the actions that the code asks for; the run matches them with
/// the history.
/// </summary>
internal sealed class OrchestrationContext(
    InstanceState state, TurnScheduler scheduler, JsonSerializerOptions json, ILoggerFactory loggerFactory) : TaskOrchestrationContext
{
    private readonly Dictionary<int, OpenTask> _open = [];
    private int _actions;
    private int _guids;

    public override TaskName Name => state.Name;

    public override string InstanceId => state.Id;

    public override DateTime CurrentUtcDateTime => Now;

    public override bool IsReplaying => Replaying;

    protected override ILoggerFactory LoggerFactory => loggerFactory;

    public DateTime Now { get; set; }

    public bool Replaying { get; set; }

    public string? CustomStatus { get; private set; } = state.CustomStatus;

    public EventInbox Inbox { get; } = new(json);

    /// <summary>Asked for by the code and not matched with the history yet, in order.</summary>
    public Queue<OrchestratorAction> Unmatched { get; } = new();

    public List<int> CancelledTimers { get; } = [];

    public (string? Input, bool KeepEvents)? NewExecution { get; private set; }

    public override T? GetInput<T>()
        where T : default => Payload.Read<T>(state.Input, json);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("TaskOptions were given as the activity's input: name the argument 'options'.", nameof(input));
        }

        return Retries.RunAsync(this, options?.Retry, () =>
            Schedule<TResult>(HistoryKind.ActivityScheduled, name, Serialize(input)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        string child = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        return Retries.RunAsync(this, options?.Retry, () =>
            Schedule<TResult>(HistoryKind.ChildScheduled, orchestratorName, Serialize(input), target: child));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        int id = _actions;
        Task<object> timer = Schedule<object>(HistoryKind.TimerCreated, default, null, time: fireAt.ToUniversalTime());
        OpenTask open = _open[id];
        cancellationToken.Register(() =>
        {
            if (open.Cancel(cancellationToken))
            {
                _open.Remove(id);
                CancelledTimers.Add(id);
            }
        });
        return timer;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        Inbox.Wait<T>(eventName, cancellationToken);

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        Unmatched.Enqueue(new OrchestratorAction(
            new HistoryEvent(HistoryKind.EventSent, NextAction(), eventName, Source: instanceId), Serialize(payload)));

    public override void SetCustomStatus(object? customStatus) => CustomStatus = Serialize(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        NewExecution = (Serialize(newInput), preserveUnprocessedEvents);

    // Upstream's recipe (version 5 of RFC 4122), so that code moved between the hosts meets no surprise.
    public override Guid NewGuid()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{InstanceId}_{Now:o}_{_guids++}");
        byte[] space = Guid.Parse("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);
#pragma warning disable CA5350 // The recipe asks for SHA-1; nothing is protected by it.
        byte[] hash = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    /// <summary>The awaited task of an action that has come back; null when it was cancelled or is unknown.</summary>
    public OpenTask? Take(int id) => _open.Remove(id, out OpenTask? open) ? open : null;

    private int NextAction() => scheduler.IsTurn()
        ? _actions++
        : throw new InvalidOperationException(
            "An orchestrator went on outside of its turn: it may only await what its context gives it.");

    private Task<T> Schedule<T>(HistoryKind kind, TaskName name, string? input, string? target = null, DateTime? time = null)
    {
        int id = NextAction();
        var open = new OpenTask<T>(json);
        _open[id] = open;
        string? called = kind == HistoryKind.TimerCreated ? null : name.Name;
        Unmatched.Enqueue(new OrchestratorAction(new HistoryEvent(kind, id, called, Time: time, Source: target), input));
        return open.Task;
    }

    private string? Serialize(object? value) => Payload.Write(value, json);
}
