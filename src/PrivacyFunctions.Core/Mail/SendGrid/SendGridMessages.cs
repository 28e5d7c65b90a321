using SendGrid.Helpers.Mail;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>A letter as the body of SendGrid's <c>POST /v3/mail/send</c>.</summary>
internal static class SendGridMessages
{
    /// <summary>Under this name the delivery key comes back in events.</summary>
    internal const string DeliveryKeyArgument = "delivery_key";

    public static SendGridMessage From(OutgoingMail mail, SendGridSettings settings)
    {
        var message = new SendGridMessage
        {
            Personalizations = [new Personalization { Tos = [new EmailAddress(mail.To, mail.DisplayName)] }],
            From = new EmailAddress(settings.MailFrom, settings.MailFromName),
            ReplyTo = mail.ReplyTo is { } replyTo ? new EmailAddress(replyTo) : null,
            Subject = mail.Subject,
            Headers = new Dictionary<string, string>
            {
                ["Message-ID"] = mail.MessageId,
                // Keeps out-of-office replies from answering (RFC 3834).
                ["Auto-Submitted"] = "auto-generated",
                ["Content-Language"] = mail.Language.Tag,
            },
            // Comes back in delivery events; seen by SendGrid's staff and logs, so it names a letter, not a person.
            CustomArgs = new Dictionary<string, string> { [DeliveryKeyArgument] = mail.DeliveryKey.ToString() },
            // Click tracking would also rewrite links, and so hand their tokens to SendGrid's redirector.
            TrackingSettings = new TrackingSettings
            {
                ClickTracking = new ClickTracking { Enable = false, EnableText = false },
                OpenTracking = new OpenTracking { Enable = false },
                SubscriptionTracking = new SubscriptionTracking { Enable = false },
                Ganalytics = new Ganalytics { Enable = false },
            },
            MailSettings = new MailSettings
            {
                // A letter about somebody's rights goes out although they unsubscribed from marketing (policy 1f).
                BypassUnsubscribeManagement = new BypassUnsubscribeManagement { Enable = true },
            },
        };
        message.AddContent("text/plain", mail.Text);
        message.AddContent("text/html", mail.Html);
        return message;
    }
}
