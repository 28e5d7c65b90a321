using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Hosting;

/// <summary>Every line this library logs. None has a body, a query string or a payload.</summary>
internal static partial class Log
{
    public static ILogger GetRequiredLogger(this IServiceProvider services, string category) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(category);

    [LoggerMessage(1, LogLevel.Information, "This is LocalFunctions, a host for one machine, not Azure Functions: {Count} functions")]
    public static partial void LocalHost(ILogger logger, int count);

    [LoggerMessage(10, LogLevel.Information, "{Method} {Path} answered {Status} by {Function} in {Milliseconds} ms")]
    public static partial void Answered(ILogger logger, string method, string path, int status, string function, long milliseconds);

    [LoggerMessage(11, LogLevel.Error, "{Function} failed on {Method} {Path}")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string function, string method, string path);

    [LoggerMessage(12, LogLevel.Debug, "{Method} {Path} was given up by its client")]
    public static partial void ClientGone(ILogger logger, string method, string path);
}
