using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Invocation;

/// <summary>How one parameter is filled. What cannot be filled is refused when the host starts.</summary>
internal sealed class ParameterBinding
{
    private readonly Func<LocalFunctionContext, object?> _read;

    private ParameterBinding(Func<LocalFunctionContext, object?> read) => _read = read;

    public bool IsDurableClient { get; private init; }

    public static ParameterBinding Create(FunctionDescriptor function, ParameterInfo parameter, bool isTrigger)
    {
        Type type = parameter.ParameterType;
        if (type == typeof(FunctionContext))
        {
            return new ParameterBinding(context => context);
        }

        if (type == typeof(CancellationToken))
        {
            return new ParameterBinding(context => context.CancellationToken);
        }

        if (parameter.IsDefined(typeof(DurableClientAttribute)) && type == typeof(DurableTaskClient))
        {
            return new ParameterBinding(context => context.InstanceServices.GetRequiredService<DurableTaskClient>())
            {
                IsDurableClient = true,
            };
        }

        Func<LocalFunctionContext, object?>? read = (function.Kind, isTrigger) switch
        {
            (FunctionKind.Http, true) when type == typeof(HttpRequest) => context => context.Input.Http!.Request,
            (FunctionKind.Http, false) => RouteValue(parameter),
            (FunctionKind.Timer, true) when type == typeof(TimerInfo) => context => context.Input.Timer,
            (FunctionKind.Orchestrator, true) when type == typeof(TaskOrchestrationContext) => context => context.Input.Orchestration,
            (FunctionKind.Activity, true) => context => Json(context, type),
            _ => null,
        };
        return new ParameterBinding(read ?? throw new InvalidOperationException(
            $"Function '{function.Name}': this host cannot fill the parameter '{type.Name} {parameter.Name}'."));
    }

    public object? Read(LocalFunctionContext context) => _read(context);

    private static object? Json(LocalFunctionContext context, Type type)
    {
        JsonSerializerOptions options = context.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        return context.Input.ActivityJson is { } json ? JsonSerializer.Deserialize(json, type, options) : null;
    }

    private static Func<LocalFunctionContext, object?>? RouteValue(ParameterInfo parameter)
    {
        string name = parameter.Name!;
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        TypeConverter converter = TypeDescriptor.GetConverter(type);
        if (!converter.CanConvertFrom(typeof(string)))
        {
            return null;
        }

        return context => context.Input.Http!.Request.RouteValues.TryGetValue(name, out object? value) && value is not null
            ? converter.ConvertFromString(null, CultureInfo.InvariantCulture, Convert.ToString(value, CultureInfo.InvariantCulture)!)
            : parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }
}
