using System.Collections.Concurrent;

namespace LocalFunctions.Invocation;

/// <summary>Instances per invocation, their constructors filled from the services of the invocation.</summary>
internal static class FunctionActivator
{
    private static readonly ConcurrentDictionary<Type, ObjectFactory> Factories = new();

    public static object Create(Type type, IServiceProvider services) =>
        Factories.GetOrAdd(type, t => ActivatorUtilities.CreateFactory(t, Type.EmptyTypes))(services, null);
}
