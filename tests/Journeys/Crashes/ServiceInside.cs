using LocalFunctions;
using Microsoft.AspNetCore.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Mailbox;
using PrivacyFunctions.Local.SampleShop;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>The service composed in the process of the test as the local host composes it, with a client that can be made deaf.</summary>
internal sealed class ServiceInside : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServiceInside(WebApplication app) => _app = app;

    public DeafClient Client => (DeafClient)_app.Services.GetRequiredService<DurableTaskClient>();

    public static async Task<ServiceInside> Start(Station station, CancellationToken cancellation)
    {
        var builder = LocalFunctionsHost.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(station.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        var settings = LocalSettings.Apply(builder.Configuration, "Development");
        SampleShopDatabase.CreateIfMissing(settings.SampleShopPath);
        await SampleUploads.Create(station.Storage, cancellation);
        builder.UsePrivacyFunctions();
        builder.Services.AddMailbox();
        builder.Services.AddPrivacyFunctions(builder.Configuration);
        builder.AddFunctions(typeof(LocalService).Assembly);
        ((IHostApplicationBuilder)builder).ConfigureContainer(new DeafClients());
        var app = builder.Build();
        app.MapMailbox();
        app.Urls.Add(station.Address.ToString().TrimEnd('/'));
        await app.StartAsync(cancellation);
        return new ServiceInside(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Puts a <see cref="DeafClient"/> in front of the engine's own, which is registered last of all.</summary>
    private sealed class DeafClients : IServiceProviderFactory<IServiceCollection>
    {
        public IServiceCollection CreateBuilder(IServiceCollection services) => services;

        public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder)
        {
            var engines = containerBuilder.Last(s => s.ServiceType == typeof(DurableTaskClient)).ImplementationType!;
            containerBuilder.AddSingleton<DurableTaskClient>(services =>
                new DeafClient((DurableTaskClient)ActivatorUtilities.CreateInstance(services, engines)));
            return containerBuilder.BuildServiceProvider();
        }
    }
}
