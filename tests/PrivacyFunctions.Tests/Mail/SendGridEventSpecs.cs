using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.SendGrid;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>What SendGrid's Event Webhook posts, in the shape that it posts it.</summary>
public sealed class SendGridEventSpecs
{
    private const string Key = "PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/1";

    [Fact]
    public void Bounces_drops_and_arrivals_of_our_letters_are_read_and_nothing_else()
    {
        var read = SendGridEvents.Read($$"""
            [
              {"email":"mei.lin@example.com","timestamp":1763780000,"smtp-id":"<x@y>","event":"processed","sg_event_id":"a","delivery_key":"{{Key}}"},
              {"email":"mei.lin@example.com","timestamp":1763780001,"event":"bounce","type":"bounce","reason":"550 unknown","status":"5.1.1","sg_event_id":"b","delivery_key":"{{Key}}"},
              {"email":"mei.lin@example.com","timestamp":1763780002,"event":"bounce","type":"blocked","sg_event_id":"c","delivery_key":"{{Key}}"},
              {"email":"mei.lin@example.com","timestamp":1763780003,"event":"dropped","reason":"Bounced Address","sg_event_id":"d","delivery_key":"{{Key}}"},
              {"email":"mei.lin@example.com","timestamp":1763780004,"event":"delivered","response":"250 OK","sg_event_id":"e","delivery_key":"{{Key}}"},
              {"email":"mei.lin@example.com","timestamp":1763780005,"event":"deferred","sg_event_id":"f","delivery_key":"{{Key}}"},
              {"email":"somebody@example.com","timestamp":1763780006,"event":"bounce","sg_event_id":"g"},
              {"email":"somebody@example.com","timestamp":1763780007,"event":"bounce","sg_event_id":"h","delivery_key":"newsletter/7"},
              {"timestamp":"now","event":"bounce","sg_event_id":"i","delivery_key":"{{Key}}"},
              {"timestamp":1763780008,"event":"bounce","delivery_key":"{{Key}}"}
            ]
            """);
        Assert.True(DeliveryKey.TryParse(Key, out var key));
        Assert.Equal(
            [
                new DeliveryEvent("b", key, MailRefusals.Bounced, At(1)),
                new DeliveryEvent("c", key, MailRefusals.Blocked, At(2)),
                new DeliveryEvent("d", key, MailRefusals.Dropped, At(3)),
                new DeliveryEvent("e", key, null, At(4)),
            ],
            read);

        static DateTimeOffset At(int seconds) => DateTimeOffset.FromUnixTimeSeconds(1763780000 + seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{}")]
    [InlineData("\"bounce\"")]
    public void What_is_no_array_of_events_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => SendGridEvents.Read(json));

    [Fact]
    public void Only_what_was_signed_with_the_key_of_the_webhook_is_right()
    {
        using var ours = new Signer();
        using var other = new Signer();
        var signature = SendGridSignature.Of(ours.PublicKey)!;
        const string Body = "[{\"event\":\"bounce\",\"reason\":\"\u6536\u4ef6\"}]\r\n";
        Assert.True(signature.IsRight("1763780000", ours.Sign("1763780000", Body), Body));
        Assert.False(signature.IsRight("1763780001", ours.Sign("1763780000", Body), Body));
        Assert.False(signature.IsRight("1763780000", ours.Sign("1763780000", Body), Body + " "));
        Assert.False(signature.IsRight("1763780000", other.Sign("1763780000", Body), Body));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("zorvath")]
    [InlineData("MAYCAQACAQA=")]
    [InlineData("MAYCAQECAQE=")]
    [InlineData("MAA=")]
    [InlineData("MEUCIQ==")]
    public void What_is_no_signature_is_wrong(string? text)
    {
        using var signer = new Signer();
        Assert.False(SendGridSignature.Of(signer.PublicKey)!.IsRight("1", text, "[]"));
        Assert.False(SendGridSignature.Of(signer.PublicKey)!.IsRight(null, signer.Sign("1", "[]"), "[]"));
    }

    [Theory]
    [InlineData("zorvath")]
    [InlineData("c2hvcnQ=")]
    public void What_is_no_public_key_is_none(string text) => Assert.Null(SendGridSignature.Of(text));

    private sealed class Signer : IDisposable
    {
        private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

        public string Sign(string timestamp, string body) => Convert.ToBase64String(
            _key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        public void Dispose() => _key.Dispose();
    }
}
