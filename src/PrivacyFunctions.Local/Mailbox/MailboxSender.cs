using Azure;
using Microsoft.Extensions.Configuration;
using PrivacyFunctions.Mail;

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
        catch (Exception error) when (IsOutage(error))
        {
            return new SendOutcome.Unavailable();
        }
    }

    // The client gathers the failures of its own repeats in an AggregateException.
    private static bool IsOutage(Exception error) => error switch
    {
        RequestFailedException failed => failed.Status is 0 or >= 500,
        AggregateException many => many.InnerExceptions.All(IsOutage),
        _ => false,
    };
}
