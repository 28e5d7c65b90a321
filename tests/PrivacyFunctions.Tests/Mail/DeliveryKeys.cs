using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Mail;

public sealed class DeliveryKeys
{
    private static readonly DeliveryKey Second = new(Reference.Parse("PR-7K3M-Q2XD"), "decision-needed", 2);

    [Fact]
    public void A_key_is_read_back_as_it_was_written()
    {
        Assert.Equal("PR-7K3M-Q2XD/decision-needed/2", Second.ToString());
        Assert.True(DeliveryKey.TryParse("PR-7K3M-Q2XD/decision-needed/2", out var read));
        Assert.Equal(Second, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PR-7K3M-Q2XD/receipt")]
    [InlineData("PR-7K3M-Q2XA/receipt/1")]
    [InlineData("pr-7k3m-q2xd/receipt/1")]
    [InlineData("PR-7K3M-Q2XD/Receipt/1")]
    [InlineData("PR-7K3M-Q2XD/receipt/0")]
    [InlineData("PR-7K3M-Q2XD/receipt/01")]
    [InlineData("PR-7K3M-Q2XD/receipt/1/2")]
    public void What_we_did_not_write_is_no_key(string? text) => Assert.False(DeliveryKey.TryParse(text, out _));

    [Theory]
    [InlineData("https://privacy.example.com/app/", "<pr-7k3m-q2xd.decision-needed.2@privacy.example.com>")]
    [InlineData("http://localhost:7071/", "<pr-7k3m-q2xd.decision-needed.2@localhost>")]
    [InlineData("https://隐私.example/", "<pr-7k3m-q2xd.decision-needed.2@xn--5lzy30d.example>")]
    [InlineData("http://[::1]:7071/", "<pr-7k3m-q2xd.decision-needed.2@[IPv6:::1]>")]
    public void The_message_id_is_made_of_the_key_and_the_sites_host(string site, string expected) =>
        Assert.Equal(expected, Second.MessageId(new Uri(site)));

    [Fact]
    public async Task The_same_letter_written_twice_has_the_same_identity()
    {
        var first = await Letters.Writer().Write(Letters.Find("receipt", "en"), Specimens.Controller, "reader@example.com", number: 3);
        var again = await Letters.Writer().Write(Letters.Find("receipt", "en"), Specimens.Controller, "reader@example.com", number: 3);

        Assert.Equal("PR-7K3M-Q2XD/receipt/3", first.DeliveryKey.ToString());
        Assert.Equal("<pr-7k3m-q2xd.receipt.3@privacy.example.com>", first.MessageId);
        Assert.Equal((first.DeliveryKey, first.MessageId), (again.DeliveryKey, again.MessageId));
    }
}
