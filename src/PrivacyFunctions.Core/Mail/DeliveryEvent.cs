namespace PrivacyFunctions.Mail;

/// <summary>What became of a letter after the provider took it.</summary>
/// <param name="Id">The provider's own name for the event; the same event told twice has the same.</param>
/// <param name="Key">Of the letter.</param>
/// <param name="Code">Why it did not arrive, one of <see cref="MailRefusals"/>; null where it did.</param>
/// <param name="At">When, in UTC, to the second.</param>
public sealed record DeliveryEvent(string Id, DeliveryKey Key, string? Code, DateTimeOffset At);
