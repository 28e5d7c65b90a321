using System.Security.Cryptography;
using System.Text;

namespace PrivacyFunctions.Security;

/// <summary>The 256-bit key of one request. Destroying it erases everything personal that the request held.</summary>
/// <remarks>AES-256-GCM; a sealed value is nonce (12 bytes), ciphertext, tag (16 bytes).</remarks>
public sealed class RequestKey(byte[] bytes)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public static RequestKey New() => new(RandomNumberGenerator.GetBytes(32));

    /// <param name="purpose">What the value is; a value sealed for one purpose does not open for another.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string purpose)
    {
        var result = new byte[NonceSize + plain.Length + TagSize];
        var nonce = result.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(bytes, TagSize);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceSize, plain.Length), result.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    /// <exception cref="CryptographicException">The value was changed, or sealed with another key or for another purpose.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, string purpose)
    {
        if (sealedValue.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("A sealed value is at least 28 bytes long.");
        }

        var plain = new byte[sealedValue.Length - NonceSize - TagSize];
        using var aes = new AesGcm(bytes, TagSize);
        aes.Decrypt(
            sealedValue[..NonceSize],
            sealedValue[NonceSize..^TagSize],
            sealedValue[^TagSize..],
            plain,
            Encoding.UTF8.GetBytes(purpose));
        return plain;
    }
}
