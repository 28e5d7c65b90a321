using System.Globalization;
using CsCheck;
using Microsoft.Data.Sqlite;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Erasing;

namespace PrivacyFunctions.Tests.Sources;

public class SomebodyElsesErasureTests
{
    // Tables with and without a primary key, chains, two ways to the same row, and every fate.
    private const string Map = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                fields:
                  - { name: id, fides_meta: { primary_key: true, data_type: integer } }
                  - { name: email, fides_meta: { identity: email, masking_strategy_override: { strategy: hash } } }
                  - { name: name, fides_meta: { masking_strategy_override: { strategy: string_rewrite, configuration: { rewrite_value: gone } } } }
              - name: orders
                fides_meta: { masking_strategy_override: { strategy: delete } }
                fields:
                  - { name: code }
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
              - name: payment
                fields:
                  - { name: n }
                  - { name: order_code, fides_meta: { references: [{ dataset: shop, field: orders.code, direction: from }] } }
                  - { name: card, fides_meta: { masking_strategy_override: { strategy: hash } } }
              - name: ticket
                fides_meta: { masking_strategy_override: { strategy: delete } }
                fields:
                  - { name: id, fides_meta: { primary_key: true } }
                  - { name: email, fides_meta: { identity: email } }
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
              - name: invoice
                meta: { keep: { because: { en: law, zh-CN: law }, until: { en: 2036, zh-CN: 2036 } } }
                fields:
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
        """;

    private static readonly Gen<string> Emails = Pick("mei@example.com", "MEI@Example.com", "mei@example.co", "%@example.com", "m\u0435i@example.com", "mei@example.com ", "ken@example.com");
    private static readonly Gen<string?> Codes = Pick<string?>("a", "A", "\u00e1", "%", "", " ", "1", "01", null);
    private static readonly Gen<long?> Ids = Gen.Int[0, 7].Select(i => i == 0 ? null : (long?)i);

    private static readonly Gen<Shop> Shops = Gen.Select(
        Emails.List[0, 6],
        Gen.Select(Codes, Ids).List[0, 8],
        Gen.Select(Codes, Pick<string?>("4242", "1881", null)).List[0, 8],
        Gen.Select(Emails, Ids).List[0, 6],
        Ids.List[0, 4],
        (customers, orders, payments, tickets, invoices) => new Shop(customers, orders, payments, tickets, invoices));

    [Fact]
    public void An_erasure_changes_exactly_what_a_copy_shows_and_nothing_else() =>
        Gen.Select(Shops, Emails, Gen.Int[1, 4]).Sample(
            (shop, proven, batchSize) =>
            {
                using var database = Stored(shop);
                var sources = database.Under(Map);
                var identity = TestDatabase.Email(proven);
                var before = All(database);
                var mine = Mine(sources, identity);
                var erasure = new SourceErasure(sources) { BatchSize = batchSize };
                erasure.Erase([identity], new byte[] { 1 }, DateTimeOffset.UnixEpoch, CancellationToken.None).GetAwaiter().GetResult();

                var after = All(database);
                foreach (var (row, text) in before)
                {
                    var table = row.Split(' ')[0];
                    if (!mine.Contains(text) || table == "invoice")
                    {
                        Assert.Equal(text, after[row]);
                    }
                    else if (table is "orders" or "ticket")
                    {
                        Assert.False(after.ContainsKey(row), row);
                    }
                    else
                    {
                        AssertMasked(text, after[row]);
                    }
                }

                Assert.Empty(after.Keys.Except(before.Keys));
                Assert.Empty(erasure.Left([identity], new byte[] { 1 }, DateTimeOffset.UnixEpoch, CancellationToken.None).GetAwaiter().GetResult());
            },
            iter: 150,
            threads: 1);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AssertMasked(string before, string after)
    {
        var (was, now) = (before.Split('|'), after.Split('|'));
        if (was[0] == "customer")
        {
            Assert.Equal(was[1], now[1]);
            Assert.Matches("^[0-9a-f]{64}$", now[2]);
            Assert.Equal("gone", now[3]);
        }
        else
        {
            Assert.Equal(was[1..3], now[1..3]);
            Assert.Matches(was[3].Length == 0 ? "^$" : "^[0-9a-f]{64}$", now[3]);
        }
    }

    private static HashSet<string> Mine(DataSources sources, PrivacyFunctions.Requests.ProvenIdentity identity)
    {
        var rows = TestDatabase.Rows(sources, identity).GetAwaiter().GetResult();
        return [.. rows.Select(r => $"{r[..r.IndexOf(':', StringComparison.Ordinal)]}|{r[(r.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace(',', '|')}")];
    }

    private static Dictionary<string, string> All(TestDatabase database)
    {
        var rows = new Dictionary<string, string>();
        using var connection = new SqliteConnection(database.ConnectionString);
        connection.Open();
        foreach (var table in new[] { "customer", "orders", "payment", "ticket", "invoice" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT rowid, * FROM {table}";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var values = Enumerable.Range(1, reader.FieldCount - 1).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture));
                rows.Add($"{table} {reader.GetInt64(0)}", $"{table}|{string.Join('|', values)}");
            }
        }

        return rows;
    }

    private static TestDatabase Stored(Shop shop)
    {
        var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT COLLATE NOCASE, name TEXT);
            CREATE TABLE orders (code TEXT COLLATE NOCASE, customer_id INTEGER);
            CREATE TABLE payment (n INTEGER, order_code TEXT COLLATE NOCASE, card TEXT COLLATE NOCASE);
            CREATE TABLE ticket (id INTEGER PRIMARY KEY, email TEXT, customer_id INTEGER);
            CREATE TABLE invoice (customer_id INTEGER);
            """);
        foreach (var (index, email) in shop.Customers.Index())
        {
            database.Run("INSERT INTO customer VALUES (@p0, @p1, @p2)", index + 1, email, $"name {index}");
        }

        foreach (var (code, customer) in shop.Orders)
        {
            database.Run("INSERT INTO orders VALUES (@p0, @p1)", code, customer);
        }

        foreach (var (code, card) in shop.Payments)
        {
            database.Run("INSERT INTO payment VALUES (7, @p0, @p1)", code, card);
        }

        foreach (var (index, (email, customer)) in shop.Tickets.Index())
        {
            database.Run("INSERT INTO ticket VALUES (@p0, @p1, @p2)", index, email, customer);
        }

        foreach (var customer in shop.Invoices)
        {
            database.Run("INSERT INTO invoice VALUES (@p0)", customer);
        }

        return database;
    }

    private sealed record Shop(
        List<string> Customers, List<(string?, long?)> Orders, List<(string?, string?)> Payments, List<(string, long?)> Tickets, List<long?> Invoices);
}
