using System.Text.Json;

namespace LocalFunctions.Durable;

/// <summary>The orchestrator's side of an action: the task that its code awaits.</summary>
internal abstract class OpenTask
{
    /// <summary>Gives the task its result; a result that cannot be read becomes the exception of the await.</summary>
    public abstract void Complete(string? json);

    public abstract void Fail(Exception exception);

    public abstract bool Cancel(CancellationToken cancellationToken);
}

internal sealed class OpenTask<T>(JsonSerializerOptions json) : OpenTask
{
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override void Complete(string? value)
    {
        try
        {
            T? result = Payload.Read<T>(value, json);
            TurnScheduler.Complete(() => _source.TrySetResult(result!));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            Fail(e);
        }
    }

    public override void Fail(Exception exception) => TurnScheduler.Complete(() => _source.TrySetException(exception));

    public override bool Cancel(CancellationToken cancellationToken)
    {
        bool cancelled = false;
        TurnScheduler.Complete(() => cancelled = _source.TrySetCanceled(cancellationToken));
        return cancelled;
    }
}

/// <summary>Something that the orchestrator's code asked for, as the history will show it, with its input.</summary>
internal sealed record OrchestratorAction(HistoryEvent Scheduled, string? Input = null);
