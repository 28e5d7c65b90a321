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
internal static class ParameterBinding
{
    public static bool IsDurableClient(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(DurableClientAttribute)) && parameter.ParameterType == typeof(DurableTaskClient);

    public static Func<LocalFunctionContext, object?> Create(FunctionDescriptor function, ParameterInfo parameter, bool isTrigger)
    {
        Type type = parameter.ParameterType;
        Func<LocalFunctionContext, object?>? read = (function.Kind, isTrigger) switch
        {
            _ when type == typeof(FunctionContext) => context => context,
            _ when type == typeof(CancellationToken) => context => context.CancellationToken,
            _ when IsDurableClient(parameter) => context => context.InstanceServices.GetRequiredService<DurableTaskClient>(),
            (FunctionKind.Http, true) when type == typeof(HttpRequest) => context => context.Input,
            (FunctionKind.Http, false) => RouteValue(parameter),
            (FunctionKind.Timer, true) when type == typeof(TimerInfo) => context => context.Input,
            (FunctionKind.Orchestrator, true) when type == typeof(TaskOrchestrationContext) => context => context.Input,
            (FunctionKind.Activity, true) => context => Json(context, type),
            _ => null,
        };
        return read ?? throw new InvalidOperationException(
            $"Function '{function.Name}': this host cannot fill the parameter '{type.Name} {parameter.Name}'.");
    }

    private static object? Json(LocalFunctionContext context, Type type)
    {
        JsonSerializerOptions options = context.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
        return context.Input is string json ? JsonSerializer.Deserialize(json, type, options) : null;
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

        return context => ((HttpRequest)context.Input!).RouteValues.TryGetValue(name, out object? value) && value is not null
            ? converter.ConvertFromString(null, CultureInfo.InvariantCulture, Convert.ToString(value, CultureInfo.InvariantCulture)!)
            : parameter.HasDefaultValue ? parameter.DefaultValue : null;
    }
}
