using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Tests.Security;

public sealed class SecuritySpecs
{
    private static readonly DeploymentKey Deployment = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
    private static readonly DeploymentKey Other = DeploymentKey.Parse(Convert.ToBase64String(Enumerable.Repeat((byte)1, 32).ToArray()));
    private static readonly Reference Reference = Reference.Parse("PR-7K3M-Q2XD");
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private sealed record Note(string Text);

    [Fact]
    public void The_longest_words_of_a_draft_fit_into_what_servers_take_of_headers()
    {
        // Every character another: nothing that packs well.
        var words = string.Concat(Enumerable.Range(0, 4000).Select(i => (char)(0x4E00 + (i * 7919 % 20_000))));
        var cookies = new SealedCookies(Deployment, new FakeTimeProvider(Now));
        var text = cookies.Seal(new Note(words), "draft", TimeSpan.FromHours(1));

        Assert.InRange(text.Length, 1, 14_000);
        Assert.Equal(words, cookies.Open<Note>(text, "draft")!.Text);
    }

    [Fact]
    public void A_link_token_opens_for_its_request_and_purpose_alone()
    {
        var tokens = new LinkTokens(Deployment);
        var link = new LinkToken(LinkPurpose.Decide, Reference, tokens.AddresseeOf("staff@example.com"), 1, Now.AddDays(60));
        var text = tokens.Create(link);

        Assert.Equal(43, text.Length);
        Assert.Equal(link, tokens.Open(text, LinkPurpose.Decide, Reference));
        Assert.Null(tokens.Open(text, LinkPurpose.Status, Reference));
        Assert.Null(tokens.Open(text, LinkPurpose.Decide, Reference.New()));
        Assert.Null(new LinkTokens(Other).Open(text, LinkPurpose.Decide, Reference));
    }

    [Fact]
    public void A_link_token_with_any_character_changed_does_not_open()
    {
        var tokens = new LinkTokens(Deployment);
        var text = tokens.Create(new LinkToken(LinkPurpose.Prove, Reference, tokens.AddresseeOf("a@example.com"), 1, Now));

        // Of the last character only four bits count; all others are whole.
        for (var i = 0; i < text.Length - 1; i++)
        {
            var changed = text.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.Null(tokens.Open(new string(changed), LinkPurpose.Prove, Reference));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Rubbish_is_no_link_token(string? text) => Assert.Null(new LinkTokens(Deployment).Open(text, LinkPurpose.Prove, Reference));

    [Fact]
    public void An_addressee_stands_for_an_address_in_any_case_and_does_not_show_it()
    {
        var tokens = new LinkTokens(Deployment);
        Assert.Equal(tokens.AddresseeOf("Mei.Lin@example.com"), tokens.AddresseeOf("mei.lin@example.com"));
        Assert.Matches("^[0-9a-f]{16}$", tokens.AddresseeOf("mei.lin@example.com"));
        Assert.NotEqual(tokens.AddresseeOf("mei.lin@example.com"), new LinkTokens(Other).AddresseeOf("mei.lin@example.com"));
    }

    [Fact]
    public void A_sealed_cookie_opens_for_its_purpose_until_it_expires()
    {
        var time = new FakeTimeProvider(Now);
        var cookies = new SealedCookies(Deployment, time);
        var text = cookies.Seal(new Note("林梅"), "draft", TimeSpan.FromHours(1));

        Assert.Equal(new Note("林梅"), cookies.Open<Note>(text, "draft"));
        Assert.Null(cookies.Open<Note>(text, "session"));
        Assert.Null(cookies.Open<Note>(text[..^2] + (text.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"), "draft"));
        Assert.Null(new SealedCookies(Other, time).Open<Note>(text, "draft"));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(cookies.Open<Note>(text, "draft"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("AAAA")]
    public void Rubbish_is_no_sealed_cookie(string? text) => Assert.Null(new SealedCookies(Deployment, TimeProvider.System).Open<Note>(text, "draft"));

    [Fact]
    public void A_form_token_belongs_to_what_it_was_bound_to()
    {
        var cookies = new SealedCookies(Deployment, TimeProvider.System);
        Assert.True(cookies.IsFormToken(cookies.FormToken("a"), "a"));
        Assert.False(cookies.IsFormToken(cookies.FormToken("a"), "b"));
        Assert.False(cookies.IsFormToken(null, "a"));
    }

    [Fact]
    public void A_request_key_opens_what_it_sealed_for_the_same_purpose_unchanged()
    {
        var key = RequestKey.New();
        var value = key.Seal(Encoding.UTF8.GetBytes("林梅"), "audit/1");

        Assert.Equal("林梅", Encoding.UTF8.GetString(key.Open(value, "audit/1")));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(value, "audit/2"));
        Assert.ThrowsAny<CryptographicException>(() => RequestKey.New().Open(value, "audit/1"));
        value[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => key.Open(value, "audit/1"));
        Assert.Throws<CryptographicException>(() => key.Open(new byte[5], "audit/1"));
    }

    [Theory]
    [InlineData("mei.lin@example.com", "m•••@e•••.com")]
    [InlineData("a@b.co", "a•••@b•••.co")]
    [InlineData("林@例子.中国", "林•••@例•••.中国")]
    [InlineData("10007", "1•••")]
    [InlineData("", "•••")]
    public void Identities_are_masked(string value, string masked) => Assert.Equal(masked, Masking.Email(value));

    [Theory]
    [InlineData("user-48213", "•••8213")]
    [InlineData("10007", "•••07")]
    [InlineData("7", "•••")]
    [InlineData("mei.lin@example.com", "m•••@e•••.com")]
    public void Of_an_account_its_end_is_shown_by_which_accounts_are_told_apart(string value, string masked) =>
        Assert.Equal(masked, Masking.Account(value));
}
