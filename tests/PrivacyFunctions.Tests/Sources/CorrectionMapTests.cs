using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Tests.Sources;

public class CorrectionMapTests
{
    private const string Right = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                meta: { title: { en: Account, zh-CN: Account } }
                fields:
                  - { name: id, fides_meta: { primary_key: true } }
                  - { name: email, fides_meta: { identity: email } }
                  - { name: name, meta: { title: { en: Name, zh-CN: Name }, correctable: true }, fides_meta: { data_type: string, length: 40 } }
              - name: orders
                fields:
                  - { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }
        """;

    [Fact]
    public void A_field_is_correctable_where_the_map_says_so()
    {
        var (address, field) = Assert.Single(DataMap.Parse(("shop.yml", Right)).Correctable);
        Assert.Equal("shop.customer.name", address.ToString());
        Assert.Equal(40, field.Length);
    }

    [Theory]
    [InlineData("correctable: true", "correctable: perhaps", "meta.correctable: should be true or false.")]
    [InlineData("{ primary_key: true }", "{ data_type: integer }", "shop.customer.name: cannot be 'correctable': its collection has no field with 'primary_key: true'")]
    [InlineData("data_type: string, length: 40", "data_type: integer", "it should have 'data_type: string'.")]
    [InlineData("data_type: string, length: 40", "data_type: 'string[]'", "it should have 'data_type: string'.")]
    [InlineData("data_type: string, length: 40", "length: 40", "it should have 'data_type: string'.")]
    [InlineData("data_type: string, length: 40", "data_type: string, read_only: true", "it is 'read_only'.")]
    [InlineData("data_type: string, length: 40", "data_type: string, identity: email", "rows are found by it.")]
    [InlineData("data_type: string, length: 40", "data_type: string, primary_key: true", "rows are found by it.")]
    [InlineData("customer.id, direction", "customer.name, direction", "rows are found by it.")]
    [InlineData("data_type: string, length: 40", "data_type: string, redact: name", "its name is hidden from people")]
    [InlineData("{ name: name, ", "{ name: name, data_categories: [user.authorization.credentials], ", "its category is user.authorization.")]
    [InlineData("title: { en: Name, zh-CN: Name }", "title: { en: Name }", "its 'meta.title' lacks zh-CN.")]
    [InlineData("title: { en: Account, zh-CN: Account }", "title: { zh-CN: Account }", "its collection's 'meta.title' lacks en.")]
    [InlineData("- fides_key: shop", "- fides_key: shop\n    fides_meta: { redact: name }", "its collection's name is hidden from people")]
    [InlineData("meta: { title: { en: Account, zh-CN: Account } }", "meta: { title: { en: Account, zh-CN: Account } }\n        fides_meta: { skip_processing: true }", "no identity leads to its collection.")]
    public void A_field_that_cannot_be_corrected_safely_is_a_mistake(string right, string wrong, string expected)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        var refusal = Assert.Throws<DataMapException>(() => DataMap.Parse(("shop.yml", Right.Replace(right, wrong, StringComparison.Ordinal))));
        Assert.Contains(refusal.Errors, error => error.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void What_may_be_shared_is_not_correctable_unless_the_map_says_that_it_is_not()
    {
        const string Household = """
            dataset:
              - fides_key: shop
                collections:
                  - name: member
                    fields:
                      - { name: email, fides_meta: { identity: email } }
                      - { name: household, fides_meta: { references: [{ dataset: shop, field: household.id }] } }
                  - name: household
                    meta: { title: { en: Household, zh-CN: Household } }
                    fields:
                      - { name: id, fides_meta: { primary_key: true } }
                      - { name: phone, meta: { title: { en: Phone, zh-CN: Phone }, correctable: true }, fides_meta: { data_type: string } }
            """;
        var refusal = Assert.Throws<DataMapException>(() => DataMap.Parse(("shop.yml", Household)));
        Assert.Contains("its rows may be shared with other people", Assert.Single(refusal.Errors), StringComparison.Ordinal);
        Assert.Single(DataMap.Parse(("shop.yml", Household.Replace("household.id }", "household.id, direction: to }", StringComparison.Ordinal))).Correctable);
    }
}
