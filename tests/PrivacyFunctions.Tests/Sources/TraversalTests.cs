using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Tests.Sources;

public class TraversalTests
{
    [Fact]
    public async Task A_reference_from_another_field_leads_to_the_rows_that_carry_it()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com'), (2, 'sam@example.com');
            CREATE TABLE orders (id INTEGER, customer_id INTEGER); INSERT INTO orders VALUES (10, 1), (11, 2), (12, 1), (13, NULL);
            """);
        var sources = database.Under(TestDatabase.Customer + """
                  - name: orders
                    fields:
                      - { name: id }
                      - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
            """);
        Assert.Equal(["customer:1,mei@example.com", "orders:10,1", "orders:12,1"], await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com")));
    }

    [Fact]
    public async Task A_reference_to_another_field_leads_to_the_row_it_names()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE login (email TEXT, account_id INTEGER); INSERT INTO login VALUES ('mei@example.com', 7), ('sam@example.com', 8);
            CREATE TABLE account (id INTEGER, name TEXT); INSERT INTO account VALUES (7, '林梅'), (8, 'Sam');
            """);
        var sources = database.Under("""
            dataset:
              - fides_key: shop
                collections:
                  - name: account
                    fields: [{ name: id }, { name: name }]
                  - name: login
                    fields:
                      - { name: email, fides_meta: { identity: email } }
                      - { name: account_id, fides_meta: { references: [{ dataset: shop, field: account.id, direction: to }] } }
            """);
        Assert.Equal(["login:mei@example.com,7", "account:7,林梅"], await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com")));
    }

    [Fact]
    public async Task An_order_for_somebody_else_does_not_open_their_account()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com'), (2, 'sam@example.com');
            CREATE TABLE orders (buyer_id INTEGER, receiver_id INTEGER); INSERT INTO orders VALUES (1, 2), (2, 2);
            """);
        var sources = database.Under(TestDatabase.Customer + """
                  - name: orders
                    fields:
                      - { name: buyer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }
                      - { name: receiver_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: to }] } }
            """);
        Assert.Equal(["customer:1,mei@example.com", "orders:1,2"], await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com")));
    }

    [Fact]
    public async Task A_row_found_in_two_ways_comes_once()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com');
            CREATE TABLE ticket (email TEXT, customer_id INTEGER, text TEXT);
            INSERT INTO ticket VALUES ('mei@example.com', 1, 'both'), ('MEI@example.com', NULL, 'mail'), ('sam@example.com', 1, 'account'), ('sam@example.com', 2, 'none');
            """);
        var sources = database.Under(TestDatabase.Customer + """
                  - name: ticket
                    fields:
                      - { name: email, fides_meta: { identity: email } }
                      - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }
                      - { name: text }
            """);
        var rows = await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com"));
        Assert.Equal(["both", "mail", "account"], rows.Where(r => r.StartsWith("ticket", StringComparison.Ordinal)).Select(r => r.Split(',')[^1]));
        var counts = await sources.Count([TestDatabase.Email("mei@example.com")], TestContext.Current.CancellationToken);
        Assert.Equal([new CollectionCount("shop", "customer", 1), new CollectionCount("shop", "ticket", 3)], counts);
    }

    [Fact]
    public async Task Blank_identifiers_lead_nowhere_and_neither_does_case_that_a_collation_ignores()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE member (code TEXT, email TEXT); INSERT INTO member VALUES ('', 'mei@example.com'), (' ', 'mei@example.com'), ('aB', 'mei@example.com');
            CREATE TABLE visit (code TEXT COLLATE NOCASE, place TEXT); INSERT INTO visit VALUES ('', 'guest'), ('AB', 'somebody else'), ('aB', 'mine'), (NULL, 'nobody');
            """);
        var sources = database.Under("""
            dataset:
              - fides_key: shop
                collections:
                  - name: member
                    fields: [{ name: code }, { name: email, fides_meta: { identity: email } }]
                  - name: visit
                    fields: [{ name: code, fides_meta: { references: [{ dataset: shop, field: member.code }] } }, { name: place }]
            """);
        Assert.Equal(["visit:aB,mine"], (await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com"))).Where(r => r[0] == 'v'));
    }

    [Fact]
    public async Task Identifiers_cross_from_one_dataset_to_another()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com'), (2, 'sam@example.com');
            CREATE TABLE call (customer TEXT, minutes INTEGER); INSERT INTO call VALUES ('1', 5), ('2', 9), ('01', 7);
            """);
        var sources = database.Under(DataMap.Parse(("a.yml", TestDatabase.Customer), ("b.yml", """
            dataset:
              - fides_key: phone
                collections:
                  - name: call
                    fields:
                      - { name: customer, fides_meta: { data_type: string, references: [{ dataset: shop, field: customer.id, direction: from }] } }
                      - { name: minutes }
            """)));
        Assert.Equal(["customer:1,mei@example.com", "call:1,5"], await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com")));
    }

    [Fact]
    public async Task Passwords_stay_where_they_are()
    {
        using var database = new TestDatabase().Run("CREATE TABLE customer (password TEXT, email TEXT); INSERT INTO customer VALUES ('$argon2$', 'mei@example.com');");
        var sources = database.Under("""
            dataset:
              - fides_key: shop
                collections:
                  - name: customer
                    fields:
                      - { name: password, data_categories: [user.authorization.credentials] }
                      - { name: email, fides_meta: { identity: email } }
            """);
        Assert.Equal(["customer:mei@example.com"], await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com")));
    }

    [Fact]
    public async Task Other_identities_than_mail_match_as_written_and_only_their_own_type()
    {
        using var database = new TestDatabase().Run("CREATE TABLE customer (number INTEGER, email TEXT); INSERT INTO customer VALUES (7, 'a@example.com'), (8, '7');");
        var sources = database.Under("""
            dataset:
              - fides_key: shop
                collections:
                  - name: customer
                    fields:
                      - { name: number, fides_meta: { identity: customer_number, data_type: integer } }
                      - { name: email, fides_meta: { identity: email } }
            """);
        Assert.Equal(["customer:7,a@example.com"], await TestDatabase.Rows(sources, new ProvenIdentity("customer_number", "7")));
        Assert.Empty(await TestDatabase.Rows(sources, new ProvenIdentity("customer_number", "7 OR 1=1")));
        Assert.Empty(await TestDatabase.Rows(sources, new ProvenIdentity("phone_number", "7")));
    }

    [Fact]
    public async Task A_name_that_is_hostile_to_SQL_is_only_a_name()
    {
        using var database = new TestDatabase().Run("""CREATE TABLE "a"" b; DROP TABLE x" ("e'mail" TEXT); INSERT INTO "a"" b; DROP TABLE x" VALUES ('mei@example.com');""");
        var sources = database.Under("""
            dataset:
              - fides_key: shop
                collections:
                  - name: 'a" b; DROP TABLE x'
                    fields: [{ name: "e'mail", fides_meta: { identity: email } }]
            """);
        Assert.Single(await TestDatabase.Rows(sources, TestDatabase.Email("mei@example.com")));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_found_before_anybody_asks()
    {
        using var database = new TestDatabase().Run("CREATE TABLE customer (id INTEGER, mail TEXT)");
        var sources = database.Under(TestDatabase.Customer);
        Assert.Equal(["shop.customer: cannot be read (sqlite-1); its table, or one of id, email, is not there."], await sources.Check(TestContext.Current.CancellationToken));
        database.Run("ALTER TABLE customer RENAME COLUMN mail TO email");
        Assert.Empty(await sources.Check(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failure_says_which_source_and_code_and_nothing_that_a_row_holds()
    {
        using var database = new TestDatabase().Run("CREATE TABLE other (x)");
        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => TestDatabase.Rows(database.Under(TestDatabase.Customer), TestDatabase.Email("mei@example.com")));
        Assert.Equal("The source 'shop' failed: sqlite-1.", failure.Message);
        Assert.Null(failure.InnerException);
        Assert.DoesNotContain("mei", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_shows_one_moment_though_the_shop_goes_on_selling()
    {
        using var database = new TestDatabase().Run("""
            PRAGMA journal_mode = WAL;
            CREATE TABLE customer (id INTEGER, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com');
            CREATE TABLE orders (customer_id INTEGER);
            """);
        var sources = database.Under(TestDatabase.Customer + """
                  - name: orders
                    fields: [{ name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }]
            """);
        var found = new List<long>();
        await foreach (var collection in sources.Read([TestDatabase.Email("mei@example.com")], TestContext.Current.CancellationToken))
        {
            await foreach (var _ in collection.Rows)
            {
                database.Run("INSERT INTO orders VALUES (1)");
            }

            found.Add(collection.Records);
        }

        Assert.Equal([1, 0], found);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Rows_left_unread_are_noticed_because_others_depend_on_them()
    {
        using var database = new TestDatabase().Run("CREATE TABLE customer (id INTEGER, email TEXT)");
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var collection in database.Under(TestDatabase.Customer).Read([TestDatabase.Email("mei@example.com")], TestContext.Current.CancellationToken))
            {
                Assert.Equal(0, collection.Records);
            }
        });
    }

    [Fact]
    public void Missing_settings_are_named_with_what_they_should_be()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "shop.yml"), TestDatabase.Customer);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("DataMap", folder)]).Build();
        var refusal = Assert.Throws<DataMapException>(() => SourceSettings.Load(settings));
        Assert.Equal(
            [
                "The setting Sources__shop__Kind is missing; the data map has the dataset 'shop', so set it to Sqlite or Blobs.",
                "The setting Sources__shop__ConnectionString is missing; set it to the connection string of the database 'shop'.",
            ],
            refusal.Errors);
        settings["Sources:shop:Kind"] = "sqlite";
        settings["Sources:shop:ConnectionString"] = "Data Source=shop.db";
        Assert.Single(SourceSettings.Load(settings).Map.Datasets);
        Directory.Delete(folder, recursive: true);
    }
}
