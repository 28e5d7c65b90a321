using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Tests.Fulfilment;

namespace PrivacyFunctions.Tests.Sources;

public class SourceErasureTests
{
    private const string Customer = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                fides_meta: { masking_strategy_override: { strategy: delete } }
                fields: [{ name: id, fides_meta: { primary_key: true } }, { name: email, fides_meta: { identity: email } }]

        """;

    private const string People = "CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com'), (2, 'sam@example.com');";

    private static readonly byte[] Salt = [1, 2, 3];
    private static readonly DateTimeOffset Now = new(2026, 12, 8, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_whose_time_of_being_kept_is_over_are_deleted_and_illegible_dates_never_are()
    {
        using var database = new TestDatabase().Run(People + """
            CREATE TABLE invoice (customer_id INTEGER, paid_at TEXT);
            INSERT INTO invoice VALUES (1, '2026-11-28T00:00:00+00:00'), (1, '2026-11-28T08:00:01+08:00'), (1, '2020-01-01'), (1, NULL), (1, 'in spring'), (2, '2020-01-01');
            """);
        var erasure = new SourceErasure(database.Under(Customer + """
                  - name: invoice
                    meta: { keep: { because: { en: law, zh-CN: law }, days: 10, field: paid_at } }
                    fields: [{ name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }, { name: paid_at }]
            """));
        var planned = await erasure.Count([TestDatabase.Email("mei@example.com")], Now, Ct);
        var done = await erasure.Erase([TestDatabase.Email("mei@example.com")], Salt, Now, Ct);
        Assert.Equal(planned.OrderBy(c => c.ToString(), StringComparer.Ordinal), done.OrderBy(c => c.ToString(), StringComparer.Ordinal));
        Assert.Equal([(RowFate.Deleted, 2L), (RowFate.Kept, 1L), (RowFate.Kept, 2L)], done.Where(c => c.Collection.Collection == "invoice").OrderBy(c => c.Fate).Select(c => (c.Fate, c.Records)));
        Assert.Equal(["1,2026-11-28T08:00:01+08:00", "1,", "1,in spring", "2,2020-01-01"], database.Read("SELECT * FROM invoice"));
    }

    [Fact]
    public async Task Interrupted_between_masks_the_same_value_still_has_one_mask()
    {
        using var database = new TestDatabase().Run(People + """
            CREATE TABLE card (customer_id INTEGER, number TEXT);
            INSERT INTO card VALUES (1, '4242'), (1, '4242'), (1, '1881'), (1, NULL), (2, '4242');
            """);
        var interruption = new Interruption(2, afterwards: true);
        var map = PrivacyFunctions.Sources.Map.DataMap.Parse(("shop.yml", Customer + """
                  - name: card
                    fields:
                      - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
                      - { name: number, fides_meta: { masking_strategy_override: { strategy: hash } } }
            """));
        var failing = new DataSources(map, [new FailingSource(database.Source("shop"), interruption)]);
        await Assert.ThrowsAsync<SourceFailedException>(() => new SourceErasure(failing) { BatchSize = 1 }.Erase([TestDatabase.Email("mei@example.com")], Salt, Now, Ct));
        await new SourceErasure(database.Under(map)).Erase([TestDatabase.Email("mei@example.com")], Salt, Now, Ct);
        var masker = new Masker(Salt);
        var mask = map.Datasets[0].Collections[1].Fields[1].Mask!;
        Assert.True(masker.Changes(mask, "4242", out var first));
        Assert.True(masker.Changes(mask, "1881", out var second));
        Assert.Equal([$"1,{first.Value}", $"1,{first.Value}", $"1,{second.Value}", "1,", "2,4242"], database.Read("SELECT customer_id, number FROM card ORDER BY rowid"));
    }

    [Fact]
    public async Task Records_added_while_it_erases_are_found_though_nothing_leads_to_them_any_more()
    {
        using var database = new TestDatabase().Run(People + """
            CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER); INSERT INTO orders VALUES (10, 1), (11, 2);
            CREATE TABLE payment (order_id INTEGER); INSERT INTO payment VALUES (10), (11);
            CREATE TRIGGER late AFTER DELETE ON customer BEGIN INSERT INTO orders VALUES (12, OLD.id); INSERT INTO payment VALUES (12); END;
            """);
        var erasure = new SourceErasure(database.Under(Customer + """
                  - name: orders
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: id }, { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }]
                  - name: payment
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: order_id, fides_meta: { references: [{ dataset: shop, field: orders.id, direction: from }] } }]
            """));
        await erasure.Erase([TestDatabase.Email("mei@example.com")], Salt, Now, Ct);
        Assert.Equal(["11,2"], database.Read("SELECT * FROM orders"));
        Assert.Equal(["11"], database.Read("SELECT * FROM payment"));
    }

    [Fact]
    public async Task Many_records_are_erased_in_batches_and_passes()
    {
        using var database = new TestDatabase().Run(People + """
            CREATE TABLE visit (customer_id INTEGER, n INTEGER);
            WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000) INSERT INTO visit SELECT 1 + n % 2, n FROM c;
            CREATE INDEX visit_customer ON visit (customer_id);
            """);
        var erasure = new SourceErasure(database.Under(Customer + """
                  - name: visit
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }, { name: n, fides_meta: { primary_key: true } }]
            """)) { PassSize = 700, BatchSize = 300 };
        var done = await erasure.Erase([TestDatabase.Email("mei@example.com")], Salt, Now, Ct);
        Assert.Equal(2500, done.Single(c => c.Collection.Collection == "visit").Records);
        Assert.Equal(["2500"], database.Read("SELECT count(*) FROM visit"));
    }
}
