using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>
/// What messages do to an instance: no storage, no other instances. The caller stores the state before it lets any of
/// the consequences out.
/// </summary>
internal sealed class InstanceLogic(string id, TimeProvider time, OrchestratorRuns runs) : IDisposable
{
    private OrchestratorRun? _run;

    public InstanceState? State { get; private set; }

    /// <summary>Activities, children and timers under way, by number.</summary>
    public Dictionary<int, HistoryEvent> Open { get; private set; } = [];

    public OrchestratorRun? Run => _run;

    public void Load(InstanceState? state)
    {
        DropRun();
        State = state;
        Open = state is { IsFinished: false } ? state.OpenTasks() : [];
    }

    public void Dispose() => DropRun();

    /// <summary>When the instance has to be looked at without anything happening to it; null: never.</summary>
    public DateTimeOffset? NextDue()
    {
        if (State is not { IsFinished: false, Suspended: false } state)
        {
            return null;
        }

        if (state.Held.Count > 0)
        {
            return state.StartAt ?? DateTimeOffset.MinValue;
        }

        return Open.Values.Where(task => task.Kind == HistoryKind.TimerCreated)
            .Min(timer => (DateTimeOffset?)new DateTimeOffset(timer.Time!.Value));
    }

    /// <summary>True when the state has changed and must be stored.</summary>
    public async Task<bool> ApplyAsync(IReadOnlyList<Message> messages)
    {
        var arrived = new List<HistoryEvent>();
        bool changed = false;
        foreach (Message message in messages)
        {
            message.Refusal = null;
            changed |= Apply(message, arrived);
        }

        if (State is not { IsFinished: false } state)
        {
            return changed;
        }

        DateTimeOffset now = time.GetUtcNow();
        bool onHold = state.Suspended || (state.History.Count == 0 && state.StartAt > now);
        if (onHold)
        {
            state.Held.AddRange(arrived);
            changed |= arrived.Count > 0;
        }
        else
        {
            arrived = [.. state.Held, .. arrived, .. DueTimers(now)];
            state.Held = [];
            if (arrived.Count > 0)
            {
                await TakeTurnAsync(state, arrived, now);
                changed = true;
            }
            else if (_run is null && Open.Values.Any(task => task.Kind != HistoryKind.TimerCreated))
            {
                // What was under way has to be done again, and only the code knows its inputs.
                changed |= await RestoreAsync(state);
            }
        }

        state.UpdatedAt = changed ? now : state.UpdatedAt;
        Open = State!.IsFinished ? [] : State.OpenTasks();
        return changed;
    }

    private bool Apply(Message message, List<HistoryEvent> arrived)
    {
        if (message is StartInstance start)
        {
            return Start(start, arrived);
        }

        if (State is not { } state)
        {
            return false;
        }

        switch (message)
        {
            case Delivered delivered:
                // Stored with the next turn; until then a restart sends it again, and the receiver knows the key.
                state.Outbox.RemoveAll(sent => sent.Key == delivered.Key);
                return false;
            case RaiseEvent raised when !state.IsFinished:
                if (raised.Source is null || !(state.HasReceived(raised.Source) || arrived.Exists(e => e.Source == raised.Source)))
                {
                    arrived.Add(new HistoryEvent(HistoryKind.EventRaised, Name: raised.Name, Json: raised.Json, Source: raised.Source));
                }

                return false;
            case TaskResult result when !state.IsFinished:
                bool known = result.Execution == state.Execution && Open.ContainsKey(result.TaskId);
                if (known && !arrived.Exists(e => e.Id == result.TaskId && e.Kind is HistoryKind.TaskCompleted or HistoryKind.TaskFailed))
                {
                    arrived.Add(result.ToHistory());
                }

                return false;
            case Terminate terminate when !state.IsFinished:
                End(state, OrchestrationRuntimeStatus.Terminated, terminate.Output, new StoredFailure("Terminated", "The instance was terminated."), terminate.Recursive);
                return true;
            case SetSuspended suspend when !state.IsFinished && state.Suspended != suspend.Suspended:
                state.Suspended = suspend.Suspended;
                state.Status = suspend.Suspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running;
                return true;
            case Violated when !state.IsFinished:
                Fail(state, new NonDeterministicOrchestrationException("it was continued by something else than its history."));
                return true;
            default:
                return false;
        }
    }

