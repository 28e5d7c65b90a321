// Stands for Microsoft.DurableTask.Abstractions: TaskFailedException, TaskFailureDetails.
namespace Microsoft.DurableTask;

/// <summary>An activity or a sub-orchestration failed, after all of its retries.</summary>
public sealed class TaskFailedException : Exception
{
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails.ErrorMessage}")
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    public string TaskName { get; }

    public int TaskId { get; }

    public TaskFailureDetails FailureDetails { get; }
}

/// <summary>
/// A failure as it is stored: type and message of the exception and of its inner ones. The engine stores no stack trace.
/// </summary>
/// <param name="ErrorType">Full name of the exception's type.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>
    /// The failure is of type <typeparamref name="T"/> or of one derived from it. A type that none of the loaded
    /// assemblies knows is no match; inner failures are not looked at.
    /// </summary>
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T));

    /// <inheritdoc cref="IsCausedBy{T}"/>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception.", nameof(targetBaseExceptionType));
        }

        return AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(ErrorType, throwOnError: false))
            .Any(type => type is not null && targetBaseExceptionType.IsAssignableFrom(type));
    }

    internal static TaskFailureDetails Of(Exception exception) => exception is TaskFailedException failed
        ? new(typeof(TaskFailedException).FullName!, failed.Message, null, failed.FailureDetails, null)
        : new(
            exception.GetType().FullName ?? exception.GetType().Name,
            exception.Message,
            null,
            exception.InnerException is { } inner ? Of(inner) : null,
            null);
}
