using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Security;

/// <summary>What a link in a letter lets its addressee ask for. It never acts by itself: a one-time code follows.</summary>
public enum LinkPurpose : byte
{
    Prove = 1,
    Decide = 2,
    Status = 3,

    /// <summary>Staff enter a request that reached them by phone, by post or at the counter.</summary>
    Enter = 4,
}

/// <summary>A link's token, opened: signed by us, for this request and purpose.</summary>
/// <param name="Addressee">Which address the link was sent to, as <see cref="LinkTokens.AddresseeOf"/> gives it.</param>
/// <param name="Step">Which asking of the same step it belongs to, from 1; a later one makes it void.</param>
public sealed record LinkToken(LinkPurpose Purpose, Reference Reference, string Addressee, int Step, DateTimeOffset Expires);

/// <summary>
/// Signed tokens for links: purpose, addressee, step and expiry, bound to the request in the link's path.
/// 43 characters of base64url (RFC 4648 section 5): 16 bytes of facts, 16 of HMAC-SHA256.
/// </summary>
public sealed class LinkTokens(DeploymentKey deployment)
{
    private const int FactsSize = 16;
    private const int MacSize = 16;
    private readonly byte[] _key = deployment.For("link-tokens");
    private readonly byte[] _addresseeKey = deployment.For("addressees");

    /// <summary>Stands for an address where the address itself must not be seen: 16 hexadecimal digits, keyed.</summary>
    public string AddresseeOf(string email) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_addresseeKey, Encoding.UTF8.GetBytes(email.ToLowerInvariant())).AsSpan(0, 8));

    public string Create(LinkToken token)
    {
        Span<byte> bytes = stackalloc byte[FactsSize + MacSize];
        bytes[0] = (byte)token.Purpose;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], checked((ushort)token.Step));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[3..], checked((uint)token.Expires.ToUnixTimeSeconds()));
        Convert.FromHexString(token.Addressee, bytes[7..15], out _, out _);
        Sign(bytes[..FactsSize], token.Reference, bytes[FactsSize..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The token, or null where it was changed or belongs to another request or purpose. It may have expired.</summary>
    public LinkToken? Open(string? text, LinkPurpose purpose, Reference reference)
    {
        Span<byte> bytes = stackalloc byte[FactsSize + MacSize];
        if (text is not { Length: 43 } || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text, bytes) != bytes.Length)
        {
            return null;
        }

        Span<byte> mac = stackalloc byte[MacSize];
        Sign(bytes[..FactsSize], reference, mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, bytes[FactsSize..]) || bytes[0] != (byte)purpose)
        {
            return null;
        }

        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[3..]));
        return new LinkToken(purpose, reference, Convert.ToHexStringLower(bytes[7..15]), BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), expires);
    }

    private void Sign(ReadOnlySpan<byte> facts, Reference reference, Span<byte> mac)
    {
        Span<byte> signed = stackalloc byte[FactsSize + 12];
        facts.CopyTo(signed);
        Encoding.ASCII.GetBytes(reference.Value, signed[FactsSize..]);
        Span<byte> full = stackalloc byte[32];
        HMACSHA256.HashData(_key, signed, full);
        full[..MacSize].CopyTo(mac);
    }
}
