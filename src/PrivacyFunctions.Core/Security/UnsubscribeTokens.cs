using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PrivacyFunctions.Security;

/// <summary>
/// Sealed tokens of the links that marketing messages carry (RFC 8058): the address, which nobody but us can read from it, in
/// base64url (RFC 4648 section 5). Made anew for each message, none is like another; none expires, since people unsubscribe
/// from old messages too.
/// </summary>
public sealed class UnsubscribeTokens(DeploymentKey deployment)
{
    // The longest address that is taken (254 bytes of UTF-8 in ASCII, four times that at worst), with nonce and tag.
    private const int LongestText = 1500;
    private const string Purpose = "unsubscribe-email";
    private readonly RequestKey _seal = new(deployment.For("unsubscribe"));

    public string Create(string email) => Base64Url.EncodeToString(_seal.Seal(Encoding.UTF8.GetBytes(email), Purpose));

    /// <summary>The address, or null where the token was changed or cut off, or is another deployment's.</summary>
    public string? Open(string? text)
    {
        if (text is not { Length: > 0 and <= LongestText } || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);

        // The last character can have bits that say nothing; white space says nothing at all. One token has one spelling.
        if (Base64Url.EncodeToString(bytes) != text)
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(_seal.Open(bytes, Purpose));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
