using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>Makes letters available to the app.</summary>
public static class LetterRegistration
{
    /// <summary>
    /// Registers <see cref="LetterWriter"/> with the settings of <see cref="LetterSettings"/>, read from the root of
    /// <paramref name="configuration"/>; at start every letter is written once, and a faulty template stops the start.
    /// </summary>
    public static IServiceCollection AddLetters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LetterSettings>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LetterWriter>();
        services.AddHostedService<CheckAtStart>();
        return services;
    }

    private sealed class CheckAtStart(LetterWriter writer) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => writer.Check();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
