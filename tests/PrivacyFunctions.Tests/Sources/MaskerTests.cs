using CsCheck;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Tests.Sources;

public class MaskerTests
{
    private readonly Masker _masker = new(new byte[] { 1, 2, 3 });

    [Fact]
    public void The_same_value_has_the_same_hash_in_one_request_and_another_in_the_next()
    {
        var mask = new HashMask(HashFunction.Sha256, 64, "");
        Assert.Equal(Masked(_masker, mask, "mei"), Masked(_masker, mask, "mei"));
        Assert.NotEqual(Masked(_masker, mask, "mei"), Masked(_masker, mask, "sam"));
        Assert.NotEqual(Masked(_masker, mask, "mei"), Masked(new Masker(new byte[] { 4 }), mask, "mei"));
        Assert.Equal(128, ((string)Masked(_masker, new HashMask(HashFunction.Sha512, 128, ""), "mei")!).Length);
    }

    [Fact]
    public void What_is_masked_is_left_and_so_is_null() =>
        Gen.Select(Gen.String, Gen.Int[HashMask.Fewest, 64]).Sample((value, digits) =>
        {
            foreach (var mask in new Mask[] { new NullMask(), new RewriteMask("gone"), new HashMask(HashFunction.Sha256, digits, "@deleted.invalid") })
            {
                Assert.False(_masker.Changes(mask, null, out _));
                Assert.Equal(value != "gone" || mask is not RewriteMask, _masker.Changes(mask, value, out var change));
                Assert.False(_masker.Changes(mask, change?.Value, out _));
            }
        });

    [Theory]
    [InlineData(4, "dele")]
    [InlineData(100, "deleted\U0001F600")]
    [InlineData(8, "deleted")]
    public void A_rewritten_value_is_cut_to_the_fields_length_and_never_within_a_character(int length, string expected)
    {
        var map = DataMap.Parse(("shop.yml", $"dataset: [{{ fides_key: shop, collections: [{{ name: c, fields: [{{ name: email, fides_meta: {{ identity: email, length: {length}, masking_strategy_override: {{ strategy: string_rewrite, configuration: {{ rewrite_value: \"deleted\U0001F600\" }} }} }} }}] }}] }}]"));
        Assert.Equal(new RewriteMask(expected), map.Datasets[0].Collections[0].Fields[0].Mask);
    }

    [Fact]
    public void A_suffix_stays_when_the_value_before_it_is_cut()
    {
        var map = DataMap.Parse(("shop.yml", "dataset: [{ fides_key: shop, collections: [{ name: c, fields: [{ name: email, fides_meta: { identity: email, length: 10, masking_strategy_override: { strategy: string_rewrite, configuration: { rewrite_value: deleted, format_preservation: { suffix: '@x.yz' } } } } }] }] }]"));
        Assert.Equal(new RewriteMask("delet@x.yz"), map.Datasets[0].Collections[0].Fields[0].Mask);
    }

    private static object? Masked(Masker masker, Mask mask, object value) => masker.Changes(mask, value, out var change) ? change.Value : value;
}
