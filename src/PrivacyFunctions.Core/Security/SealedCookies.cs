using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
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

    private sealed record Envelope<T>(T Value, long Expires);

    public string Seal<T>(T value, string purpose, TimeSpan lifetime)
    {
        var envelope = new Envelope<T>(value, (time.GetUtcNow() + lifetime).ToUnixTimeSeconds());
        return Base64Url.EncodeToString(_seal.Seal(JsonSerializer.SerializeToUtf8Bytes(envelope), purpose));
    }

    /// <summary>The value, or nothing where it was changed, made for another purpose, or has expired.</summary>
    public T? Open<T>(string? text, string purpose)
        where T : class
    {
        if (string.IsNullOrEmpty(text) || text.Length > 8_000 || !Base64Url.IsValid(text))
        {
            return null;
        }

        try
        {
            var envelope = JsonSerializer.Deserialize<Envelope<T>>(_seal.Open(Base64Url.DecodeFromChars(text), purpose));
            return envelope is not null && envelope.Expires > time.GetUtcNow().ToUnixTimeSeconds() ? envelope.Value : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The token that a form carries beside the cookie or link it belongs to, against requests forged by another site.</summary>
    public string FormToken(string boundTo) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_csrf, Encoding.UTF8.GetBytes(boundTo)).AsSpan(0, 16));

    public bool IsFormToken(string? token, string boundTo) =>
        token is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(FormToken(boundTo)));
}
