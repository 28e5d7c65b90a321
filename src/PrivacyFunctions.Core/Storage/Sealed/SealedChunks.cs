using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Storage.Sealed;

/// <summary>
/// The format that packages and mails rest in: a header, then chunks of 64 KiB sealed each by itself, so that any range opens
/// without the rest.
/// </summary>
/// <remarks>
/// <para>Header (28 bytes): <c>PFPKG</c>, two zero bytes, version 1; the chunk size (32 bits, big-endian); 16 random bytes.
/// Each chunk: ciphertext, then the tag (16 bytes), of AES-256-GCM. The key is made by HKDF-SHA256 from the given key,
/// the header's random bytes and the purpose, anew for each writing, so a nonce can be a counter: the chunk's index (64
/// bits, big-endian), three zero bytes, and 1 for the last chunk, 0 for others. The header is associated data. So a chunk
/// that is changed, moved, left out or taken from another blob does not open, nor does a blob that was cut short
/// (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).</para>
/// <para>The client-side encryption of Azure.Storage.Blobs was tried first and set aside: version 2 opens a blob whose last
/// regions were cut off without a word, its reader gives the ciphertext's length, and its regions of 4 MiB make small
/// ranges dear.</para>
/// </remarks>
internal sealed class SealedChunks : IDisposable
{
    public const int ChunkSize = 64 * 1024;
    public const int TagSize = 16;
    public const int SealedChunkSize = ChunkSize + TagSize;
    public const int HeaderSize = 28;
    private const int SaltOffset = 12;
    private const int NonceSize = 12;

    private readonly AesGcm _cipher;
    private readonly byte[] _header;

    private SealedChunks(byte[] header, string purpose, RequestKey key)
    {
        _header = header;
        var derived = HKDF.DeriveKey(
            HashAlgorithmName.SHA256, key.Bytes.ToArray(), 32, header[SaltOffset..], Encoding.UTF8.GetBytes(purpose));
        _cipher = new AesGcm(derived, TagSize);
        CryptographicOperations.ZeroMemory(derived);
    }

    public ReadOnlySpan<byte> Header => _header;

    private static ReadOnlySpan<byte> Magic => "PFPKG\0\0\u0001"u8;

    /// <param name="purpose">What the blob is (<c>package PR-7K3M-Q2XD</c>); one sealed for another purpose does not open.</param>
    public static SealedChunks New(string purpose, RequestKey key)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), ChunkSize);
        RandomNumberGenerator.Fill(header.AsSpan(SaltOffset));
        return new SealedChunks(header, purpose, key);
    }

    /// <exception cref="CryptographicException">The header is not one of this format.</exception>
    public static SealedChunks FromHeader(byte[] header, string purpose, RequestKey key) =>
        header.Length == HeaderSize && header.AsSpan().StartsWith(Magic) && BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8)) == ChunkSize
            ? new SealedChunks(header, purpose, key)
            : throw new CryptographicException("The sealed blob's header is not of a format that this version reads.");

    /// <summary>The plain length of a blob that takes <paramref name="sealedLength"/> bytes, header included.</summary>
    /// <exception cref="CryptographicException">No sealed blob has that length.</exception>
    public static long PlainLength(long sealedLength)
    {
        var body = sealedLength - HeaderSize;
        var (whole, rest) = Math.DivRem(body, SealedChunkSize);
        if (body < TagSize || rest is > 0 and < TagSize)
        {
            throw new CryptographicException("The sealed blob was cut short.");
        }

        return (whole * ChunkSize) + Math.Max(0, rest - TagSize);
    }

    /// <param name="destination">As long as <paramref name="plain"/> and <see cref="TagSize"/>.</param>
    public void Seal(long index, bool last, ReadOnlySpan<byte> plain, Span<byte> destination) =>
        _cipher.Encrypt(Nonce(stackalloc byte[NonceSize], index, last), plain, destination[..plain.Length], destination[plain.Length..], _header);

    /// <exception cref="CryptographicException">The chunk is not the one that was sealed at this place with this key.</exception>
    public void Open(long index, bool last, ReadOnlySpan<byte> chunk, Span<byte> plain) =>
        _cipher.Decrypt(Nonce(stackalloc byte[NonceSize], index, last), chunk[..^TagSize], chunk[^TagSize..], plain, _header);

    public void Dispose() => _cipher.Dispose();

    private static ReadOnlySpan<byte> Nonce(Span<byte> nonce, long index, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, index);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
