using System.Text.Json;
using System.Threading.Channels;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Durable;

internal sealed record ActivityJob(string InstanceId, int Execution, int TaskId, string Name, string? Input);

/// <summary>Runs activities, a limited number at a time, and reports their results to their instances.</summary>
internal sealed class ActivityRunner : IDisposable
{
    private readonly Channel<ActivityJob> _queue = Channel.CreateUnbounded<ActivityJob>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly FunctionCatalog _catalog;
    private readonly FunctionPipeline _pipeline;
    private readonly IServiceProvider _services;
    private readonly ILogger _logger;
    private readonly JsonSerializerOptions _json;
    private readonly Func<Task> _mayBegin;
    private readonly Action<string, TaskResult> _report;
    private readonly Task[] _workers;
    private int _running;

    public ActivityRunner(IServiceProvider services, int limit, ILogger logger, Func<Task> mayBegin, Action<string, TaskResult> report)
    {
        _services = services;
        _stopped = _stopping.Token;
        _catalog = services.GetRequiredService<FunctionCatalog>();
        _pipeline = services.GetRequiredService<FunctionPipeline>();
        _json = services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        _logger = logger;
        _mayBegin = mayBegin;
        _report = report;
        _workers = [.. Enumerable.Range(0, limit).Select(_ => Task.Run(WorkAsync))];
    }

    public int Running => Volatile.Read(ref _running);

    public void Run(ActivityJob job) => _queue.Writer.TryWrite(job);

    /// <summary>Takes no further activity, tells those that run, and waits for them to end.</summary>
    public async Task StopAsync(CancellationToken giveUp)
    {
        await _stopping.CancelAsync();
        _queue.Writer.TryComplete();
        await Task.WhenAll(_workers).WaitAsync(giveUp);
    }

    /// <summary>Ends without waiting: the hub is lost, and whoever has it now runs everything again.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _queue.Writer.TryComplete();
        _stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        await foreach (ActivityJob job in _queue.Reader.ReadAllAsync())
        {
            if (_stopped.IsCancellationRequested)
            {
                // What has not begun stays in the instance's history and is begun by the next owner.
                continue;
            }

            Interlocked.Increment(ref _running);
            try
            {
                if (await ResultAsync(job) is { } result)
                {
                    _report(job.InstanceId, result);
                }
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }
    }

    /// <summary>Null when the host's own stop ended the activity: that is no failure of it, and it runs again.</summary>
    private async Task<TaskResult?> ResultAsync(ActivityJob job)
    {
        try
        {
            await _mayBegin().WaitAsync(_stopped);
            string? output = await InvokeAsync(job);
            return new TaskResult(job.Execution, job.TaskId, output, null);
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever an activity throws is its result: the orchestrator decides what to make of it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ActivityFailed(_logger, e, job.Name, job.InstanceId);
            return new TaskResult(job.Execution, job.TaskId, null, StoredFailure.Of(e));
        }
    }

    private async Task<string?> InvokeAsync(ActivityJob job)
    {
        FunctionDescriptor function = _catalog.Get(FunctionKind.Activity, job.Name)
            ?? throw new ArgumentException($"There is no activity function '{job.Name}'.");
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        var context = new LocalFunctionContext(function, job.Input, scope.ServiceProvider, _stopped);
        await _pipeline.InvokeAsync(context);
        return Payload.Write(context.Result.Value, _json);
    }
}
