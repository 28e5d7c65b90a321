namespace LocalFunctions.Hosting;

/// <summary>The settings of <c>host.json</c> that this host understands, with the upstream defaults.</summary>
internal sealed class HostJson
{
    private readonly IConfiguration _file;

    private HostJson(IConfiguration file) => _file = file;

    public string RoutePrefix => (_file["extensions:http:routePrefix"] ?? "api").Trim('/');

    public string HubName => _file["extensions:durableTask:hubName"] ?? "TestHubName";

    public int MaxConcurrentActivities =>
        _file.GetValue("extensions:durableTask:maxConcurrentActivityFunctions", 10 * Environment.ProcessorCount);

    /// <summary>Category and level name, as written; the category <c>default</c> is everything else.</summary>
    public IEnumerable<KeyValuePair<string, string?>> LogLevels => SettingsFile.Values(_file.GetSection("logging:logLevel"));

    /// <summary>As upstream, <c>AzureFunctionsJobHost__extensions__…</c> in the environment is stronger than the file.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or no JSON.</exception>
    public static HostJson Read(string directory, IConfiguration configuration) => new(SettingsFile.Read(
        directory, "host.json", isRequired: true, SettingsFile.Values(configuration.GetSection("AzureFunctionsJobHost"))));
}
