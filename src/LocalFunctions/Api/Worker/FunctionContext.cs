// Stands for Microsoft.Azure.Functions.Worker.Core: FunctionContext, FunctionDefinition, InvocationResult,
// FunctionContextBindingFeatureExtensions; and for Worker.Extensions.Http.AspNetCore: FunctionContextExtensions.
using LocalFunctions.Invocation;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    /// <summary>The services of this invocation: a scope of its own, or the request's for an HTTP function.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Cancelled when the host stops, or when the HTTP client goes away.</summary>
    public virtual CancellationToken CancellationToken { get; }
}

public abstract class FunctionDefinition
{
    public abstract string PathToAssembly { get; }

    /// <summary>Full name of the type, a dot, and the method's name.</summary>
    public abstract string EntryPoint { get; }

    public abstract string Id { get; }

    public abstract string Name { get; }
}

public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

/// <summary>What the function returned; a middleware may replace it before it is written out.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}

public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The result of the invocation, empty until the function has returned.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        ((LocalFunctionContext)context).Result;
}

public static class FunctionContextExtensions
{
    // The key under which upstream keeps it, so that code which looks there itself finds it too.
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request of an HTTP function; null for every other trigger.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out object? value) ? value as HttpContext : null;
}
