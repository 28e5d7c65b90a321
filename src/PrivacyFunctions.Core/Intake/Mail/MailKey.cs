using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Which mail it is: the same one delivered again has the same key.</summary>
/// <param name="Value">64 hexadecimal digits that nobody can read the mail from.</param>
public readonly record struct MailKey(string Value)
{
    public override string ToString() => Value;

    /// <summary>The reference of the request that the mail makes.</summary>
    /// <param name="attempt">From 0; another where the reference before belongs to somebody else's request.</param>
    public Reference Reference(int attempt) => Requests.Reference.FromBytes(SHA256.HashData([.. Convert.FromHexString(Value), (byte)attempt]));
}

/// <summary>Tells mails apart by Message-ID and sender (RFC 5322 section 3.6.4), and those without one by what they say.</summary>
/// <remarks>
/// SendGrid delivers again whenever it saw no answer. The hash is keyed with a secret of the deployment: its input is
/// a stranger's to choose, who could otherwise try Message-IDs at home until one gives the reference of somebody's request.
/// </remarks>
public sealed class MailKeys(DeploymentKey deployment)
{
    private readonly byte[] _key = deployment.For("inbound-mail");

    /// <param name="arrival">Of this delivery alone. It tells those apart of which nothing could be read: two of them may well be two mails.</param>
    public MailKey Of(InboundMail mail, Guid arrival)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Add(hash, EmailMatching.Fold(mail.From?.Address ?? ""));
        if (mail.MessageId is { } id)
        {
            Add(hash, id);
        }
        else
        {
            Add(hash, mail.Date?.ToString("O", CultureInfo.InvariantCulture) ?? "");
            Add(hash, IsBlank(mail) ? arrival.ToString("N") : mail.Subject);
            Add(hash, mail.Text);
            foreach (var attachment in mail.Attachments)
            {
                Add(hash, attachment.Name);
                Add(hash, attachment.Size.ToString(CultureInfo.InvariantCulture));
            }
        }

        return new MailKey(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static bool IsBlank(InboundMail mail) => mail is { From: null, Subject: "", Text: "", Attachments.Count: 0 };

    // Ended by a byte that no text has, so that what is in one field cannot pass for two.
    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0xFF]);
    }
}
