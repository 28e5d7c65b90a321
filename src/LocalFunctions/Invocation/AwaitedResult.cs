using System.Collections.Concurrent;
using System.Reflection;

namespace LocalFunctions.Invocation;

/// <summary>Waits for whatever a function returned: a value, a Task or ValueTask, with or without a result.</summary>
internal static class AwaitedResult
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>> Readers = new();

    public static async Task<object?> Of(object? returned)
    {
        if (returned is ValueTask valueTask)
        {
            returned = valueTask.AsTask();
        }
        else if (returned?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            returned = type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null);
        }

        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return Readers.GetOrAdd(task.GetType(), Reader)(task);
    }

    private static Func<object, object?> Reader(Type type)
    {
        // An async method without a result hands back a Task<VoidTaskResult>, which is internal to the runtime.
        PropertyInfo? result = type.GetProperty(nameof(Task<>.Result));
        return result is null || result.PropertyType.Name == "VoidTaskResult" ? _ => null : result.GetValue;
    }
}
