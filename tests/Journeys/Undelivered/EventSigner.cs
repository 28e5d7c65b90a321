using System.Security.Cryptography;
using System.Text;

namespace PrivacyFunctions.Journeys.Undelivered;

/// <summary>Signs delivery events as SendGrid does: ECDSA on P-256 with SHA-256 over timestamp and body, in DER.</summary>
internal sealed class EventSigner : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>For the setting <c>SendGridEventKey</c>.</summary>
    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public string Sign(string timestamp, string body) => Convert.ToBase64String(
        _key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public void Dispose() => _key.Dispose();
}
