using System.Buffers.Text;
using System.Text;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Tests.Security;

public sealed class UnsubscribeTokenSpecs
{
    private const string Email = "mei.lin@example.com";
    private static readonly UnsubscribeTokens Tokens = Of(1);

    [Theory]
    [InlineData(Email)]
    [InlineData("Mei.Lin+news@example.com")]
    [InlineData("用户@例子.公司")]
    public void A_token_gives_the_address_that_it_seals(string email) => Assert.Equal(email, Tokens.Open(Tokens.Create(email))!.Email);

    [Fact]
    public void A_token_knows_the_language_of_the_message_where_that_was_said()
    {
        Assert.Equal(new Unsubscriber(Email, Language.En), Tokens.Open(Tokens.Create(Email, Language.En)));
        Assert.Equal(new Unsubscriber(Email, null), Tokens.Open(Tokens.Create(Email)));
    }

    [Fact]
    public void An_address_of_the_greatest_length_fits()
    {
        var longest = new string('\u4f60', 254);

        Assert.Equal(longest, Tokens.Open(Tokens.Create(longest, Language.ZhCn))!.Email);
    }

    [Fact]
    public void Two_tokens_of_an_address_have_nothing_in_common_and_nothing_of_it()
    {
        var (one, other) = (Tokens.Create(Email), Tokens.Create(Email));

        Assert.NotEqual(one[..16], other[..16]);
        Assert.Matches("^[A-Za-z0-9_-]+$", one);
        Assert.DoesNotContain("mei", Encoding.Latin1.GetString(Base64Url.DecodeFromChars(one)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_token_with_any_bit_changed_is_none()
    {
        var bytes = Base64Url.DecodeFromChars(Tokens.Create(Email));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Tokens.Open(Base64Url.EncodeToString(bytes)));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(Email, Tokens.Open(Base64Url.EncodeToString(bytes))!.Email);
    }

    [Fact]
    public void A_token_that_was_cut_off_or_spelled_otherwise_is_none()
    {
        var token = Tokens.Create(Email);

        Assert.All(Enumerable.Range(0, token.Length), length => Assert.Null(Tokens.Open(token[..length])));
        Assert.Null(Tokens.Open(token + "A"));
        Assert.Null(Tokens.Open(token + "="));
        Assert.Null(Tokens.Open(" " + token));
        Assert.Null(Tokens.Open(new string('A', 100_000)));
        Assert.Null(Tokens.Open(null));
    }

    [Fact]
    public void Another_deployment_opens_none_of_ours() => Assert.Null(Of(2).Open(Tokens.Create(Email)));

    [Fact]
    public void What_is_sealed_for_another_use_is_no_token()
    {
        var cookie = new SealedCookies(KeyOf(1), TimeProvider.System).Seal(Email, "unsubscribe-email", TimeSpan.FromHours(1));

        Assert.Null(Tokens.Open(cookie));
    }

    private static UnsubscribeTokens Of(byte seed) => new(KeyOf(seed));

    private static DeploymentKey KeyOf(byte seed) => DeploymentKey.Parse(Convert.ToBase64String(Enumerable.Repeat(seed, 32).ToArray()));
}
