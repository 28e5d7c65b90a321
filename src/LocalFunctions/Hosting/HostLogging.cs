using LocalFunctions.Invocation;

namespace LocalFunctions.Hosting;

internal static class HostLogging
{
    public static void Apply(WebApplicationBuilder web, HostJson hostJson)
    {
        foreach ((string category, string? level) in hostJson.LogLevels)
        {
            LogLevel parsed = Enum.TryParse(level, ignoreCase: true, out LogLevel known)
                ? known
                : throw new InvalidOperationException($"host.json: logging.logLevel.{category} is not a level: '{level}'.");
            web.Logging.AddFilter(category == "default" ? null : category, parsed);
        }

        // Its request lines show the query string, which may hold a token; the dispatcher writes its own.
        web.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        web.Logging.AddFilter("Azure.Core", LogLevel.Warning);
    }

    public static void Announce(WebApplication app, FunctionCatalog catalog) =>
        Log.LocalHost(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("LocalFunctions.Host"), catalog.All.Count);
}
