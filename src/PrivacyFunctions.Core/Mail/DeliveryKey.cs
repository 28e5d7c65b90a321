using System.Globalization;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Mail;

/// <summary>
/// Which letter of which request a delivery is: <c>PR-7K3M-Q2XD/receipt/1</c>. The same key always means the same
/// letter, so a letter sent twice after a crash is recognised by providers, mailboxes and delivery events.
/// </summary>
/// <param name="Reference">The request.</param>
/// <param name="Letter">The letter's name, lower case with hyphens: <c>receipt</c>, <c>decision-needed</c>.</param>
/// <param name="Number">From 1; the second code of a request is <c>code/2</c>.</param>
public readonly record struct DeliveryKey(Reference Reference, string Letter, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Reference}/{Letter}/{Number}");

    /// <summary>Reads a key back, as a delivery event brings it; false for anything that we did not write.</summary>
    public static bool TryParse(string? text, out DeliveryKey key)
    {
        key = default;
        var parts = (text ?? "").Split('/');
        if (parts.Length != 3
            || !Reference.TryParse(parts[0], out var reference)
            || !IsLetterName(parts[1])
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1)
        {
            return false;
        }

        key = new DeliveryKey(reference, parts[1], number);
        return key.ToString() == text;
    }

    /// <summary>
    /// The Message-ID of the letter (RFC 5322 section 3.6.4), <c>&lt;pr-7k3m-q2xd.receipt.1@privacy.example.cn&gt;</c>:
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

    private static bool IsLetterName(string name) =>
        name.Length > 0 && name.All(c => c is (>= 'a' and <= 'z') or '-');
}
