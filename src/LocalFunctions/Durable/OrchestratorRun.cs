using System.Text.Json;
using LocalFunctions.Invocation;
using Microsoft.DurableTask;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Durable;

/// <summary>
/// One run of an orchestrator's code: fed with the history from its beginning, kept in memory between turns, thrown away
/// and made again at will.
/// </summary>
internal sealed class OrchestratorRun : IDisposable
{
    private readonly InstanceState _state;
    private readonly FunctionDescriptor _function;
    private readonly IServiceScope _scope;
    private readonly OrchestrationContext _context;
    private readonly TurnScheduler _scheduler;
    private readonly JsonSerializerOptions _json;
    private readonly Dictionary<int, OrchestratorAction> _actions = [];
    private Task<object?>? _code;
    private volatile string? _violation;
    private int _position;

    /// <param name="onViolation">Called from any thread when the code goes on between two turns.</param>
    public OrchestratorRun(InstanceState state, FunctionDescriptor function, IServiceProvider services, Action onViolation)
    {
        _state = state;
        _function = function;
        _scope = services.CreateScope();
        _json = services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        _scheduler = new TurnScheduler(what =>
        {
            _violation = what;
            onViolation();
        });
        _context = new OrchestrationContext(state, _scheduler, _json, services.GetRequiredService<ILoggerFactory>());
        FunctionContext = new LocalFunctionContext(function, _context, _scope.ServiceProvider, CancellationToken.None);
    }

    public LocalFunctionContext FunctionContext { get; }

    public string? CustomStatus => _context.CustomStatus;

    /// <summary>What the code asked for and has not got, by number, with inputs.</summary>
    public IReadOnlyDictionary<int, OrchestratorAction> Actions => _actions;

    /// <summary>
    /// Shows the code the rest of the history. Lines from <paramref name="newFrom"/> on are new; what the code asks for
    /// in answer to them is appended.
    /// </summary>
    /// <exception cref="NonDeterministicOrchestrationException">The code does not fit the history.</exception>
    public void Advance(int newFrom)
    {
        List<HistoryEvent> history = _state.History;
        for (; _position < history.Count; _position++)
        {
            _context.Replaying = _position < newFrom;
            Show(history[_position]);
            ThrowIfViolated();
        }

        while (_context.Unmatched.TryDequeue(out OrchestratorAction? asked))
        {
            history.Add(asked.Scheduled);
            _actions[asked.Scheduled.Id] = asked;
        }

        foreach (int cancelled in _context.CancelledTimers)
        {
            if (_actions.Remove(cancelled))
            {
                history.Add(new HistoryEvent(HistoryKind.TimerCancelled, cancelled));
            }
        }

        _context.CancelledTimers.Clear();
        _position = history.Count;
    }

    public bool IsDone => _code is { IsCompleted: true };

    public (string? Input, IReadOnlyList<HistoryEvent> Events)? NewExecution => _context.NewExecution is not { } next
        ? null
        : (next.Input, next.KeepEvents
            ? [.. _context.Inbox.Kept.Select(kept => new HistoryEvent(HistoryKind.EventRaised, Name: kept.Name, Json: kept.Json))]
            : []);

    /// <summary>The code's result as JSON; throws what the code threw.</summary>
    public string? Output() => Payload.Write(_code!.GetAwaiter().GetResult(), _json);

    public void Dispose() => _scope.Dispose();

    private void Show(HistoryEvent past)
    {
        switch (past.Kind)
        {
            case HistoryKind.TurnStarted:
                ExpectNothingUnmatched();
                _context.Now = past.Time!.Value;
                break;
            case HistoryKind.Started:
                _scheduler.Run(StartCode);
                break;
            case HistoryKind.TaskCompleted:
                _scheduler.Run(() => Answered(past)?.Complete(past.Json));
                break;
            case HistoryKind.TaskFailed:
                HistoryEvent? action = _actions.GetValueOrDefault(past.Id)?.Scheduled;
                _scheduler.Run(() => Answered(past)?.Fail(
                    new TaskFailedException(action?.Name ?? string.Empty, past.Id, past.Failure!.ToDetails())));
                break;
            case HistoryKind.TimerFired:
                _scheduler.Run(() => Answered(past)?.Complete(null));
                break;
            case HistoryKind.TimerCancelled:
                _actions.Remove(past.Id);
                break;
            case HistoryKind.EventRaised:
                _scheduler.Run(() => _context.Inbox.Raise(past.Name!, past.Json));
                break;
            default:
                Match(past);
                break;
        }
    }

    private void StartCode()
    {
        _code = _function.InvokeAsync(FunctionContext);
        _ = _code.ContinueWith(
            _ => _scheduler.IsTurn(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private OpenTask? Answered(HistoryEvent answer)
    {
        _actions.Remove(answer.Id);
        return _context.Take(answer.Id);
    }

    private void Match(HistoryEvent past)
    {
        if (!_context.Unmatched.TryDequeue(out OrchestratorAction? asked))
        {
            throw new NonDeterministicOrchestrationException(
                $"the history has {Describe(past)}, and the code did not ask for it again.");
        }

        HistoryEvent now = asked.Scheduled;
        bool same = now.Kind == past.Kind && now.Id == past.Id
            && string.Equals(now.Name, past.Name, StringComparison.OrdinalIgnoreCase)
            && now.Source == past.Source && now.Time == past.Time;
        if (!same)
        {
            throw new NonDeterministicOrchestrationException(
                $"the history has {Describe(past)}, and the code now asked for {Describe(now)}.");
        }

        _actions[now.Id] = asked;
    }

    private void ExpectNothingUnmatched()
    {
        if (_context.Unmatched.TryPeek(out OrchestratorAction? extra))
        {
            throw new NonDeterministicOrchestrationException(
                $"the code now asked for {Describe(extra.Scheduled)}, which the history does not have.");
        }
    }

    private void ThrowIfViolated()
    {
        if (_violation is { } violation)
        {
            throw new NonDeterministicOrchestrationException(violation);
        }
    }

    private static string Describe(HistoryEvent e) => $"{e.Kind} #{e.Id}{(e.Name is null ? string.Empty : $" '{e.Name}'")}";
}
