using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PrivacyFunctions.Journeys.Deletions;

/// <summary>One row of the shop as its database has it.</summary>
/// <param name="Customer">Whose it is.</param>
/// <param name="Values">Every column by its name, as text; null stays null.</param>
internal sealed record ShopRow(string Table, long Id, long Customer, IReadOnlyDictionary<string, string?> Values)
{
    public override string ToString() =>
        $"{Table} {Id}: {string.Join(" | ", Values.Select(v => $"{v.Key}={v.Value ?? "NULL"}"))}";
}

/// <summary>All rows of the sample shop, read beside the service.</summary>
internal static class Shop
{
    // Whose a payment is, its number says too: the order that leads to it may be gone.
    private static readonly (string Table, string Customer)[] Tables =
        [("customer", "id"), ("address", "customer_id"), ("orders", "customer_id"), ("payment", "order_id / 10")];

    public static IReadOnlyList<ShopRow> Rows(string path)
    {
        // One that may write: where a killed service left a journal, reading first rolls it back.
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        return [.. Tables.SelectMany(t => Rows(connection, t.Table, t.Customer))];
    }

    public static long Customer(IReadOnlyList<ShopRow> rows, string email) =>
        rows.Single(r => r.Table == "customer" && r.Values["email"] == email).Id;

    private static List<ShopRow> Rows(SqliteConnection connection, string table, string customer)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are the constants above.
        command.CommandText = $"SELECT {customer} AS whose, * FROM {table} ORDER BY id";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<ShopRow>();
        while (reader.Read())
        {
            var values = Enumerable.Range(1, reader.FieldCount - 1).ToDictionary(
                reader.GetName,
                i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
            rows.Add(new ShopRow(table, reader.GetInt64(1), reader.GetInt64(0), values));
        }

        return rows;
    }
}
