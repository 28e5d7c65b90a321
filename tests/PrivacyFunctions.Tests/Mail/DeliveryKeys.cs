using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Mail;

public sealed class DeliveryKeys
{
    private static readonly DeliveryKey Second = new(Reference.Parse("PR-7K3M-Q2XD"), "decision-needed", "5be1c2d9a04f7763", 2);

    [Fact]
    public void A_key_is_read_back_as_it_was_written()
    {
        Assert.Equal("PR-7K3M-Q2XD/decision-needed/5be1c2d9a04f7763/2", Second.ToString());
        Assert.True(DeliveryKey.TryParse("PR-7K3M-Q2XD/decision-needed/5be1c2d9a04f7763/2", out var read));
        Assert.Equal(Second, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PR-7K3M-Q2XD/receipt/1")]
    [InlineData("PR-7K3M-Q2XD/receipt/reader@example.com/1")]
    [InlineData("PR-7K3M-Q2XD/receipt/5BE1C2D9A04F7763/1")]
    [InlineData("PR-7K3M-Q2XA/receipt/5be1c2d9a04f7763/1")]
    [InlineData("pr-7k3m-q2xd/receipt/5be1c2d9a04f7763/1")]
    [InlineData("PR-7K3M-Q2XD/Receipt/5be1c2d9a04f7763/1")]
    [InlineData("PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/0")]
    [InlineData("PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/01")]
    [InlineData("PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/1/2")]
    public void What_we_did_not_write_is_no_key(string? text) => Assert.False(DeliveryKey.TryParse(text, out _));

    [Theory]
    [InlineData("https://privacy.example.com/app/", "<pr-7k3m-q2xd.decision-needed.5be1c2d9a04f7763.2@privacy.example.com>")]
    [InlineData("http://localhost:7071/", "<pr-7k3m-q2xd.decision-needed.5be1c2d9a04f7763.2@localhost>")]
    [InlineData("https://隐私.example/", "<pr-7k3m-q2xd.decision-needed.5be1c2d9a04f7763.2@xn--5lzy30d.example>")]
    [InlineData("http://[::1]:7071/", "<pr-7k3m-q2xd.decision-needed.5be1c2d9a04f7763.2@[IPv6:::1]>")]
    public void The_message_id_is_made_of_the_key_and_the_sites_host(string site, string expected) =>
        Assert.Equal(expected, Second.MessageId(new Uri(site)));

    [Fact]
    public async Task The_same_letter_written_twice_has_the_same_identity()
    {
        var first = await Letters.Writer().Write(Letters.Find("receipt", "en"), Specimens.Controller, "reader@example.com", Letters.Addressee, number: 3);
        var again = await Letters.Writer().Write(Letters.Find("receipt", "en"), Specimens.Controller, "reader@example.com", Letters.Addressee, number: 3);

        Assert.Equal("PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/3", first.DeliveryKey.ToString());
        Assert.Equal("<pr-7k3m-q2xd.receipt.5be1c2d9a04f7763.3@privacy.example.com>", first.MessageId);
        Assert.Equal((first.DeliveryKey, first.MessageId), (again.DeliveryKey, again.MessageId));
    }

    [Fact]
    public async Task Codes_for_different_purposes_are_different_letters()
    {
        var confirm = await Letters.Write(Letters.Find("code-confirm", "en"));
        var read = await Letters.Write(Letters.Find("code-read", "en"));

        Assert.Equal("PR-7K3M-Q2XD/code-confirm/5be1c2d9a04f7763/1", confirm.DeliveryKey.ToString());
        Assert.Equal("PR-7K3M-Q2XD/code-read/5be1c2d9a04f7763/1", read.DeliveryKey.ToString());
    }

    [Fact]
    public async Task An_address_cannot_become_part_of_a_key_by_mistake()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => Letters.Writer().Write(Letters.Find("unproven", "en"), Specimens.Controller, "reader@example.com", "reader@example.com"));

        Assert.DoesNotContain("reader", error.Message, StringComparison.Ordinal);
    }
}
