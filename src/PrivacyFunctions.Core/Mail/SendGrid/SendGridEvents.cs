using System.Text.Json;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>Reads what SendGrid's Event Webhook posts: a JSON array of events, of which few are about what we ask.</summary>
/// <remarks>Addresses and the servers' own words are in it too, and stay there.</remarks>
public static class SendGridEvents
{
    /// <summary>The longest <c>sg_event_id</c>, in characters, as SendGrid documents it.</summary>
    private const int LongestId = 100;

    /// <summary>The events that say whether a letter of ours arrived; others, and what is not ours, are left out.</summary>
    /// <exception cref="JsonException">It is no JSON array of objects.</exception>
    public static IReadOnlyList<DeliveryEvent> Read(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Array && root.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object)
            ? [.. root.EnumerateArray().Select(ReadOne).OfType<DeliveryEvent>()]
            : throw new JsonException("Post an array of events.");
    }

    private static DeliveryEvent? ReadOne(JsonElement posted)
    {
        var (isOurs, code) = (Text(posted, "event"), Text(posted, "type")) switch
        {
            ("delivered", _) => (true, null),
            ("bounce", "blocked") => (true, MailRefusals.Blocked),
            ("bounce", _) => (true, MailRefusals.Bounced),
            ("dropped", _) => (true, MailRefusals.Dropped),
            _ => (false, (string?)null),
        };
        return isOurs
            && Text(posted, "sg_event_id") is { Length: > 0 and <= LongestId } id
            && DeliveryKey.TryParse(Text(posted, SendGridMessages.DeliveryKeyArgument), out var key)
            && Moment(posted) is { } at
                ? new DeliveryEvent(id, key, code, at)
                : null;
    }

    private static string? Text(JsonElement posted, string name) =>
        posted.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Moment(JsonElement posted) =>
        posted.TryGetProperty("timestamp", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds >= 0
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
