namespace PrivacyFunctions.Local.Mailbox;

/// <summary>A letter as the mailbox keeps it, and as <c>/dev/mailbox.json</c> gives it.</summary>
/// <param name="Id">Names the letter in <c>/dev/mailbox/{id}</c>; sorts newest first.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="SentAt">When it was first handed over, in the app's time.</param>
/// <param name="Deliveries">How often it was handed over; more than once after a crash between mail and ledger.</param>
public sealed record MailboxLetter(
    string Id,
    string From,
    string To,
    string Subject,
    string Text,
    string Html,
    string Language,
    string MessageId,
    string DeliveryKey,
    DateTimeOffset SentAt,
    int Deliveries);
