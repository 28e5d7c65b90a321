using LocalFunctions.Hosting;

namespace LocalFunctions.Durable;

/// <summary>
/// One instance in memory: takes its messages in order, applies all that wait as one turn, stores the outcome, and only
/// then answers and lets anything out.
/// </summary>
internal sealed class InstanceActor(string id, HubSession session) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly InstanceLogic _logic = new(id, session.Time, session.Runs);
    private readonly HashSet<int> _dispatched = [];
    private readonly HashSet<string> _sending = [];
    private List<Message> _mailbox = [];
    private bool _busy;
    private bool _retired;
    private bool _loaded;
    private int _execution;
    private StoredInstance? _stored;

    /// <summary>When it last did anything, by <see cref="TimeProvider.GetTimestamp"/> of the real clock.</summary>
    public long LastActive { get; private set; }

    public bool IsUnderWay => Volatile.Read(ref _stored) is { State.IsFinished: false };

    /// <summary>False when the actor has left the memory: ask for a new one.</summary>
    public bool Post(Message message)
    {
        lock (_gate)
        {
            if (_retired)
            {
                return false;
            }

            _mailbox.Add(message);
            if (_busy)
            {
                return true;
            }

            _busy = true;
        }

        session.Track(RunAsync);
        return true;
    }

    public void Dispose() => _logic.Dispose();

    private async Task RunAsync()
    {
        while (Take() is { } batch)
        {
            LastActive = session.RealTime.GetTimestamp();
            try
            {
                await HandleAsync(batch);
            }
            catch (Exception e)
            {
                batch.ForEach(message => message.Abandon(e));
                Unload();
                if (!session.IsOver)
                {
                    // What is under way is found again by looking; what was asked for is refused to whoever asked.
                    Log.InstanceStuck(session.Logger, e, id);
                    session.Later(() => session.Post(id, new Look()));
                }
            }
        }
    }

    private List<Message>? Take()
    {
        lock (_gate)
        {
            if (_mailbox.Count == 0)
            {
                _busy = false;
                return null;
            }

            List<Message> batch = _mailbox;
            _mailbox = [];
            return batch;
        }
    }

    private async Task HandleAsync(List<Message> batch)
    {
        while (true)
        {
            session.ThrowIfOver();
            try
            {
                if (!_loaded)
                {
                    // What a client starts is taken to be new, without a look: should the row exist after all, the insert says so.
                    await LoadAsync(isNew: batch[0] is StartInstance { Parent: null });
                }

                bool wasNew = _logic.State is null;
                if (await _logic.ApplyAsync(batch))
                {
                    await StoreAsync();
                    Announce(wasNew);
                }

                break;
            }
            catch (InstanceChangedException)
            {
                await ReloadAsync();
            }
        }

        if (_logic.State is { } state)
        {
            Dispatch(state);
        }

        batch.FindAll(message => message is not Purge).ForEach(message => message.Settle());
        await TidyAsync(batch);
        batch.ForEach(message => message.Settle());
    }

    private async Task ReloadAsync()
    {
        Log.InstanceChanged(session.Logger, id);
        Unload();
        await LoadAsync(isNew: false);
    }

    private async Task LoadAsync(bool isNew)
    {
        _stored = isNew ? null : await session.ReadAsync(id);
        if (_stored is { State.IsFinished: true } && !session.Index.Contains(id))
        {
            // Finished and off the index: all of it has been delivered.
            _stored.State.Outbox.Clear();
        }

        _logic.Load(_stored?.State);
        _loaded = true;
    }

    private async Task StoreAsync()
    {
        InstanceState state = _logic.State!;
        state.WriteId = Guid.NewGuid().ToString("N");
        await session.PersistAsync(async token =>
        {
            if (!session.Index.IsAwake(id) && (_stored is not null || !state.IsFinished || state.Outbox.Count > 0))
            {
                await session.Index.AwakeAsync(id);
            }

            _stored = await session.Store.WriteAsync(state, _stored, token);
        });
        session.Changed(state);
    }

    private void Announce(bool wasNew)
    {
        InstanceState state = _logic.State!;
        if (wasNew)
        {
            Log.InstanceStarted(session.Logger, id, state.Name);
        }

        if (state.IsFinished)
        {
            Log.InstanceEnded(session.Logger, id, state.Name, state.Status.ToString());
        }
    }

    private async Task TidyAsync(List<Message> batch)
    {
        foreach (Purge purge in batch.OfType<Purge>())
        {
            await PurgeAsync(purge);
        }

        if (_logic.State is null or { IsFinished: true, Outbox.Count: 0 })
        {
            if (session.Index.Contains(id))
            {
                await session.PersistAsync(_ => session.Index.ForgetAsync(id));
            }

            session.Timers.Set(id, null);
            Retire();
        }
        else if (batch.Exists(message => message is LeaveMemory))
        {
            await RestAsync();
        }
    }

    private async Task PurgeAsync(Purge purge)
    {
        while (_logic.State is { IsFinished: true } state && _stored is { } stored)
        {
            try
            {
                await session.PersistAsync(token => session.Store.DeleteAsync(stored, token));
                purge.Children = [.. state.History.Where(past => past.Kind == HistoryKind.ChildScheduled).Select(past => past.Source!)];
                purge.Answer = 1;
                _stored = null;
                _logic.Load(null);
            }
            catch (InstanceChangedException)
            {
                await ReloadAsync();
            }
        }
    }

    /// <summary>Starts all that the stored state asks for and that this process has not started yet.</summary>
    private void Dispatch(InstanceState state)
    {
        if (_execution != state.Execution)
        {
            _execution = state.Execution;
            _dispatched.Clear();
        }

        foreach ((int number, HistoryEvent task) in _logic.Open)
        {
            if (task.Kind == HistoryKind.TimerCreated || state.Suspended || !_dispatched.Add(number))
            {
                continue;
            }

            string? input = _logic.Run!.Actions[number].Input;
            if (task.Kind == HistoryKind.ActivityScheduled)
            {
                session.Activities.Run(new ActivityJob(id, state.Execution, number, task.Name!, input));
            }
            else
            {
                session.StartChild(task, input, new ParentTask(id, state.Execution, number));
            }
        }

        session.Timers.Set(id, _logic.NextDue());
        foreach (OutboxMessage message in state.Outbox.Where(message => _sending.Add(message.Key)))
        {
            session.Deliver(id, message);
        }
    }

    private async Task RestAsync()
    {
        DateTimeOffset? due = _logic.NextDue();
        bool resting = _logic.Open.Values.All(task => task.Kind == HistoryKind.TimerCreated) && _logic.State!.Outbox.Count == 0;
        if (!resting || due - session.Time.GetUtcNow() < session.Options.IdleBeforeEviction)
        {
            return;
        }

        if (!session.Index.IsAsleep(id))
        {
            await session.PersistAsync(_ => session.Index.SleepAsync(id, due));
        }

        Retire();
    }

    private void Unload()
    {
        _loaded = false;
        _stored = null;
        _logic.Load(null);
        _dispatched.Clear();
        _sending.Clear();
    }

    private void Retire()
    {
        lock (_gate)
        {
            if (_mailbox.Count > 0)
            {
                return;
            }

            _retired = true;
        }

        session.Remove(id, this);
        _logic.Dispose();
    }
}
