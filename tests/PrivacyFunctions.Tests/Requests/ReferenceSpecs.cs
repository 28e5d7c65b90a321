using System.Text.Json;
using CsCheck;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Requests;

public sealed class ReferenceSpecs
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    private static readonly Gen<Reference> References = Gen.Byte.Array[8].Select(bytes => Reference.FromBytes(bytes));

    [Theory]
    [InlineData("PR-7K3M-Q2XD")]
    [InlineData("pr-7k3m-q2xd")]
    [InlineData("PR 7K3M Q2XD")]
    [InlineData(" pr7k3mq2xd ")]
    public void A_reference_is_read_as_people_write_it(string text) => Assert.Equal("PR-7K3M-Q2XD", Reference.Parse(text).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PR-7K3M-Q2X")]
    [InlineData("PR-7K3M-Q2XDD")]
    [InlineData("XX-7K3M-Q2XD")]
    [InlineData("PR-7K3M-Q2XE")]
    [InlineData("PR-7K3M-Q2X中")]
    public void What_is_no_reference_is_not_read(string? text) => Assert.False(Reference.TryParse(text, out _));

    [Fact]
    public void Letters_that_sound_like_digits_are_read_as_digits() =>
        References.Sample(r => Reference.Parse(r.Value.Replace('0', 'O').Replace('1', 'l')) == r);

    [Fact]
    public void Every_reference_reads_back() => References.Sample(r => Reference.Parse(r.Value) == r);

    [Fact]
    public void One_wrong_character_is_noticed() =>
        Gen.Select(References, Gen.Int[0, 7].Select(i => i < 4 ? i + 3 : i + 4), Gen.Char[Alphabet]).Sample((reference, at, wrong) =>
        {
            var changed = reference.Value.ToCharArray();
            changed[at] = wrong;
            return Reference.TryParse(new string(changed), out var read) == (wrong == reference.Value[at]) || read == reference;
        });

    [Fact]
    public void Two_swapped_neighbours_are_noticed() =>
        Gen.Select(References, Gen.Int[0, 5].Select(i => i < 3 ? i + 3 : i + 5)).Sample((reference, at) =>
        {
            var swapped = reference.Value.ToCharArray();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            return !Reference.TryParse(new string(swapped), out var read) || read == reference;
        });

    [Fact]
    public void In_JSON_it_is_its_text()
    {
        var reference = Reference.Parse("PR-7K3M-Q2XD");
        Assert.Equal("\"PR-7K3M-Q2XD\"", JsonSerializer.Serialize(reference));
        Assert.Equal(reference, JsonSerializer.Deserialize<Reference>("\"PR-7K3M-Q2XD\""));
    }
}
