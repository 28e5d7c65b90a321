using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Polly;

namespace PrivacyFunctions.Mail.SendGrid;

/// <summary>Puts SendGrid behind <see cref="IMailSender"/>.</summary>
public static class SendGridRegistration
{
    /// <summary>
    /// Registers <see cref="SendGridSender"/> with the settings of <see cref="SendGridSettings"/>, read from the root of
    /// <paramref name="configuration"/>. A missing or wrong setting stops the start and names itself.
    /// </summary>
    public static IServiceCollection AddSendGrid(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SendGridSettings>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IMailSender, SendGridSender>();
        services.AddHttpClient(SendGridSender.HttpClientName)
            // The pipeline below has the time limit; a second one would only make its outcome ambiguous.
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RedactLoggedHeaders(["Authorization"])
            .AddResilienceHandler("SendGrid", static (pipeline, context) =>
            {
                var settings = context.ServiceProvider.GetRequiredService<IOptions<SendGridSettings>>().Value;
                var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
                pipeline
                    .AddTimeout(settings.SendGridPatience)
                    .AddRetry(SendGridBackOff.Retries(settings, time));
            });
        return services;
    }
}
