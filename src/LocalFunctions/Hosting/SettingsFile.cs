using Microsoft.Extensions.Configuration.Memory;

namespace LocalFunctions.Hosting;

/// <summary>The JSON files beside the application: <c>host.json</c> and <c>local.settings.json</c>. Comments are allowed.</summary>
internal static class SettingsFile
{
    /// <param name="directory">Where the application is.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="isRequired">Whether its absence is an error, or an empty file.</param>
    /// <param name="stronger">Values that go before those of the file.</param>
    public static IConfiguration Read(
        string directory, string name, bool isRequired, IEnumerable<KeyValuePair<string, string?>>? stronger = null)
    {
        string path = Path.Combine(directory, name);
        if (isRequired && !File.Exists(path))
        {
            throw new InvalidOperationException($"{path} is missing: copy {name} to the application's directory.");
        }

        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: true).AddInMemoryCollection(stronger).Build();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidOperationException($"{path} is not JSON: {e.GetBaseException().Message}", e);
        }
    }

    /// <summary>Every value of the section and of those below it, by its path from there.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Values(IConfigurationSection section) =>
        section.AsEnumerable(makePathsRelative: true).Where(entry => entry.Value is not null);

    /// <summary>The <c>Values</c> of <c>local.settings.json</c>, which the Functions tools turn into environment variables.</summary>
    public static void AddLocalSettings(ConfigurationManager configuration, string directory)
    {
        IConfiguration file = Read(directory, "local.settings.json", isRequired: false);
        IEnumerable<KeyValuePair<string, string?>> values = Values(file.GetSection("Values"))
            .Select(value => KeyValuePair.Create(value.Key.Replace("__", ":", StringComparison.Ordinal), value.Value));

        // First in the list: an environment variable or an argument of the same name wins.
        ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = values });
    }
}
