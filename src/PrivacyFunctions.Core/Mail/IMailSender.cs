namespace PrivacyFunctions.Mail;

/// <summary>Hands letters to whoever delivers them.</summary>
public interface IMailSender
{
    /// <summary>
    /// Tries for a few seconds to hand over one letter. Delivery is at least once: after a crash or a timeout the same
    /// letter may be handed over again, with the same Message-ID and delivery key.
    /// </summary>
    /// <returns>What became of it; errors of the provider are outcomes, not exceptions.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up; whether the letter was taken is unknown.</exception>
    Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellationToken);
}
