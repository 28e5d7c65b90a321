using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Local.Mailbox;

/// <summary>Delivers every letter to the development mailbox, whoever it is for; nothing leaves the machine.</summary>
internal sealed class MailboxSender(MailboxStore store, IConfiguration configuration) : IMailSender
{
    private readonly string from = configuration["MailFrom"] is { Length: > 0 } set ? set : "privacy@localhost";

    /// <returns><see cref="SendOutcome.Accepted"/> with the letter's id, or <see cref="SendOutcome.Unavailable"/> while storage is.</returns>
    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        try
        {
            return new SendOutcome.Accepted((await store.Keep(mail, from, cancellationToken)).Id);
        }
        catch (Exception error) when (StorageOutage.Is(error))
        {
            return new SendOutcome.Unavailable();
        }
    }
}
