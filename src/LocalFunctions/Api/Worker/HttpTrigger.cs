// Stands for Microsoft.Azure.Functions.Worker.Extensions.Http: AuthorizationLevel, HttpTriggerAttribute.
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Who may call an HTTP function: anyone, or the holder of a key.</summary>
public enum AuthorizationLevel
{
    Anonymous = 0,
    Function = 2,
}

/// <summary>
/// The function answers HTTP requests at <c>routePrefix/Route</c>. Without methods it answers every method;
/// HEAD is never implied by GET. The default level is <see cref="AuthorizationLevel.Function"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute()
    {
    }

    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>ASP.NET Core route template, constraints included. Without it the route is the function's name.</summary>
    public string? Route { get; set; }

    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; } = AuthorizationLevel.Function;
}
