using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Durable;

/// <summary>
/// The engine for as long as this process owns the hub: the instances in memory and what works for them. When the hub
/// is lost, the whole session is thrown away; what it had not stored has not happened.
/// </summary>
internal sealed class HubSession : IAsyncDisposable
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    private readonly HubLease _lease;
    private readonly EngineHealth _health;
    private readonly ConcurrentDictionary<string, InstanceActor> _actors = new();
    private readonly ConcurrentDictionary<Watch, TaskCompletionSource<OrchestrationMetadata>> _watched = new();
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _reads = new(32);
    private readonly JsonSerializerOptions _json;
    private int _busy;

    public HubSession(
        TaskHub hub, HubLease lease, IServiceProvider services, DurableOptions options, EngineHealth health, TimeProvider realTime, ILogger logger)
    {
        _lease = lease;
        _health = health;
        Options = options;
        RealTime = realTime;
        Logger = logger;
        _json = services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        Time = services.GetRequiredService<TimeProvider>();
        Store = new InstanceStore(hub);
        Index = new UnfinishedIndex(hub);
        Runs = new OrchestratorRuns(
            services.GetRequiredService<FunctionCatalog>(), services.GetRequiredService<FunctionPipeline>(), services, options,
            id => Post(id, new Violated()));
        Timers = new DueQueue(Time, realTime, id => Post(id, new Look()));
        Activities = new ActivityRunner(services, options.MaxConcurrentActivities, logger, OwnsHubAsync, (id, result) => Post(id, result));
    }

    public DurableOptions Options { get; }

    public TimeProvider Time { get; }

    public TimeProvider RealTime { get; }

    public ILogger Logger { get; }

    public InstanceStore Store { get; }

    public UnfinishedIndex Index { get; }

    public OrchestratorRuns Runs { get; }

    public DueQueue Timers { get; }

    public ActivityRunner Activities { get; }

    public bool IsOver => _over.IsCancellationRequested;

    public bool OwnsHub => _lease.Holds;

    public int InMemory => _actors.Count;

    /// <summary>Takes up what is not finished: what may have work to do at once, what sleeps when it is due.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        int count = 0;
        int asleep = 0;
        await foreach ((string id, DateTimeOffset? due) in Index.ReadAllAsync(cancellationToken))
        {
            count++;
            if (due is null)
            {
                Post(id, new Look());
            }
            else
            {
                asleep++;
                Timers.Set(id, due);
            }
        }

        Log.UnfinishedFound(Logger, count, asleep, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    /// <summary>Fires timers and makes room in memory until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Timers.RunAsync(cancellationToken), SweepAsync(cancellationToken));

    /// <summary>Hands the message to its instance; it is settled when its consequences are stored.</summary>
    public void Post(string id, Message message)
    {
        while (!IsOver)
        {
            InstanceActor actor = _actors.GetOrAdd(id, static (key, session) => new InstanceActor(key, session), this);
            if (actor.Post(message))
            {
                return;
            }

            Remove(id, actor);
        }

        message.Abandon(Over());
    }

    public void Remove(string id, InstanceActor actor) => _actors.TryRemove(KeyValuePair.Create(id, actor));

    public void Track(Func<Task> work)
    {
        Interlocked.Increment(ref _busy);
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            finally
            {
                Interlocked.Decrement(ref _busy);
            }
        });
    }

    /// <summary>In real time: whatever kept an instance from being stored, it does not hang on the app's clock.</summary>
    public void Later(Action again) =>
        _ = Task.Delay(AgainAfter, RealTime, _over.Token).ContinueWith(_ => again(), TaskContinuationOptions.OnlyOnRanToCompletion);

    public void StartChild(HistoryEvent task, string? input, ParentTask parent) =>
        AfterPost(task.Source!, new StartInstance(task.Name!, input, null, parent), refusal =>
        {
            if (refusal is InvalidOperationException)
            {
                Post(parent.InstanceId, new TaskResult(parent.Execution, parent.TaskId, null, StoredFailure.Of(refusal)));
            }
            else if (refusal is not null)
            {
                Later(() => StartChild(task, input, parent));
            }
        });

    public void Deliver(string from, OutboxMessage message)
    {
        Message delivery = message.Kind switch
        {
            OutboxKind.Event => new RaiseEvent(message.Name!, message.Json, message.Key),
            OutboxKind.Terminate => new Terminate(message.Json, Recursive: true),
            _ => new TaskResult(message.Task!.Execution, message.Task.TaskId, message.Json, message.Failure),
        };
        AfterPost(message.Target, delivery, refusal =>
        {
            if (refusal is null)
            {
                Post(from, new Delivered(message.Key));
            }
            else
            {
                Later(() => Deliver(from, message));
            }
        });
    }

    /// <summary>
    /// Repeats a storage operation until it is carried out or surely refused. Begins and returns only while the hub is
    /// surely ours: what a former owner stores is found by the new one, but must not be acknowledged.
    /// </summary>
    public async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> operation)
    {
        for (int failures = 0; ; failures++)
        {
            await OwnsHubAsync();
            try
            {
                T result = await operation(_over.Token);
                _health.StorageAnswered();
                await OwnsHubAsync();
                return result;
            }
            catch (Exception e) when (StorageErrors.IsTransient(e) && !IsOver)
            {
                _health.StorageFailed(e);
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(5000, 100 << Math.Min(failures, 6))), RealTime, _over.Token);
            }
        }
    }

    public Task PersistAsync(Func<CancellationToken, Task> operation) => PersistAsync(async token =>
    {
        await operation(token);
        return true;
    });

    /// <summary>Returns while the hub is surely ours; a process that was paused begins nothing before it has looked.</summary>
    /// <exception cref="OperationCanceledException">It has become another's.</exception>
    public async Task OwnsHubAsync()
    {
        ThrowIfOver();
        while (!_lease.Holds)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), RealTime, _over.Token);
        }
    }

    /// <summary>A start may find thousands of instances to read; they queue here and not at the storage service.</summary>
    public async Task<StoredInstance?> ReadAsync(string id)
    {
        await _reads.WaitAsync(_over.Token);
        try
        {
            return await PersistAsync(token => Store.ReadAsync(id, token));
        }
        finally
        {
            _reads.Release();
        }
    }

    public void ThrowIfOver()
    {
        if (IsOver)
        {
            throw Over();
        }
    }

    /// <summary>Tells those who wait for it how the instance was stored, which saves them a read.</summary>
    public void Changed(InstanceState state)
    {
        if (_watched.IsEmpty || state.Status == OrchestrationRuntimeStatus.Pending)
        {
            return;
        }

        foreach (bool full in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (bool atEnd in state.IsFinished ? (ReadOnlySpan<bool>)[false, true] : [false])
            {
                if (_watched.TryRemove(new Watch(state.Id, atEnd, full), out TaskCompletionSource<OrchestrationMetadata>? watch))
                {
                    watch.TrySetResult(state.ToMetadata(full, _json));
                }
            }
        }
    }

    /// <summary>Ends when the instance is stored as started, or finished; is cancelled with the session. Ask before you read.</summary>
    public Task<OrchestrationMetadata> Reached(Watch watch) => _watched.GetOrAdd(
        watch, _ => new TaskCompletionSource<OrchestrationMetadata>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>The instance is in memory and not finished: whoever waits for its end need not look whether it exists.</summary>
    public bool IsUnderWay(string id) => _actors.TryGetValue(id, out InstanceActor? actor) && actor.IsUnderWay;

    public void Forget(Watch watch)
    {
        if (_watched.TryRemove(watch, out TaskCompletionSource<OrchestrationMetadata>? watched))
        {
            watched.TrySetCanceled();
        }
    }

    /// <summary>Lets running timer functions, activities and turns end and be stored, for as long as the token allows.</summary>
    public async Task DrainAsync(Task timers, CancellationToken giveUp)
    {
        try
        {
            await timers.WaitAsync(giveUp);
            await Activities.StopAsync(giveUp);
            while (Volatile.Read(ref _busy) > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), RealTime, giveUp);
            }
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            Log.DrainGivenUp(Logger, Activities.Running, Volatile.Read(ref _busy));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        Activities.Dispose();
        await Store.DisposeAsync();
        await Index.DisposeAsync();
        foreach (InstanceActor actor in _actors.Values)
        {
            actor.Dispose();
        }

        foreach (Watch watch in _watched.Keys)
        {
            Forget(watch);
        }
    }

    private static OperationCanceledException Over() => new("This process no longer owns the task hub, or is stopping.");

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        TimeSpan period = Options.IdleBeforeEviction / 2;
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(period, RealTime, cancellationToken);
            foreach ((string id, InstanceActor actor) in _actors)
            {
                if (RealTime.GetElapsedTime(actor.LastActive) > Options.IdleBeforeEviction)
                {
                    Post(id, new LeaveMemory());
                }
            }
        }
    }

    // Posted before this returns: what one turn sends to the same instance arrives in the order in which it was sent.
    private void AfterPost(string id, Message message, Action<Exception?> then)
    {
        Post(id, message);
        Track(async () =>
        {
            Exception? refusal = null;
            try
            {
                await message.Done;
            }
#pragma warning disable CA1031 // Whatever keeps the receiver from storing the message, the sender has to know.
            catch (Exception e)
#pragma warning restore CA1031
            {
                refusal = e;
            }

            if (!IsOver)
            {
                then(refusal);
            }
        });
    }
}

/// <summary>Somebody waits for an instance to have started, or finished, and wants to know its inputs and outputs or not.</summary>
internal readonly record struct Watch(string Id, bool AtEnd, bool Full)
{
    public bool IsReachedBy(OrchestrationMetadata state) =>
        AtEnd ? state.IsCompleted : state.RuntimeStatus != OrchestrationRuntimeStatus.Pending;
}
