namespace LocalFunctions.Hosting;

/// <summary>Every line this library logs. None has a body, a query string or a payload.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "This is LocalFunctions, a host for one machine, not Azure Functions: {Count} functions")]
    public static partial void LocalHost(ILogger logger, int count);

    [LoggerMessage(10, LogLevel.Information, "{Method} {Route} answered {Status} by {Function} in {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, string method, string route, int status, string function, long milliseconds);

    [LoggerMessage(11, LogLevel.Error, "{Function} failed on {Method} {Route}")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string function, string method, string route);

    [LoggerMessage(12, LogLevel.Debug, "{Method} {Route} was given up by its client")]
    public static partial void ClientGone(ILogger logger, string method, string route);

    [LoggerMessage(20, LogLevel.Information, "This process owns the task hub {Hub}")]
    public static partial void HubOwned(ILogger logger, string hub);

    [LoggerMessage(21, LogLevel.Warning, "Another process owns the task hub {Hub}; this one waits")]
    public static partial void HubTaken(ILogger logger, string hub);

    [LoggerMessage(22, LogLevel.Warning, "Another process has taken the task hub {Hub}; what was not stored is dropped and the claim made anew")]
    public static partial void HubLost(ILogger logger, string hub);

    [LoggerMessage(23, LogLevel.Information, "The owner of the task hub {Hub}, process {Pid}, is dead: its lease is broken")]
    public static partial void DeadOwner(ILogger logger, string hub, string pid);

    [LoggerMessage(24, LogLevel.Warning, "The storage account does not answer; trying again: {Reason}")]
    public static partial void StorageUnavailable(ILogger logger, string reason);

    [LoggerMessage(27, LogLevel.Information, "The lease could not be given back and will run out: {Reason}")]
    public static partial void LeaseNotReleased(ILogger logger, string reason);

    [LoggerMessage(26, LogLevel.Information, "The storage account answers again")]
    public static partial void StorageAnswers(ILogger logger);

    [LoggerMessage(25, LogLevel.Information, "{Count} unfinished instances found, {Asleep} of them asleep, in {Milliseconds} ms")]
    public static partial void UnfinishedFound(ILogger logger, int count, int asleep, long milliseconds);

    [LoggerMessage(30, LogLevel.Information, "Instance {Instance} of {Name} started")]
    public static partial void InstanceStarted(ILogger logger, string instance, string name);

    [LoggerMessage(31, LogLevel.Information, "Instance {Instance} of {Name} ended: {Status}")]
    public static partial void InstanceEnded(ILogger logger, string instance, string name, string status);

    [LoggerMessage(32, LogLevel.Warning, "Instance {Instance} was changed by another process; it is read again")]
    public static partial void InstanceChanged(ILogger logger, string instance);

    [LoggerMessage(33, LogLevel.Error, "Instance {Instance} cannot be worked on until the next start")]
    public static partial void InstanceStuck(ILogger logger, Exception exception, string instance);

    [LoggerMessage(34, LogLevel.Error, "Activity {Activity} of instance {Instance} failed")]
    public static partial void ActivityFailed(ILogger logger, Exception exception, string activity, string instance);

    [LoggerMessage(35, LogLevel.Warning, "The host stops before {Activities} activities and {Turns} turns have ended; they are done again at the next start")]
    public static partial void DrainGivenUp(ILogger logger, int activities, int turns);

    [LoggerMessage(40, LogLevel.Error, "Timer {Function} failed")]
    public static partial void TimerFailed(ILogger logger, Exception exception, string function);

    [LoggerMessage(41, LogLevel.Information, "Timer {Function} runs next at {Next:o}")]
    public static partial void TimerNext(ILogger logger, string function, DateTime next);

    [LoggerMessage(50, LogLevel.Critical, "The durable engine stopped on an error that it does not know")]
    public static partial void EngineFailed(ILogger logger, Exception exception);
}
