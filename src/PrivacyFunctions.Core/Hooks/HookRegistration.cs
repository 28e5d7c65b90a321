using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace PrivacyFunctions.Hooks;

/// <summary>Registers what tells sources and recipients.</summary>
public static class HookRegistration
{
    // Short: the durable step above tries again for days.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AttemptTakes = TimeSpan.FromSeconds(4);

    public static IServiceCollection AddHooks(this IServiceCollection services, HookTargets targets)
    {
        services.AddSingleton(targets);
        services.AddSingleton<HookSender>();
        services.AddHttpClient(HookSender.HttpClientName)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)

            // A redirect would hand the person's address to somebody who is not in the settings.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })

            // The client logs addresses, and one may hold a token.
            .RemoveAllLoggers()
            .AddResilienceHandler("Hooks", static pipeline => pipeline
                .AddTimeout(Patience)
                .AddRetry(new HttpRetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.FromMilliseconds(300), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
                .AddTimeout(AttemptTakes));
        return services;
    }
}
