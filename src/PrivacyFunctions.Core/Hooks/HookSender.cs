using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.Extensions.Logging;
using Polly.Timeout;

namespace PrivacyFunctions.Hooks;

/// <summary>Posts messages to targets. An answer of 2xx acknowledges; everything else does not, a redirect among it.</summary>
/// <remarks>At least once: an acknowledgement that is lost brings the same message again, with the same <c>Idempotency-Key</c>.</remarks>
public sealed class HookSender(IHttpClientFactory clients, TimeProvider time, ILogger<HookSender> logger)
{
    /// <summary>The name of the HTTP client, for deployments that add a proxy or a handler of their own.</summary>
    public const string HttpClientName = "Hooks";

    /// <returns>When the target acknowledged; null where it did not.</returns>
    public async Task<DateTimeOffset?> Tell(HookTarget target, HookMessage message, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(HttpClientName);
        using var request = Request(target, message);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (answer.IsSuccessStatusCode)
            {
                logger.HookAcknowledged(message.Key);
                return time.GetUtcNow();
            }

            logger.HookNotAcknowledged(message.Key, string.Create(CultureInfo.InvariantCulture, $"status {(int)answer.StatusCode}"));
        }
        catch (HttpRequestException error)
        {
            logger.HookNotAcknowledged(message.Key, error.HttpRequestError.ToString());
        }
        catch (Exception error) when (
            error is TimeoutRejectedException || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            logger.HookNotAcknowledged(message.Key, "no answer in time");
        }

        return null;
    }

    private HttpRequestMessage Request(HookTarget target, HookMessage message)
    {
        var (body, timestamp) = (message.Body(), time.GetUtcNow().ToUnixTimeSeconds());
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        return new HttpRequestMessage(HttpMethod.Post, target.Url)
        {
            Content = content,
            Headers =
            {
                { "Idempotency-Key", message.Key },
                { HookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture) },
                { HookSignature.Header, HookSignature.Of(target.Key, timestamp, body) },
            },
        };
    }
}
