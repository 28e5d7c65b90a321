using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Tests.Sources;

public class DataMapTests
{
    private const string Customer = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                fields:
                  - name: id
                    fides_meta: { primary_key: true, data_type: integer }
                  - name: email
                    data_categories: [user.contact.email]
                    fides_meta: { identity: email }

        """;

    [Fact]
    public void A_map_is_read_with_everything_it_says()
    {
        var map = DataMap.Parse(("shop.yml", Customer + """
                  - name: orders
                    unknown_key: is ignored
                    fides_meta: { after: [shop.customer], erase_after: [shop.customer], masking_strategy_override: { strategy: delete } }
                    fields:
                      - name: customer
                        fidesops_meta:
                          references: [{ dataset: shop, field: customer.id, direction: from }]
                      - name: tags
                        fides_meta: { data_type: "string[]", length: 40, read_only: true, redact: name }
                      - name: note
                        fides_meta: { masking_strategy_override: { strategy: string_rewrite, configuration: { rewrite_value: gone } } }
                        fields: [{ name: inner, data_categories: [user.content] }]
            """));

        var orders = map[new CollectionAddress("shop", "orders")];
        Assert.Equal([new CollectionAddress("shop", "customer")], orders.After);
        Assert.Equal([new CollectionAddress("shop", "customer")], orders.EraseAfter);
        Assert.IsType<DeleteRows>(orders.Erasure);
        var reference = Assert.Single(orders.Find("customer")!.References);
        Assert.Equal("shop.customer.id", reference.Target.ToString());
        Assert.Equal(ReferenceDirection.From, reference.Direction);
        var tags = orders.Find("tags")!;
        Assert.Equal(new DataType(ScalarType.Text, Array: true), tags.Type);
        Assert.Equal((40, true, true), (tags.Length, tags.ReadOnly, tags.RedactName));
        Assert.Equal(new RewriteMask("gone"), orders.Find("note")!.Mask);
        Assert.Equal("inner", Assert.Single(orders.Find("note")!.Fields).Name);
        Assert.True(map[new CollectionAddress("shop", "customer")].Find("id")!.PrimaryKey);
    }

    [Theory]
    [InlineData("", "shop.yml: is empty; it should begin with 'dataset:'.")]
    [InlineData("a: [", ": is not YAML: ")]
    [InlineData("other: 1", "shop.yml line 1, top level: has no dataset; the file should begin with 'dataset:' and a list of datasets.")]
    [InlineData("dataset: shop", "shop.yml line 1, dataset: should be a list (lines that begin with a hyphen).")]
    [InlineData("dataset: [{ collections: [{ name: c, fields: [{ name: f }] }] }]", "shop.yml line 1, dataset[0]: 'fides_key' is missing; give one, such as 'fides_key: shop'.")]
    [InlineData("dataset: [{ fides_key: 'a b', collections: [{ name: c, fields: [{ name: f }] }] }]", "dataset[0].fides_key: may hold only letters, digits, '_', '-' and '.'.")]
    [InlineData("dataset: [{ fides_key: a }]", "dataset[0]: has no collections; list the tables under 'collections:'.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c }] }]", "dataset[0].collections[0]: has no fields; list the columns under 'fields:'.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c, fields: [{ name: f }, { name: f }] }] }]", "dataset[0].collections[0]: has the field 'f' more than once.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c, fields: [{ name: f, fides_meta: { data_type: text } }] }] }]", "dataset[0].collections[0].fields[0].fides_meta: 'data_type' should be string, integer, float, boolean, object_id or object, with [] after it for a list.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c, fields: [{ name: f, fides_meta: { primary_key: maybe } }] }] }]", "fields[0].fides_meta.primary_key: should be true or false.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c, fields: [{ name: f, fides_meta: { references: [{ dataset: a, field: c }] } }] }] }]", "fides_meta.references[0]: 'field' should name a collection and a field of it, such as 'customer.id'.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c, fields: [{ name: f, fides_meta: { references: [{ dataset: a, field: d.x, direction: both }] } }] }] }]", "references[0]: 'direction' should be 'from' or 'to', or be left out.")]
    [InlineData("dataset: [{ fides_key: a, collections: [{ name: c, fields: [{ name: f, fides_meta: { identity: email, references: [{ dataset: a, field: d.x }] } }] }] }]", "a.c.f: refers to 'a.d.x', which is in no file; 'dataset' should be a fides_key and 'field' a collection and a top-level field of it.")]
    public void A_mistake_names_its_place_and_what_would_be_right(string yaml, string expected)
    {
        var refusal = Assert.Throws<DataMapException>(() => DataMap.Parse(("shop.yml", yaml)));
        Assert.Contains(refusal.Errors, error => error.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void All_mistakes_are_listed_at_once()
    {
        var refusal = Assert.Throws<DataMapException>(() => DataMap.Parse(("a.yml", "dataset: [{ fides_key: a }]"), ("b.yml", "x: 1")));
        Assert.Equal(2, refusal.Errors.Count);
        Assert.StartsWith("a.yml", refusal.Errors[0], StringComparison.Ordinal);
        Assert.StartsWith("b.yml", refusal.Errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_collection_that_no_identity_leads_to_rejects_the_map_and_is_named()
    {
        var refusal = Assert.Throws<DataMapException>(() => DataMap.Parse(("shop.yml", Customer + """
                  - name: lost
                    fields: [{ name: id }]
                  - name: island
                    fields: [{ name: lost_id, fides_meta: { references: [{ dataset: shop, field: lost.id }] } }]
            """)));
        Assert.Equal(["shop.lost", "shop.island"], refusal.Errors.Select(e => e.Split(':')[0]));
    }

    [Fact]
    public void A_collection_said_to_hold_nothing_about_people_need_not_be_reached()
    {
        var map = DataMap.Parse(("shop.yml", Customer + """
                  - name: price_list
                    fides_meta: { skip_processing: true }
                    fields: [{ name: id }]
            """));
        Assert.Equal(2, map.Datasets[0].Collections.Count);
    }

    [Fact]
    public void Coming_back_down_from_something_shared_must_be_stated()
    {
        const string Products = """
                  - name: orders
                    fields:
                      - name: customer_id
                        fides_meta: { references: [{ dataset: shop, field: customer.id }] }
                      - name: product_id
                        fides_meta: { references: [{ dataset: shop, field: product.id }] }
                  - name: product
                    fields: [{ name: id }]
                  - name: reviews
                    fields:
                      - name: product_id
                        fides_meta: { references: [{ dataset: shop, field: product.id, direction: DIRECTION }] }
            """;

        var refusal = Assert.Throws<DataMapException>(() => DataMap.Parse(
            ("shop.yml", Customer + Products.Replace(", direction: DIRECTION", "", StringComparison.Ordinal))));
        Assert.StartsWith("shop.reviews: no identity leads to it.", Assert.Single(refusal.Errors), StringComparison.Ordinal);
        Assert.NotNull(DataMap.Parse(("shop.yml", Customer + Products.Replace("DIRECTION", "from", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Collections_are_read_after_all_that_leads_to_them_and_after_what_they_name()
    {
        var map = DataMap.Parse(("shop.yml", """
            dataset:
              - fides_key: shop
                collections:
                  - name: payment
                    fields:
                      - name: customer_id
                        fides_meta: { references: [{ dataset: shop, field: customer.id }] }
                      - name: order_id
                        fides_meta: { references: [{ dataset: shop, field: orders.id, direction: from }] }
                  - name: newsletter
                    fides_meta: { after: [shop.payment] }
                    fields: [{ name: email, fides_meta: { identity: email } }]
                  - name: orders
                    fields:
                      - name: id
                      - name: customer_id
                        fides_meta: { references: [{ dataset: shop, field: customer.id }] }
                  - name: customer
                    fields:
                      - name: id
                      - name: email
                        fides_meta: { identity: email }
            """));
        Assert.Equal(["customer", "orders", "payment", "newsletter"], await ReadingOrder(map));
    }

    private static async Task<List<string>> ReadingOrder(DataMap map)
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE customer (id, email); CREATE TABLE orders (id, customer_id);
            CREATE TABLE payment (customer_id, order_id); CREATE TABLE newsletter (email);
            """);
        var counts = await database.Under(map).Count([TestDatabase.Email("a@example.com")], TestContext.Current.CancellationToken);
        return [.. counts.Select(c => c.Collection)];
    }
}
