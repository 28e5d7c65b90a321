using LocalFunctions.Hosting;
using LocalFunctions.Storage;

namespace LocalFunctions.Durable;

/// <summary>How the durable engine is doing; a service of the host, for a health endpoint.</summary>
public interface IEngineHealth
{
    /// <summary>This process owns the task hub and has taken up what was not finished. False while another process owns it.</summary>
    bool IsReady { get; }

    /// <summary>Since when (UTC) the storage account has not answered the engine; null while it does.</summary>
    DateTimeOffset? StorageFailingSince { get; }

    /// <summary>Type and code of the failure that began it, without addresses; null while storage answers.</summary>
    string? StorageFailure { get; }

    /// <summary>Instances in memory; those that sleep until something is due do not count.</summary>
    int InstancesInMemory { get; }

    /// <summary>Activities that run now.</summary>
    int ActivitiesRunning { get; }
}

internal sealed class EngineHealth(TimeProvider time, ILogger<EngineHealth> logger) : IEngineHealth, IStorageObserver
{
    private volatile HubSession? _session;
    private Outage? _outage;

    public bool IsReady => _session is { OwnsHub: true };

    public DateTimeOffset? StorageFailingSince => Volatile.Read(ref _outage)?.Since;

    public string? StorageFailure => Volatile.Read(ref _outage)?.Failure;

    public int InstancesInMemory => _session?.InMemory ?? 0;

    public int ActivitiesRunning => _session?.Activities.Running ?? 0;

    public void SessionIs(HubSession? session) => _session = session;

    public void StorageAnswered()
    {
        if (Volatile.Read(ref _outage) is not null && Interlocked.Exchange(ref _outage, null) is not null)
        {
            Log.StorageAnswers(logger);
        }
    }

    /// <summary>Tells only of the beginning of an outage: thousands of instances may notice it, again and again.</summary>
    public void StorageFailed(Exception e)
    {
        string failure = StorageErrors.Describe(e);
        if (Interlocked.CompareExchange(ref _outage, new Outage(time.GetUtcNow(), failure), null) is null)
        {
            Log.StorageUnavailable(logger, failure);
        }
    }

    private sealed record Outage(DateTimeOffset Since, string Failure);
}
