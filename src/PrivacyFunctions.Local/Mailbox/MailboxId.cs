using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PrivacyFunctions.Local.Mailbox;

/// <summary>
/// Names of letters: time left until the end of the calendar, then a hash of the delivery key and one of the address.
/// So a listing of names is newest first, and one address's letters are found without reading the others.
/// </summary>
internal static partial class MailboxId
{
    public static string Of(DateTimeOffset sentAt, string deliveryKey, string to) => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTimeOffset.MaxValue.UtcTicks - sentAt.UtcTicks:D19}-{Hash(deliveryKey)}-{AddressPart(to)}");

    /// <summary>The end of the ids of all letters to an address; case does not matter.</summary>
    public static string AddressPart(string to) => Hash(to.Trim().ToLowerInvariant());

    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    public static bool IsId(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{16}-[0-9a-f]{16}\z")]
    private static partial Regex Pattern();
}
