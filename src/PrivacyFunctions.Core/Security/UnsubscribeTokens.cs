using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Security;

/// <summary>Whom the message was for.</summary>
/// <param name="Language">The message's own; null where the mailing system did not say.</param>
public sealed record Unsubscriber(string Email, Language? Language)
{
    /// <summary>Without the address.</summary>
    public override string ToString() => nameof(Unsubscriber);
}

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

    /// <param name="language">The message's; null where it is not known.</param>
    public string Create(string email, Language? language = null) =>
        Base64Url.EncodeToString(_seal.Seal(Encoding.UTF8.GetBytes(language is { } one ? $"{email}\n{one.Tag}" : email), Purpose));

    /// <summary>Whom it was for, or null where the token was changed or cut off, or is another deployment's.</summary>
    public Unsubscriber? Open(string? text)
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
            // No address has a line break.
            var sealedText = Encoding.UTF8.GetString(_seal.Open(bytes, Purpose));
            return sealedText.Split('\n') is [var email, var tag] && Language.TryParse(tag, out var language)
                ? new Unsubscriber(email, language)
                : new Unsubscriber(sealedText, Language: null);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
