using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace PrivacyFunctions.Security;

/// <param name="Addressee">Whose feed it is, as <see cref="LinkTokens.AddresseeOf"/> gives it.</param>
public sealed record FeedToken(string Addressee, DateTimeOffset Expires);

/// <summary>
/// Signed tokens for a calendar that subscribes to due dates: it can neither sign in nor type a code, so the token is all it
/// has, and shows references and dates alone. 38 characters of base64url (RFC 4648 section 5): 12 bytes of facts, 16 of
/// HMAC-SHA256.
/// </summary>
public sealed class FeedTokens(DeploymentKey deployment)
{
    /// <summary>Calendars are not set up again every month.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private const int FactsSize = 12;
    private const int MacSize = 16;
    private const int TextLength = 38;
    private readonly byte[] _key = deployment.For("feed-tokens");

    public string Create(FeedToken token)
    {
        Span<byte> bytes = stackalloc byte[FactsSize + MacSize];
        Convert.FromHexString(token.Addressee, bytes[..8], out _, out _);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], checked((uint)token.Expires.ToUnixTimeSeconds()));
        Sign(bytes[..FactsSize], bytes[FactsSize..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The token, or null where it was changed or cut off. It may have expired.</summary>
    public FeedToken? Open(string? text)
    {
        Span<byte> bytes = stackalloc byte[FactsSize + MacSize];
        if (text is not { Length: TextLength } || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text, bytes) != bytes.Length)
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[MacSize];
        Sign(bytes[..FactsSize], mac);
        return CryptographicOperations.FixedTimeEquals(mac, bytes[FactsSize..])
            ? new FeedToken(Convert.ToHexStringLower(bytes[..8]), DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[8..])))
            : null;
    }

    private void Sign(ReadOnlySpan<byte> facts, Span<byte> mac)
    {
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(_key, facts, full);
        full[..MacSize].CopyTo(mac);
    }
}
