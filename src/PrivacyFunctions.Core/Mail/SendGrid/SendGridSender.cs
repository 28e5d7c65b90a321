using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.Timeout;
using SendGrid;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>Sends through SendGrid's v3 API.</summary>
/// <remarks>
/// Answers 429 and 5xx are tried again within <see cref="SendGridSettings.SendGridPatience"/>, never sooner than SendGrid
/// asks. A timeout or a broken connection is not: SendGrid may have taken the letter, and whoever
/// called decides whether to risk a second copy.
/// </remarks>
public sealed class SendGridSender(
    IHttpClientFactory clients,
    IOptions<SendGridSettings> settings,
    TimeProvider time,
    ILogger<SendGridSender> logger) : IMailSender
{
    /// <summary>The name of the HTTP client, for deployments that add a proxy or a handler of their own.</summary>
    public const string HttpClientName = "SendGrid";

    /// <inheritdoc/>
    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var http = clients.CreateClient(HttpClientName);
        var client = new SendGridClient(http, new SendGridClientOptions
        {
            ApiKey = settings.Value.SendGridApiKey,
            Host = settings.Value.SendGridHost.TrimEnd('/'),
        });
        try
        {
            var response = await client.SendEmailAsync(SendGridMessages.From(mail, settings.Value), cancellationToken);
            using var body = response.Body;
            return await Outcome(mail, response, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            logger.MailUnavailable(mail.DeliveryKey, error.HttpRequestError.ToString());
            return new SendOutcome.Unavailable();
        }
        catch (Exception error) when (
            error is TimeoutRejectedException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.MailUnavailable(mail.DeliveryKey, "no answer in time");
            return new SendOutcome.Unavailable();
        }
    }

    private async Task<SendOutcome> Outcome(OutgoingMail mail, Response response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            logger.LetterAccepted(mail.DeliveryKey);
            return new SendOutcome.Accepted(response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : null);
        }

        if (SendGridBackOff.IsTransient(response.StatusCode))
        {
            logger.MailUnavailable(mail.DeliveryKey, $"status {status}");
            return new SendOutcome.Unavailable(SendGridBackOff.RequestedWait(response.Headers, time));
        }

        var code = response.StatusCode switch
        {
            HttpStatusCode.BadRequest => await SendGridErrors.Code(response.Body, cancellationToken),
            HttpStatusCode.Unauthorized => MailRefusals.Key,
            HttpStatusCode.Forbidden => MailRefusals.Sender,
            HttpStatusCode.RequestEntityTooLarge => MailRefusals.TooLarge,
            _ => MailRefusals.Other,
        };
        logger.LetterRefused(mail.DeliveryKey, code, status);
        return new SendOutcome.Refused(code);
    }
}
