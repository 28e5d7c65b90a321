using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Invocation;

/// <summary>All functions of the host, by kind and name. Names are unique without regard to case, as on Azure.</summary>
internal sealed class FunctionCatalog
{
    private readonly Dictionary<string, FunctionDescriptor> _byName;

    private FunctionCatalog(IReadOnlyList<FunctionDescriptor> all)
    {
        All = all;
        _byName = all.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<FunctionDescriptor> All { get; }

    /// <summary>Timers keep their status, and orchestrations their history, in the storage account.</summary>
    public bool NeedsStorage => All.Any(function => function.Kind != FunctionKind.Http || function.NeedsDurableClient);

    public static FunctionCatalog Find(IEnumerable<Type> types)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        List<FunctionDescriptor> all = types.Distinct()
            .SelectMany(type => type.GetMethods(Declared))
            .Select(method => (method, attribute: method.GetCustomAttribute<FunctionAttribute>()))
            .Where(found => found.attribute is not null)
            .Select(found => new FunctionDescriptor(found.method, found.attribute!.Name))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (all.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException(
                $"Two functions are named '{twice.Key}': {string.Join(" and ", twice.Select(function => function.EntryPoint))}.");
        }

        return new FunctionCatalog(all);
    }

    public FunctionDescriptor? Get(FunctionKind kind, string name) =>
        _byName.GetValueOrDefault(name) is { } function && function.Kind == kind ? function : null;

    public IEnumerable<FunctionDescriptor> OfKind(FunctionKind kind) => All.Where(function => function.Kind == kind);
}
