using System.Security.Cryptography;
using System.Text;

namespace PrivacyFunctions.Security;

/// <summary>
/// The deployment's one secret (setting <c>DeploymentKey</c>: base64 of 32 random bytes), from which each use gets a
/// key of its own by HKDF-SHA256 (RFC 5869).
/// </summary>
public sealed class DeploymentKey
{
    private readonly byte[] _secret;

    private DeploymentKey(byte[] secret) => _secret = secret;

    /// <exception cref="FormatException">It is not base64 of exactly 32 bytes.</exception>
    public static DeploymentKey Parse(string base64) =>
        TryParse(base64, out var key) ? key : throw new FormatException("A deployment key is base64 of 32 bytes.");

    public static bool TryParse(string? base64, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DeploymentKey? key)
    {
        var bytes = new byte[33];
        key = base64 is not null && Convert.TryFromBase64String(base64, bytes, out var length) && length == 32
            ? new DeploymentKey(bytes[..32])
            : null;
        return key is not null;
    }

    /// <summary>A 256-bit key for one use.</summary>
    public byte[] For(string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, 32, info: Encoding.UTF8.GetBytes($"PrivacyFunctions/{use}"));
}
