using System.Text.Json;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>A letter as <see cref="SendGridServer"/> took it.</summary>
/// <param name="Id">What it answered as <c>X-Message-Id</c>.</param>
/// <param name="Body">The whole request.</param>
public sealed record SentMail(
    string Id,
    string To,
    string From,
    string? ReplyTo,
    string Subject,
    string Text,
    string Html,
    string? MessageId,
    string? DeliveryKey,
    JsonElement Body)
{
    public static SentMail Read(string body, string id)
    {
        using var document = JsonDocument.Parse(body);
        var mail = document.RootElement.Clone();
        return new SentMail(
            id,
            mail.GetProperty("personalizations")[0].GetProperty("to")[0].GetProperty("email").GetString()!,
            mail.GetProperty("from").GetProperty("email").GetString()!,
            mail.TryGetProperty("reply_to", out var replyTo) ? replyTo.GetProperty("email").GetString() : null,
            mail.GetProperty("subject").GetString()!,
            Content(mail, "text/plain"),
            Content(mail, "text/html"),
            Named(mail, "headers", "Message-ID"),
            Named(mail, "custom_args", "delivery_key"),
            mail);
    }

    private static string Content(JsonElement mail, string type) =>
        mail.GetProperty("content").EnumerateArray()
            .Where(content => content.GetProperty("type").GetString() == type)
            .Select(content => content.GetProperty("value").GetString()!)
            .SingleOrDefault("");

    private static string? Named(JsonElement mail, string map, string name) =>
        mail.TryGetProperty(map, out var values) && values.TryGetProperty(name, out var value) ? value.GetString() : null;
}
