using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Tests.Sources;

public class ErasureMapTests
{
    [Theory]
    [InlineData("masking_strategy_override: { strategy: random_string_rewrite }", "the strategy 'random_string_rewrite' is not supported; use 'null_rewrite', 'string_rewrite' or 'hash' for a field, and 'delete' for a collection.")]
    [InlineData("masking_strategy_override: { strategy: delete }", "the strategy 'delete' is not supported;")]
    [InlineData("masking_strategy_override: { strategy: string_rewrite }", "'configuration' is missing; give one, such as 'configuration: { rewrite_value: deleted }'.")]
    [InlineData("data_type: integer, masking_strategy_override: { strategy: hash }", "'hash' gives text, and the field's data_type is another; use 'null_rewrite'.")]
    [InlineData("primary_key: true, masking_strategy_override: { strategy: null_rewrite }", "the field is 'primary_key', so erasure cannot rewrite it; mask another field, or delete the rows.")]
    [InlineData("read_only: true, masking_strategy_override: { strategy: null_rewrite }", "the field is 'read_only'")]
    [InlineData("length: 31, masking_strategy_override: { strategy: hash }", "'hash' needs a 'length' of at least 32 beside the suffix; use 'string_rewrite' or 'null_rewrite'.")]
    [InlineData("masking_strategy_override: { strategy: hash, configuration: { algorithm: MD5 } }", "'algorithm' should be SHA-256 or SHA-512.")]
    public void A_mask_that_cannot_be_made_is_refused_when_the_map_is_read(string meta, string expected) =>
        AssertRefused(Collection("", $"{{ name: note, fides_meta: {{ {meta} }} }}"), expected);

    [Theory]
    [InlineData("fides_meta: { masking_strategy_override: { strategy: hash } }", "the strategy 'hash' cannot treat whole rows;")]
    [InlineData("meta: { keep: { because: { en: law, zh-CN: law } } }", "says until when by either 'until: { en:")]
    [InlineData("meta: { keep: { because: { en: law }, until: { en: never, zh-CN: never } } }", "'because' should say in 'zh-CN' what people are told")]
    [InlineData("meta: { keep: { because: { en: law, zh-CN: law }, days: 10, field: paid_at } }", "'field' names 'paid_at', which the collection does not list.")]
    [InlineData("meta: { keep: { because: { en: law, zh-CN: law }, years: 10, field: paid_at } }", "'field' names 'paid_at', which the collection does not list.")]
    [InlineData("meta: { keep: { because: { en: law, zh-CN: law }, years: 10, days: 10, field: note } }", "says until when by either 'until: { en:")]
    [InlineData("meta: { keep: { because: { en: law, zh-CN: law }, years: ten, field: note } }", "should be a whole number above 0.")]
    [InlineData("fides_meta: { masking_strategy_override: { strategy: delete } }, meta: { keep: { because: { en: law, zh-CN: law }, until: { en: never, zh-CN: never } } }", "the collection has 'meta.keep' too; its rows are either deleted or kept.")]
    [InlineData("meta: { blob: { container: uploads, prefix: 'customers/{email}' } }", "'prefix' should be a path with one field in braces between slashes, such as 'customers/{customer_id}/'.")]
    [InlineData("meta: { blob: { container: uploads, prefix: 'customers/x{email}/' } }", "'prefix' should be a path with one field")]
    [InlineData("meta: { blob: { container: Up_loads, prefix: '{email}/' } }", "'container' should be a container's name")]
    [InlineData("meta: { blob: { container: uploads, prefix: '{email}/' } }", "the collection needs the field 'name'.")]
    public void A_rule_that_makes_no_sense_is_refused_when_the_map_is_read(string rule, string expected) =>
        AssertRefused(Collection(rule + ", ", "{ name: note }"), expected);

    [Fact]
    public void A_masked_record_that_its_identity_still_leads_to_is_a_mistake() =>
        AssertMistake(Collection("", "{ name: note, fides_meta: { masking_strategy_override: { strategy: null_rewrite } } }"), "shop.c.email: stays as it is, so that a masked row would still lead to the person");

    [Fact]
    public void What_may_be_shared_is_not_erased_unless_the_map_says_that_it_is_not()
    {
        const string Household = """
            dataset:
              - fides_key: shop
                collections:
                  - name: member
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields:
                      - { name: email, fides_meta: { identity: email } }
                      - { name: household, fides_meta: { references: [{ dataset: shop, field: household.id }] } }
                  - name: household
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: id }]
            """;
        AssertMistake(Household, "shop.household: is found by following a reference without direction to its target, and may be shared");
        Assert.Empty(ErasureCheck.Mistakes(Read(Household.Replace("household.id }", "household.id, direction: to }", StringComparison.Ordinal))));
    }

    [Fact]
    public void Erasing_what_leads_to_others_before_them_is_a_mistake_and_other_orders_are_followed()
    {
        const string Shop = """
            dataset:
              - fides_key: shop
                collections:
                  - name: customer
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: id }, { name: email, fides_meta: { identity: email } }]
                  - name: orders
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: id }, { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }]
                  - name: address
                    fides_meta: { erase_after: [AFTER], masking_strategy_override: { strategy: delete } }
                    fields: [{ name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id }] } }]
            """;
        AssertMistake(Shop.Replace("AFTER", "shop.customer", StringComparison.Ordinal), "'erase_after' would erase a collection before those that are found by it");
        var map = Read(Shop.Replace("AFTER", "shop.orders", StringComparison.Ordinal));
        Assert.Empty(ErasureCheck.Mistakes(map));
        var sequence = ErasureSequence.For(TraversalPlan.For(map, _ => true), out var stuck);
        Assert.Empty(stuck);
        Assert.Equal(["orders", "address", "customer"], sequence.Select(s => s.Collection.Name));
    }

    private static string Collection(string rule, string field) =>
        $"dataset: [{{ fides_key: shop, collections: [{{ name: c, {rule}fields: [{{ name: email, fides_meta: {{ identity: email }} }}, {field}] }}] }}]";

    private static DataMap Read(string yaml) => DataMap.Parse(("shop.yml", yaml));

    private static void AssertRefused(string yaml, string expected)
    {
        var refusal = Assert.Throws<DataMapException>(() => Read(yaml));
        Assert.Contains(refusal.Errors, error => error.Contains(expected, StringComparison.Ordinal));
    }

    private static void AssertMistake(string yaml, string expected) =>
        Assert.Contains(expected, Assert.Single(ErasureCheck.Mistakes(Read(yaml))), StringComparison.Ordinal);
}
