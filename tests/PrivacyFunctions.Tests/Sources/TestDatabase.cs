using Microsoft.Data.Sqlite;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Sources.Sql;

namespace PrivacyFunctions.Tests.Sources;

/// <summary>A SQLite file of a test's own, gone with it.</summary>
public sealed class TestDatabase : IDisposable
{
    /// <summary>The map of a table of customers, to which further collections can be added.</summary>
    public const string Customer = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                fields:
                  - { name: id, fides_meta: { data_type: integer } }
                  - { name: email, fides_meta: { identity: email } }

        """;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.db");

    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString();

    public static ProvenIdentity Email(string value) => new("email", value);

    public TestDatabase Run(string sql, params object?[] values)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in values.Index())
        {
            command.Parameters.AddWithValue($"@p{index}", value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
        return this;
    }

    public DataSources Under(string yaml) => Under(DataMap.Parse(("shop.yml", yaml)));

    /// <summary>Every dataset of the map lies in this one file.</summary>
    public DataSources Under(DataMap map) =>
        new(map, map.Datasets.Select(d => Source(d.Key)));

    public SqlSource Source(string name) => new(name, ConnectionString, new SqliteDialect());

    /// <summary>What a query gives, a line for each row, its values between commas.</summary>
    public List<string> Read(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }

    /// <summary>Each row found, as <c>customer:1,mei@example.com</c>, in reading order.</summary>
    public static async Task<List<string>> Rows(DataSources sources, params ProvenIdentity[] identities)
    {
        var rows = new List<string>();
        await foreach (var collection in sources.Read(identities, TestContext.Current.CancellationToken))
        {
            await foreach (var row in collection.Rows)
            {
                rows.Add($"{collection.Collection.Name}:{string.Join(',', row)}");
            }
        }

        return rows;
    }

    public void Dispose() => File.Delete(Path);
}
