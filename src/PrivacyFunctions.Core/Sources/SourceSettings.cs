using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Sources.Sql;

namespace PrivacyFunctions.Sources;

/// <summary>The sources from settings: the data map's folder, and for each of its datasets where it is.</summary>
/// <remarks>
/// <c>DataMap</c> = a folder with <c>*.yml</c>; <c>Sources__shop__Kind</c> = <c>Sqlite</c>;
/// <c>Sources__shop__ConnectionString</c> = the database's own, where <c>shop</c> is a dataset's <c>fides_key</c>.
/// </remarks>
public static class SourceSettings
{
    private static readonly Dictionary<string, Func<SqlDialect>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sqlite"] = () => new SqliteDialect(),
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
        var sources = map.Datasets.Select(d => Source(settings, d.Key, errors)).OfType<ISource>().ToList();
        return errors.Count == 0 ? new DataSources(map, sources) : throw new DataMapException(errors);
    }

    private static SqlSource? Source(IConfiguration settings, string key, List<string> errors)
    {
        var section = settings.GetSection("Sources").GetSection(key);
        var kinds = string.Join(" or ", Kinds.Keys);
        var (kind, connection) = (section["Kind"], section["ConnectionString"]);
        if (string.IsNullOrEmpty(kind))
        {
            errors.Add($"The setting Sources__{key}__Kind is missing; the data map has the dataset '{key}', so set it to {kinds}.");
        }
        else if (!Kinds.ContainsKey(kind))
        {
            errors.Add($"The setting Sources__{key}__Kind should be {kinds}.");
        }

        if (string.IsNullOrEmpty(connection))
        {
            errors.Add($"The setting Sources__{key}__ConnectionString is missing; set it to the connection string of the database '{key}'.");
            return null;
        }

        return kind is not null && Kinds.TryGetValue(kind, out var dialect) ? new SqlSource(key, connection, dialect()) : null;
    }
}
