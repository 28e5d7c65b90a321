using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.Undelivered;

/// <summary>SendGrid's Event Webhook: posts what became of letters, signed.</summary>
internal sealed class EventPost(Office office, EventSigner signer)
{
    /// <param name="kind"><c>bounce</c>, <c>dropped</c>, <c>delivered</c> …</param>
    public static object Event(Letter letter, string kind, DateTimeOffset at, string id) => new Dictionary<string, object>
    {
        ["email"] = letter.To,
        ["timestamp"] = at.ToUnixTimeSeconds(),
        ["smtp-id"] = letter.MessageId,
        ["event"] = kind,
        ["type"] = kind,
        ["reason"] = $"550 5.1.1 <{letter.To}>: no such mailbox",
        ["sg_event_id"] = id,
        ["sg_message_id"] = "14c5d75ce93.dfd.64b469",
        ["delivery_key"] = letter.Key.ToString(),
    };

    public async Task<HttpStatusCode> Post(CancellationToken cancellation, params object[] events)
    {
        var body = JsonSerializer.Serialize(events);
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("delivery-events", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
            Headers =
            {
                { "X-Twilio-Email-Event-Webhook-Timestamp", timestamp },
                { "X-Twilio-Email-Event-Webhook-Signature", signer.Sign(timestamp, body) },
            },
        };
        using var answer = await office.Service.Http.SendAsync(request, cancellation);
        return answer.StatusCode;
    }
}
