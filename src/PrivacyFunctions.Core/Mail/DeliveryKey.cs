using System.Globalization;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail;

/// <summary>
/// Which letter of which request to whom a delivery is: <c>PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/1</c>. The same key
/// always means the same letter, so one sent twice after a crash is recognised by mailboxes and delivery events.
/// </summary>
/// <param name="Reference">The request.</param>
/// <param name="Letter">The letter's name, lower case with hyphens: <c>receipt</c>, <c>decision-needed</c>.</param>
/// <param name="Addressee">What stands for the address: lower-case letters and digits that nobody can read it from.</param>
/// <param name="Number">From 1; counts what is sent anew, such as the second code.</param>
public readonly record struct DeliveryKey(Reference Reference, string Letter, string Addressee, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reference}/{Letter}/{Addressee}/{Number}");

    /// <summary>Reads a key back, as a delivery event brings it; false for anything that we did not write.</summary>
    public static bool TryParse(string? text, out DeliveryKey key)
    {
        key = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length != 4
            || !Reference.TryParse(parts[0], out var reference)
            || !IsLetterName(parts[1])
            || !IsAddressee(parts[2])
            || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1)
        {
            return false;
        }

        key = new DeliveryKey(reference, parts[1], parts[2], number);
        return key.ToString() == text;
    }

    /// <summary>
    /// The Message-ID of the letter (RFC 5322 section 3.6.4), <c>&lt;pr-7k3m-q2xd.receipt.5be1c2d9a04f7763.1@privacy.example.cn&gt;</c>:
    /// made of the key and the site's host alone, so that a repeated delivery carries the same one.
    /// </summary>
    /// <param name="site">The setting <c>PublicBaseUrl</c>. An IPv6 address becomes a domain literal.</param>
    public string MessageId(Uri site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var local = ToString().Replace('/', '.').ToLowerInvariant();
        var domain = site.HostNameType == UriHostNameType.IPv6 ? $"[IPv6:{site.IdnHost.Trim('[', ']')}]" : site.IdnHost;
        return $"<{local}@{domain}>";
    }

    /// <summary>Whether a text can stand for an address in keys: not the address itself, by mistake.</summary>
    internal static bool IsAddressee(string text) =>
        text.Length is > 0 and <= 64 && text.All(char.IsAsciiLetterOrDigit) && !text.Any(char.IsAsciiLetterUpper);

    private static bool IsLetterName(string name) =>
        name.Length > 0 && name.All(c => c is (>= 'a' and <= 'z') or '-');
}
