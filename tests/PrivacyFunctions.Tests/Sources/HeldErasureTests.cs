using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Tests.Fulfilment;

namespace PrivacyFunctions.Tests.Sources;

/// <summary>What is kept until a date is found again, though all that led to it is erased; and nothing that came since.</summary>
public class HeldErasureTests
{
    private const string Map = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                fides_meta: { masking_strategy_override: { strategy: delete } }
                fields: [{ name: id, fides_meta: { primary_key: true } }, { name: email, fides_meta: { identity: email } }]
              - name: orders
                fides_meta: { masking_strategy_override: { strategy: delete } }
                fields: [{ name: id }, { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }]
              - name: payment
                meta: { keep: { because: { en: law, zh-CN: law }, years: 3, field: paid_at } }
                fields:
                  - { name: order_id, fides_meta: { references: [{ dataset: shop, field: orders.id, direction: from }] } }
                  - { name: paid_at }
              - name: receipt
                meta: { keep: { because: { en: law, zh-CN: law }, days: 400, field: sent_at } }
                fields: [{ name: email, fides_meta: { identity: email } }, { name: sent_at }]
        """;

    private const string Rows = """
        CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com'), (2, 'sam@example.com');
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER); INSERT INTO orders VALUES (10, 1), (11, 2), (12, 1), (13, 1);
        CREATE TABLE payment (order_id INTEGER, paid_at TEXT);
        INSERT INTO payment VALUES (10, '2024-05-01T00:00:00+08:00'), (11, '2024-05-01T00:00:00+08:00'), (12, '2025-12-31T23:30:00+08:00'), (13, NULL);
        CREATE TABLE receipt (email TEXT, sent_at TEXT); INSERT INTO receipt VALUES ('mei@example.com', '2026-11-01T10:00:00+08:00');
        """;

    private static readonly byte[] Salt = [1, 2, 3];
    private static readonly DateTimeOffset Now = new(2026, 12, 8, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_tells_the_ends_and_counts_what_has_none_apart()
    {
        using var database = new TestDatabase().Run(Rows);
        var counts = await new SourceErasure(database.Under(Map)).Count([TestDatabase.Email("mei@example.com")], Now, Ct);
        Assert.Equal(
            [
                (2, new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)), new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.FromHours(8))),
                (1L, (DateTimeOffset?)null, (DateTimeOffset?)null),
            ],
            counts.Where(c => c.Collection.Collection == "payment").Select(c => (c.Records, c.FirstEnd, c.LastEnd)));
        Assert.Equal(new DateTimeOffset(2027, 12, 7, 0, 0, 0, TimeSpan.FromHours(8)), Assert.Single(counts, c => c.Collection.Collection == "receipt").LastEnd);
    }

    [Fact]
    public async Task Each_goes_at_its_end_and_what_came_since_is_left_alone()
    {
        using var database = new TestDatabase().Run(Rows);
        var erasure = new SourceErasure(database.Under(Map));
        var held = new List<HeldCollection>();
        await erasure.Erase([TestDatabase.Email("mei@example.com")], Salt, Now, Remember, Ct);
        Assert.Empty(database.Read("SELECT * FROM orders WHERE customer_id = 1"));
        Assert.Equal(4, database.Read("SELECT * FROM payment").Count);

        // She comes back: with an account, an order and receipts of her own.
        database.Run("INSERT INTO customer VALUES (3, 'mei@example.com'); INSERT INTO orders VALUES (20, 3); "
            + "INSERT INTO payment VALUES (20, '2024-01-01'); INSERT INTO receipt VALUES ('mei@example.com', '2026-12-20T10:00:00+08:00');");

        await erasure.EraseHeld(held, Salt, new DateTimeOffset(2027, 12, 6, 1, 59, 59, TimeSpan.Zero), Ct);
        Assert.Equal(5, database.Read("SELECT * FROM payment").Count);
        var due = new DateTimeOffset(2027, 12, 31, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal([(RowFate.Deleted, 1L), (RowFate.Kept, 1L), (RowFate.Kept, 1L), (RowFate.Deleted, 1L)], (await erasure.CountHeld(held, due, Ct)).Select(c => (c.Fate, c.Records)));
        await erasure.EraseHeld(held, Salt, due, Ct);
        Assert.Equal(["11,2024-05-01T00:00:00+08:00", "12,2025-12-31T23:30:00+08:00", "13,", "20,2024-01-01"], database.Read("SELECT * FROM payment"));
        Assert.Equal(["mei@example.com,2026-12-20T10:00:00+08:00"], database.Read("SELECT * FROM receipt"));
        await erasure.EraseHeld(held, Salt, due.AddYears(10), Ct);
        Assert.Equal(["11,2024-05-01T00:00:00+08:00", "13,", "20,2024-01-01"], database.Read("SELECT * FROM payment"));
        Assert.Equal(["mei@example.com,2026-12-20T10:00:00+08:00"], database.Read("SELECT * FROM receipt"));
        Assert.Equal(["2,sam@example.com", "3,mei@example.com"], database.Read("SELECT * FROM customer"));

        Task Remember(IReadOnlyList<HeldCollection> found)
        {
            Assert.True(held.Count > 0 || database.Read("SELECT * FROM orders WHERE customer_id = 1").Count == 3);
            held = [.. held.Concat(found).GroupBy(h => (h.Dataset, h.Collection)).Select(g => g.Aggregate((one, other) => one.With(other)))];
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData(1L, "i1")]
    [InlineData("i1", "si1")]
    [InlineData(new byte[] { 1, 2 }, "bAQI=")]
    public void A_key_is_read_as_it_was_written(object value, string written)
    {
        var key = Key.Of(value)!.Value;
        Assert.Equal(written, key.Written);
        Assert.Equal(key, Key.Read(written));
        Assert.IsType(value.GetType(), Key.Read(written).Raw);
    }

    [Theory]
    [InlineData(30, null, "9999-12-31", null)]
    [InlineData(null, 30, "9990-12-31", null)]
    [InlineData(null, 30, "2024-02-29", "2055-01-01")]
    [InlineData(10, null, "2024-02-29", "2024-03-10")]
    public void An_end_that_no_calendar_has_is_none(int? days, int? years, string moment, string? end) => Assert.Equal(
        end is null ? null : DateTimeOffset.Parse(end + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture),
        new KeepFor("at", days, years).End(DateTimeOffset.Parse(moment + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
}