    private bool Start(StartInstance start, List<HistoryEvent> arrived)
    {
        if (State is { } old)
        {
            bool mine = start.Parent is not null && old.Parent == start.Parent;
            if (mine && old.IsFinished)
            {
                old.Outbox.RemoveAll(message => message.Kind == OutboxKind.ChildResult);
                AnswerParent(old);
            }

            if (mine || !old.IsFinished)
            {
                start.Refusal = mine ? null : new InvalidOperationException($"An instance '{id}' exists and is not finished.");
                return false;
            }
        }

        DateTimeOffset now = time.GetUtcNow();
        bool later = start.StartAt > now;
        var fresh = new InstanceState
        {
            Id = id,
            Name = start.Name,

            // Random at first, so that a late result for an instance purged in between finds no match.
            Execution = State is null ? Random.Shared.Next(int.MaxValue / 2) : State.Execution + 1,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = start.StartAt,
            Input = start.Input,
            Parent = start.Parent,
            Status = later ? OrchestrationRuntimeStatus.Pending : OrchestrationRuntimeStatus.Running,
            Outbox = State?.Outbox ?? [],
        };
        Load(fresh);
        arrived.Clear();
        arrived.Add(new HistoryEvent(HistoryKind.Started));
        return true;
    }

    private async Task TakeTurnAsync(InstanceState state, List<HistoryEvent> arrived, DateTimeOffset now)
    {
        int newFrom = state.History.Count;
        state.History.Add(new HistoryEvent(HistoryKind.TurnStarted, Time: now.UtcDateTime));
        state.History.AddRange(arrived);
        int asked = state.History.Count;
        try
        {
            await AdvanceAsync(state, newFrom);
        }
        catch (NonDeterministicOrchestrationException e)
        {
            Fail(state, e);
            return;
        }

        state.Status = OrchestrationRuntimeStatus.Running;
        state.CustomStatus = _run!.CustomStatus;
        foreach (HistoryEvent sent in state.History.Skip(asked).Where(e => e.Kind == HistoryKind.EventSent))
        {
            state.Outbox.Add(new OutboxMessage(
                Delivered.KeyOf(id, state.Execution, sent.Id), OutboxKind.Event, sent.Source!, sent.Name, _run.Actions[sent.Id].Input));
        }

        if (_run.IsDone)
        {
            Finish(state, _run);
        }
    }

    private async Task<bool> RestoreAsync(InstanceState state)
    {
        try
        {
            await AdvanceAsync(state, state.History.Count);
            return false;
        }
        catch (NonDeterministicOrchestrationException e)
        {
            Fail(state, e);
            return true;
        }
    }

    private async Task AdvanceAsync(InstanceState state, int newFrom)
    {
        if (runs.ReplayEveryTurn)
        {
            DropRun();
        }

        _run ??= runs.Create(state);
        await runs.AdvanceAsync(_run, newFrom);
    }

    private void Finish(InstanceState state, OrchestratorRun run)
    {
        try
        {
            string? output = run.Output();
            if (run.NewExecution is { } next)
            {
                state.Received = [.. state.Received.Concat(state.History.Select(past => past.Source ?? string.Empty)
                    .Where(source => source.Length > 0)).TakeLast(100)];
                state.Execution++;
                state.Input = next.Input;
                state.History = [];
                state.Held = [new HistoryEvent(HistoryKind.Started), .. next.Events];
                state.StartAt = null;
                DropRun();
                return;
            }

            End(state, OrchestrationRuntimeStatus.Completed, output, null, false);
        }
#pragma warning disable CA1031 // Whatever the app's code throws is stored as the failure of its instance.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(state, e);
        }
    }

    private void Fail(InstanceState state, Exception e) =>
        End(state, OrchestrationRuntimeStatus.Failed, null, StoredFailure.Of(e), false);

    private void End(InstanceState state, OrchestrationRuntimeStatus status, string? output, StoredFailure? failure, bool endChildren)
    {
        state.Status = status;
        state.Output = output;
        state.Failure = failure;
        state.Suspended = false;
        state.Held = [];
        state.UpdatedAt = time.GetUtcNow();
        if (endChildren)
        {
            state.Outbox.AddRange(Open.Values.Where(task => task.Kind == HistoryKind.ChildScheduled).Select(child => new OutboxMessage(
                Delivered.KeyOf(id, state.Execution, child.Id), OutboxKind.Terminate, child.Source!, Json: output)));
        }

        AnswerParent(state);
        Open = [];
        DropRun();
    }

    private static void AnswerParent(InstanceState state)
    {
        if (state.Parent is { } parent)
        {
            state.Outbox.Add(new OutboxMessage(
                Delivered.KeyOf(state.Id, state.Execution, -1), OutboxKind.ChildResult, parent.InstanceId,
                Json: state.Output, Failure: state.Failure, Task: parent));
        }
    }

    private IEnumerable<HistoryEvent> DueTimers(DateTimeOffset now) => Open.Values
        .Where(task => task.Kind == HistoryKind.TimerCreated && task.Time <= now.UtcDateTime)
        .OrderBy(timer => timer.Time).ThenBy(timer => timer.Id)
        .Select(timer => new HistoryEvent(HistoryKind.TimerFired, timer.Id));

    private void DropRun()
    {
        _run?.Dispose();
        _run = null;
    }
}
