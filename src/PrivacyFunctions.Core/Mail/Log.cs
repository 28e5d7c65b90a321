using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Mail;

/// <summary>What the mail room logs: delivery keys and codes, never an address, a subject or a text.</summary>
internal static partial class Log
{
    [LoggerMessage(501, LogLevel.Information, "Letter {DeliveryKey} accepted by the mail provider")]
    public static partial void LetterAccepted(this ILogger logger, DeliveryKey deliveryKey);

    [LoggerMessage(502, LogLevel.Error, "Letter {DeliveryKey} refused by the mail provider: {Code} (status {Status})")]
    public static partial void LetterRefused(this ILogger logger, DeliveryKey deliveryKey, string code, int status);

    [LoggerMessage(503, LogLevel.Warning, "Letter {DeliveryKey} not taken: mail provider unavailable ({Why})")]
    public static partial void MailUnavailable(this ILogger logger, DeliveryKey deliveryKey, string why);
}
