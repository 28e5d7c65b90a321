namespace PrivacyFunctions.Mail;

/// <summary>What became of a letter at the provider's door. None of the cases holds personal data.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took it; whether it arrives is told by delivery events.</summary>
    /// <param name="ProviderId">The provider's own id of the message, where it gave one.</param>
    public sealed record Accepted(string? ProviderId) : SendOutcome;

    /// <summary>Sending the same letter again will not help: somebody has to change the letter, the address or a setting.</summary>
    /// <param name="Code">One of <see cref="MailRefusals"/>.</param>
    public sealed record Refused(string Code) : SendOutcome;

    /// <summary>The provider cannot take it now, or did not answer in time, in which case it may have taken it.</summary>
    /// <param name="RetryAfter">How long the provider asked us to wait, from now, where it said so.</param>
    public sealed record Unavailable(TimeSpan? RetryAfter = null) : SendOutcome;
}

/// <summary>Why a provider refused a letter, as codes: a provider's own message can name addresses.</summary>
public static class MailRefusals
{
    /// <summary>The recipient's address is not one that mail can be sent to: the person needs another channel.</summary>
    public const string Address = "mail-address-refused";

    /// <summary>The provider does not understand the letter: a fault of ours.</summary>
    public const string Malformed = "mail-malformed";

    /// <summary>The key is wrong or was revoked: set <c>SendGridApiKey</c>.</summary>
    public const string Key = "mail-key-refused";

    /// <summary>The key may not send, or the sender is not verified: see <c>MailFrom</c> and the key's permissions.</summary>
    public const string Sender = "mail-sender-refused";

    /// <summary>The letter is larger than the provider takes.</summary>
    public const string TooLarge = "mail-too-large";

    /// <summary>Taken, and sent back by the mailbox's own server: it is not there, or takes nothing.</summary>
    public const string Bounced = "mail-bounced";

    /// <summary>Taken, and turned away by the mailbox's own server for what it says of the sender or the letter.</summary>
    public const string Blocked = "mail-blocked";

    /// <summary>Taken, and not tried by the provider, since earlier letters to that mailbox came back.</summary>
    public const string Dropped = "mail-dropped";

    /// <summary>Any other refusal.</summary>
    public const string Other = "mail-refused";
}
