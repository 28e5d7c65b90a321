using System.Text.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace LocalFunctions.Hosting;

/// <summary>The <c>Values</c> of <c>local.settings.json</c>, which the Functions tools turn into environment variables.</summary>
internal static class LocalSettings
{
    public static void AddTo(ConfigurationManager configuration, string directory)
    {
        string path = Path.Combine(directory, "local.settings.json");
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.TryGetProperty("Values", out JsonElement values))
            {
                // First in the list: an environment variable or an argument of the same name wins.
                ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource
                {
                    InitialData = values.EnumerateObject().Select(value => KeyValuePair.Create(
                        value.Name.Replace("__", ":", StringComparison.Ordinal), (string?)value.Value.ToString())),
                });
            }
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{path} is not JSON: {e.Message}", e);
        }
    }
}
