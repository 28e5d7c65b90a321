using System.Collections.Concurrent;
using System.Reflection;

namespace LocalFunctions.Invocation;

/// <summary>Waits for whatever a function returned: a value, a Task or ValueTask, with or without a result.</summary>
internal static class AwaitedResult
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>> Readers = new();

    public static async Task<object?> Of(object? returned)
    {
        Task task;
        switch (returned)
        {
            case Task t:
                task = t;
                break;
            case ValueTask valueTask:
                await valueTask;
                return null;
            case { } other when IsValueTask(other.GetType()):
                task = (Task)other.GetType().GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(other, null)!;
                break;
            default:
                return returned;
        }

        await task;
        return Readers.GetOrAdd(task.GetType(), Reader)(task);
    }

    private static bool IsValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);

    private static Func<object, object?> Reader(Type type)
    {
        // An async method without a result hands back a Task<VoidTaskResult>, which is internal to the runtime.
        PropertyInfo? result = type.GetProperty(nameof(Task<>.Result));
        return result is null || result.PropertyType.Name == "VoidTaskResult" ? _ => null : result.GetValue;
    }
}
