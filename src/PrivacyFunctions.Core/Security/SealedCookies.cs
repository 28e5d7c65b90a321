using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PrivacyFunctions.Security;

/// <summary>
/// Values that a browser keeps for us without being able to read or change them (drafts of a request, sessions),
/// and the tokens that tie a form to them. Stateless: nothing is stored.
/// </summary>
public sealed class SealedCookies(DeploymentKey deployment, TimeProvider time)
{
    private readonly RequestKey _seal = new(deployment.For("cookies"));
    private readonly byte[] _csrf = deployment.For("form-tokens");

    // Four thousand Chinese characters, which take twelve thousand bytes, and half of that packed; servers take 16 KiB of headers.
    private const int LongestText = 14_000;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Envelope<T>(T Value, long Expires);

    public string Seal<T>(T value, string purpose, TimeSpan lifetime)
    {
        var envelope = new Envelope<T>(value, (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        return Base64Url.EncodeToString(_seal.Seal(Packed(JsonSerializer.SerializeToUtf8Bytes(envelope, Json)), PurposeOf(purpose)));
    }

    /// <summary>The value, or nothing where it was changed, made for another purpose, or has expired.</summary>
    public T? Open<T>(string? text, string purpose)
        where T : class
    {
        if (string.IsNullOrEmpty(text) || text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope<T>>(Unpacked(_seal.Open(Base64Url.DecodeFromChars(text), PurposeOf(purpose))), Json);
            return envelope is not null && envelope.Expires > time.GetUtcNow().ToUnixTimeSeconds() ? envelope.Value : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Tells values that are packed from those that earlier versions sealed as they were.
    private static string PurposeOf(string purpose) => purpose + "/packed";

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            packing.Write(plain);
        }

        return packed.ToArray();
    }

    // Only what we have packed ourselves comes here: the seal was checked before.
    private static byte[] Unpacked(byte[] packed)
    {
        using var unpacking = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        unpacking.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>The token that a form carries beside the cookie or link it belongs to, against requests forged by another site.</summary>
    public string FormToken(string boundTo) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_csrf, Encoding.UTF8.GetBytes(boundTo)).AsSpan(0, 16));

    public bool IsFormToken(string? token, string boundTo) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(FormToken(boundTo)));
}
