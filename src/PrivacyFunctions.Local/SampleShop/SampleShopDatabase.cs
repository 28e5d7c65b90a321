using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PrivacyFunctions.Local.SampleShop;

/// <summary>
/// A shop's database to try the service with: some 40 invented customers, the same in every new copy. Among them
/// <c>mei.lin@example.com</c> (several orders), <c>sam.taylor@example.com</c>, and <c>hostile@example.com</c>, whose
/// values try to be markup, formulas, paths and text that runs backwards.
/// </summary>
public static class SampleShopDatabase
{
    /// <summary>A customer with orders, addresses and payments, for the demo and for trying things out.</summary>
    public const string KnownPerson = "mei.lin@example.com";

    /// <summary>Creates the database unless the file is there. It appears whole: it is filled beside and then renamed.</summary>
    /// <param name="path">Of the SQLite file; its folder is created too.</param>
    public static void CreateIfMissing(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            Fill(unfinished);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // Payments do not refer to their orders by a constraint: they are kept when orders are deleted.
    private static void Fill(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Run(connection, """
            CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT NOT NULL, name TEXT, phone TEXT, nickname TEXT, password_hash TEXT, created_at TEXT);
            CREATE TABLE address (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (id), street TEXT, city TEXT, postcode TEXT);
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (id), item TEXT, note TEXT, gift INTEGER, ordered_at TEXT);
            CREATE TABLE payment (id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL, amount REAL, card_last_four TEXT, paid_at TEXT);
            CREATE INDEX address_customer ON address (customer_id);
            CREATE INDEX orders_customer ON orders (customer_id);
            CREATE INDEX payment_order ON payment (order_id);
            """);
        foreach (var (index, person) in SamplePeople.All.Index())
        {
            Add(connection, 1001 + index, person);
        }

        transaction.Commit();
    }

    private static void Add(SqliteConnection connection, int id, SamplePerson person)
    {
        var opened = new DateTimeOffset(2024, 1, 8, 9, 30, 0, TimeSpan.FromHours(8)).AddDays(id % 100 * 11).AddMinutes(id * 37 % 600);
        Run(
            connection,
            "INSERT INTO customer VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
            id, person.Email, person.Name, person.Phone, person.Nickname, $"$argon2id$sample${id}", Time(opened));
        Run(connection, "INSERT INTO address VALUES (@p0, @p1, @p2, @p3, @p4)", 3000 + id, id, person.Street, person.City, person.Postcode);
        foreach (var (index, item) in person.Items.Index())
        {
            var order = (id * 10) + index;
            Run(
                connection,
                "INSERT INTO orders VALUES (@p0, @p1, @p2, @p3, @p4, @p5)",
                order, id, item, person.Note, index % 3 == 2 ? 1 : 0, Time(opened.AddDays(20 + (index * 45))));
            Run(
                connection,
                "INSERT INTO payment VALUES (@p0, @p1, @p2, @p3, @p4)",
                50000 + order, order, 19.9 + (order % 17 * 12.5), (order * 7919 % 10000).ToString("D4", CultureInfo.InvariantCulture), Time(opened.AddDays(20 + (index * 45))));
        }
    }

    private static string Time(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void Run(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (index, value) in values.Index())
        {
            command.Parameters.AddWithValue($"@p{index}", value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }
}
