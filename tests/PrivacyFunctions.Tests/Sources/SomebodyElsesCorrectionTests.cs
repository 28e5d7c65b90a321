using CsCheck;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Tests.Fulfilment;

namespace PrivacyFunctions.Tests.Sources;

/// <summary>Whatever the shop holds and whoever asks: a correction changes the person's own rows of that field, and nothing else.</summary>
public class SomebodyElsesCorrectionTests
{
    // Two ways to a ticket, chains, keys of text, and collations that equate more than we do.
    private const string Map = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                meta: { title: { en: C, zh-CN: C } }
                fields:
                  - { name: id, fides_meta: { primary_key: true, data_type: integer } }
                  - { name: email, fides_meta: { identity: email } }
                  - { name: name, meta: { title: { en: N, zh-CN: N }, correctable: true }, fides_meta: { data_type: string } }
              - name: orders
                fields:
                  - { name: code, fides_meta: { primary_key: true } }
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
                  - { name: note, meta: { title: { en: N, zh-CN: N }, correctable: true }, fides_meta: { data_type: string } }
                meta: { title: { en: O, zh-CN: O } }
              - name: ticket
                meta: { title: { en: T, zh-CN: T } }
                fields:
                  - { name: id, fides_meta: { primary_key: true } }
                  - { name: email, fides_meta: { identity: email } }
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
                  - { name: note, meta: { title: { en: N, zh-CN: N }, correctable: true }, fides_meta: { data_type: string } }
              - name: part
                meta: { title: { en: P, zh-CN: P } }
                fields:
                  - { name: id, fides_meta: { primary_key: true } }
                  - { name: order_code, fides_meta: { references: [{ dataset: shop, field: orders.code, direction: from }] } }
                  - { name: note, meta: { title: { en: N, zh-CN: N }, correctable: true }, fides_meta: { data_type: string } }
        """;

    private static readonly string[] Tables = ["customer", "orders", "ticket", "part"];

    private static readonly Gen<string> Emails = Pick("mei@example.com", "MEI@Example.com", "mei@example.co", "%@example.com", "m\u0435i@example.com", "mei@example.com ", "ken@example.com");
    private static readonly Gen<string> Codes = Pick("a", "A", "\u00e1", "%", " ", "1", "01");
    private static readonly Gen<string?> Notes = Pick<string?>("new", "NEW", "", "old", null);
    private static readonly Gen<long?> Ids = Gen.Int[0, 7].Select(i => i == 0 ? null : (long?)i);

    private static readonly Gen<Shop> Shops = Gen.Select(
        Gen.Select(Emails, Notes).List[0, 6],
        Gen.Select(Codes, Ids, Notes).List[0, 7],
        Gen.Select(Emails, Ids, Notes).List[0, 6],
        Gen.Select(Codes, Notes).List[0, 8],
        (customers, orders, tickets, parts) => new Shop(customers, [.. orders.DistinctBy(o => o.Item1)], tickets, parts));

    [Fact]
    public void A_correction_changes_the_field_in_exactly_the_rows_that_a_copy_shows() =>
        Gen.Select(Shops, Emails, Pick("customer.name", "orders.note", "ticket.note", "part.note")).Sample(
            (shop, proven, field) =>
            {
                using var database = Stored(shop);
                var sources = database.Under(Map);
                var ct = CancellationToken.None;
                var (table, column) = (field.Split('.')[0], field.Split('.')[1]);
                var mine = TestDatabase.Rows(sources, TestDatabase.Email(proven)).GetAwaiter().GetResult().ToHashSet();
                var before = Tables.ToDictionary(t => t, t => Read(database, t));

                var request = CorrectionKit.Accepted(sources, CorrectionKit.Asks(proven, new FieldProposal($"shop.{field}", null, "new")), ct).GetAwaiter().GetResult();
                var ended = new Correction(sources).CarryOut(request, CorrectionKit.Key, ct).GetAwaiter().GetResult();

                foreach (var each in Tables)
                {
                    var expected = before[each].Select(row => each == table && mine.Contains($"{each}:{row}") ? $"{row[..(row.LastIndexOf(',') + 1)]}new" : row);
                    Assert.Equal(expected, Read(database, each));
                }

                var any = mine.Any(row => row.StartsWith($"{table}:", StringComparison.Ordinal));
                Assert.Equal(any ? CorrectionEnd.Corrected : CorrectionEnd.NotFound, Assert.Single(ended.Fields).End);
            },
            iter: 150,
            threads: 1);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    // The corrected column is the last of each table.
    private static List<string> Read(TestDatabase database, string table) => database.Read($"SELECT * FROM {table} ORDER BY rowid");

    private static TestDatabase Stored(Shop shop)
    {
        var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT COLLATE NOCASE, name TEXT COLLATE NOCASE);
            CREATE TABLE orders (code TEXT PRIMARY KEY, customer_id INTEGER, note TEXT COLLATE NOCASE);
            CREATE TABLE ticket (id INTEGER PRIMARY KEY, email TEXT, customer_id INTEGER, note TEXT COLLATE NOCASE);
            CREATE TABLE part (id INTEGER PRIMARY KEY, order_code TEXT COLLATE NOCASE, note TEXT COLLATE NOCASE);
            """);
        foreach (var (index, (email, note)) in shop.Customers.Index())
        {
            database.Run("INSERT INTO customer VALUES (@p0, @p1, @p2)", index + 1, email, note);
        }

        foreach (var (code, customer, note) in shop.Orders)
        {
            database.Run("INSERT INTO orders VALUES (@p0, @p1, @p2)", code, customer, note);
        }

        foreach (var (index, (email, customer, note)) in shop.Tickets.Index())
        {
            database.Run("INSERT INTO ticket VALUES (@p0, @p1, @p2, @p3)", index, email, customer, note);
        }

        foreach (var (index, (code, note)) in shop.Parts.Index())
        {
            database.Run("INSERT INTO part VALUES (@p0, @p1, @p2)", index, code, note);
        }

        return database;
    }

    private sealed record Shop(
        List<(string, string?)> Customers, List<(string, long?, string?)> Orders, List<(string, long?, string?)> Tickets, List<(string, string?)> Parts);
}
