using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>When to try again, as SendGrid says it: <c>Retry-After</c>, or <c>X-RateLimit-Reset</c> in Unix seconds.</summary>
internal static class SendGridBackOff
{
    private const int Repeats = 2;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(300);

    public static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;

    /// <summary>The wait that an answer asks for, from now; null where it asks for none. Never negative.</summary>
    public static TimeSpan? RequestedWait(HttpResponseHeaders headers, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var wait = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => Reset(headers) - now,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Tries an answered failure again, unless the wait asked for is longer than the caller's patience.</summary>
    public static RetryStrategyOptions<HttpResponseMessage> Retries(SendGridSettings settings, TimeProvider time) => new()
    {
        MaxRetryAttempts = Repeats,
        Delay = FirstWait,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = attempt => ValueTask.FromResult(
            attempt.Outcome.Result is { } response
            && IsTransient(response.StatusCode)
            && (RequestedWait(response.Headers, time) ?? TimeSpan.Zero) < settings.SendGridPatience / 2),
        DelayGenerator = attempt => ValueTask.FromResult(
            attempt.Outcome.Result is { } response ? RequestedWait(response.Headers, time) : null),
    };

    private static DateTimeOffset? Reset(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-RateLimit-Reset", out var values)
        && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
