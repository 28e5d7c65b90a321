using EllipticCurve;
using SendGrid.Helpers.EventWebhook;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>Whether SendGrid signed what was posted: ECDSA with SHA-256 over the timestamp header and the body.</summary>
public sealed class SendGridSignature
{
    public const string SignatureHeader = RequestValidator.SIGNATURE_HEADER;
    public const string TimestampHeader = RequestValidator.TIMESTAMP_HEADER;

    private static readonly RequestValidator Validator = new();
    private readonly PublicKey _key;

    private SendGridSignature(PublicKey key) => _key = key;

    /// <param name="publicKey">Base64, as the settings of the Event Webhook show it.</param>
    /// <returns>Null where it is no public key.</returns>
    public static SendGridSignature? Of(string publicKey)
    {
        try
        {
            return new SendGridSignature(Validator.ConvertPublicKeyToECDSA(publicKey));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library throws whatever it stumbles upon in a key that is none.
            return null;
        }
    }

    public bool IsRight(string? timestamp, string? signature, string body)
    {
        if (string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signature))
        {
            return false;
        }

        try
        {
            return Validator.VerifySignature(_key, body, signature, timestamp);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // As above, of a signature that is none: it is as good as a wrong one.
            return false;
        }
    }
}
