using LocalFunctions.Hosting;
using LocalFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable;

/// <summary>How the durable engine is doing; a service of the host, for a health endpoint.</summary>
public interface IEngineHealth
{
    /// <summary>This process owns the task hub and has taken up what was not finished. False while another process owns it.</summary>
    bool IsReady { get; }

    /// <summary>Since when (UTC) the storage account has not answered the engine; null while it does.</summary>
    DateTimeOffset? StorageFailingSince { get; }

    /// <summary>Type and code of the last storage failure, without addresses; null while storage answers.</summary>
    string? StorageFailure { get; }

    /// <summary>Instances in memory; those that sleep until something is due do not count.</summary>
    int InstancesInMemory { get; }

    /// <summary>Activities that run now.</summary>
    int ActivitiesRunning { get; }
}

internal sealed class EngineHealth(TimeProvider time, ILogger<EngineHealth> logger) : IEngineHealth, IStorageObserver
{
    private readonly Lock _gate = new();
    private volatile HubSession? _session;
    private DateTimeOffset? _failingSince;
    private string? _failure;

    public bool IsReady => _session is not null;

    public DateTimeOffset? StorageFailingSince
    {
        get
        {
            lock (_gate)
            {
                return _failingSince;
            }
        }
    }

    public string? StorageFailure
    {
        get
        {
            lock (_gate)
            {
                return _failure;
            }
        }
    }

    public int InstancesInMemory => _session?.InMemory ?? 0;

    public int ActivitiesRunning => _session?.Activities.Running ?? 0;

    public void SessionIs(HubSession? session) => _session = session;

    public void StorageAnswered()
    {
        lock (_gate)
        {
            if (_failingSince is null)
            {
                return;
            }

            _failingSince = null;
            _failure = null;
        }

        Log.StorageAnswers(logger);
    }

    /// <summary>Logs only the beginning of an outage: thousands of instances may notice it, again and again.</summary>
    public void StorageFailed(Exception e)
    {
        string failure = StorageErrors.Describe(e);
        lock (_gate)
        {
            _failure = failure;
            if (_failingSince is not null)
            {
                return;
            }

            _failingSince = time.GetUtcNow();
        }

        Log.StorageUnavailable(logger, failure);
    }
}
