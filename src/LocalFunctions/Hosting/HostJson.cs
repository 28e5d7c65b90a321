using System.Text.Json;

namespace LocalFunctions.Hosting;

/// <summary>The settings of <c>host.json</c> that this host understands, with the upstream defaults.</summary>
internal sealed record HostJson
{
    public string RoutePrefix { get; private init; } = "api";

    public string HubName { get; private init; } = "TestHubName";

    public int MaxConcurrentActivities { get; private init; } = 10 * Environment.ProcessorCount;

    /// <summary>Category to level name, as written; the category <c>default</c> is everything else.</summary>
    public IReadOnlyDictionary<string, string> LogLevels { get; private init; } = new Dictionary<string, string>();

    public static HostJson Read(string directory, IConfiguration configuration)
    {
        string path = Path.Combine(directory, "host.json");
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"{path} is missing: copy host.json to the application's directory.");
        }

        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Parse(document.RootElement).Overridden(configuration.GetSection("AzureFunctionsJobHost:extensions"));
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{path} is not JSON: {e.Message}", e);
        }
    }

    private static HostJson Parse(JsonElement root)
    {
        var result = new HostJson();
        JsonElement? durable = Find(root, "extensions", "durableTask");
        return result with
        {
            RoutePrefix = (Text(Find(root, "extensions", "http", "routePrefix")) ?? result.RoutePrefix).Trim('/'),
            HubName = Text(Find(durable, "hubName")) ?? result.HubName,
            MaxConcurrentActivities = Find(durable, "maxConcurrentActivityFunctions")?.GetInt32() ?? result.MaxConcurrentActivities,
            LogLevels = Find(root, "logging", "logLevel") is { ValueKind: JsonValueKind.Object } levels
                ? levels.EnumerateObject().ToDictionary(level => level.Name, level => level.Value.GetString() ?? "Information")
                : result.LogLevels,
        };
    }

    // As upstream, AzureFunctionsJobHost__extensions__… in the environment is stronger than the file.
    private HostJson Overridden(IConfigurationSection extensions) => this with
    {
        RoutePrefix = extensions["http:routePrefix"]?.Trim('/') ?? RoutePrefix,
        HubName = extensions["durableTask:hubName"] ?? HubName,
        MaxConcurrentActivities = extensions.GetValue("durableTask:maxConcurrentActivityFunctions", MaxConcurrentActivities),
    };

    private static string? Text(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonElement? element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            element = element is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement child)
                ? child
                : null;
        }

        return element;
    }
}
