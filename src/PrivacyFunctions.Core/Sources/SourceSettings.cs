using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Sources.Blobs;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Sources.Sql;

namespace PrivacyFunctions.Sources;

/// <summary>The sources from settings: the data map's folder, and for each of its datasets where it is.</summary>
/// <remarks>
/// <c>DataMap</c> = a folder with <c>*.yml</c>; <c>Sources__shop__Kind</c> = <c>Sqlite</c>, or <c>Blobs</c> for files in a
/// storage account; <c>Sources__shop__ConnectionString</c> = the database's or account's own, where <c>shop</c> is a dataset's
/// <c>fides_key</c>.
/// </remarks>
public static class SourceSettings
{
    private const string Files = "Blobs";

    private static readonly Dictionary<string, Func<Dataset, string, ISource>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sqlite"] = (dataset, connection) => new SqlSource(dataset.Key, connection, new SqliteDialect()),
        [Files] = BlobSource.FromConnectionString,
    };

    /// <exception cref="DataMapException">The map has mistakes, or a setting is missing; the message names it and how to set it.</exception>
    public static DataSources Load(IConfiguration settings)
    {
        if (settings["DataMap"] is not { Length: > 0 } folder)
        {
            throw new DataMapException(["The setting DataMap is missing; set it to the folder with the *.yml files that say where personal data lives."]);
        }

        var map = DataMap.Load(folder);
        var errors = new List<string>();
        var sources = map.Datasets.Select(d => Source(settings, d, errors)).OfType<ISource>().ToList();
        return errors.Count == 0 ? new DataSources(map, sources) : throw new DataMapException(errors);
    }

    private static ISource? Source(IConfiguration settings, Dataset dataset, List<string> errors)
    {
        var key = dataset.Key;
        var section = settings.GetSection("Sources").GetSection(key);
        var kinds = string.Join(" or ", Kinds.Keys);
        var (kind, connection) = (section["Kind"], section["ConnectionString"]);
        var found = errors.Count;
        if (string.IsNullOrEmpty(kind))
        {
            errors.Add($"The setting Sources__{key}__Kind is missing; the data map has the dataset '{key}', so set it to {kinds}.");
        }
        else if (!Kinds.ContainsKey(kind))
        {
            errors.Add($"The setting Sources__{key}__Kind should be {kinds}.");
        }
        else if (dataset.Collections.FirstOrDefault(c => (c.Files is not null) != Files.Equals(kind, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            errors.Add($"The setting Sources__{key}__Kind is {kind}, and {other.Address} {(other.Files is null ? "has no" : "has")} 'meta.blob' in the data map; "
                + $"collections with it are read as {Files}, all others not.");
        }

        if (string.IsNullOrEmpty(connection))
        {
            errors.Add($"The setting Sources__{key}__ConnectionString is missing; set it to the connection string of the database '{key}'.");
        }

        if (errors.Count > found)
        {
            return null;
        }

        try
        {
            return Kinds[kind!](dataset, connection!);
        }
        catch (FormatException)
        {
            // Its message may show a part of the connection string, which holds a secret.
            errors.Add($"The setting Sources__{key}__ConnectionString is not a connection string of the kind {kind}.");
            return null;
        }
    }
}
