using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalFunctions.Invocation;

internal enum FunctionKind
{
    Http,
    Timer,
    Orchestrator,
    Activity,
}

/// <summary>A method with a <see cref="FunctionAttribute"/>, its trigger, and how to fill its parameters.</summary>
internal sealed class FunctionDescriptor : FunctionDefinition
{
    private readonly MethodInfo _method;
    private readonly Func<LocalFunctionContext, object?>[] _arguments;
    private readonly ObjectFactory? _target;

    public FunctionDescriptor(MethodInfo method, string name)
    {
        _method = method;
        _target = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
        Name = name;
        ParameterInfo[] parameters = method.GetParameters();
        ParameterInfo trigger = parameters.SingleOrDefault(HasTrigger)
            ?? throw new InvalidOperationException($"Function '{name}' ({EntryPoint}) needs exactly one trigger attribute on a parameter.");
        Trigger = trigger.GetCustomAttribute<TriggerBindingAttribute>()!;
        Kind = Trigger switch
        {
            HttpTriggerAttribute => FunctionKind.Http,
            TimerTriggerAttribute => FunctionKind.Timer,
            OrchestrationTriggerAttribute => FunctionKind.Orchestrator,
            ActivityTriggerAttribute => FunctionKind.Activity,
            _ => throw new InvalidOperationException($"Function '{name}': unknown trigger {Trigger.GetType().Name}."),
        };
        _arguments = [.. parameters.Select(parameter => ParameterBinding.Create(this, parameter, parameter == trigger))];
        NeedsDurableClient = parameters.Any(ParameterBinding.IsDurableClient);
    }

    public override string Name { get; }

    public override string Id => Name;

    public override string PathToAssembly => _method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => $"{_method.DeclaringType!.FullName}.{_method.Name}";

    public FunctionKind Kind { get; }

    public TriggerBindingAttribute Trigger { get; }

    public bool NeedsDurableClient { get; }

    /// <summary>Makes the instance (unless the method is static), fills the parameters and calls the method.</summary>
    public async Task<object?> InvokeAsync(LocalFunctionContext context)
    {
        object? target = _target?.Invoke(context.InstanceServices, null);
        try
        {
            object?[] arguments = Array.ConvertAll(_arguments, read => read(context));
            object? returned = _method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            return await AwaitedResult.Of(returned);
        }
        finally
        {
            if (target is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else
            {
                (target as IDisposable)?.Dispose();
            }
        }
    }

    private static bool HasTrigger(ParameterInfo parameter) => parameter.IsDefined(typeof(TriggerBindingAttribute));
}
