using System.Reflection;
using LocalFunctions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Local.Azurite;
using PrivacyFunctions.Local.Clock;
using PrivacyFunctions.Local.Demo;
using PrivacyFunctions.Local.Mailbox;
using PrivacyFunctions.Local.SampleShop;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Local;

/// <summary>The whole service in this process, with Azurite beside it where no other storage is named.</summary>
public sealed class LocalService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AzuriteServer? _azurite;
    private readonly LocalSettings _settings;
    private readonly Action<string> _tell;

    private LocalService(WebApplication app, AzuriteServer? azurite, LocalSettings settings, Action<string> tell) =>
        (_app, _azurite, _settings, _tell) = (app, azurite, settings, tell);

    /// <summary>What people open.</summary>
    public Uri Address => _settings.PublicBaseUrl;

    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <param name="tell">Is handed one sentence for each thing that takes time; for the console.</param>
    /// <exception cref="CannotStartException">Something outside of the program is in the way; the message says what to do.</exception>
    public static async Task<LocalService> Start(string[] args, Action<string> tell)
    {
        var builder = Builder(args, LocalSettings.EnvironmentName);
        var settings = LocalSettings.Apply(builder.Configuration, builder.Environment.EnvironmentName);
        return await Start(builder, settings, await StartAzurite(settings, tell), tell);
    }

    /// <summary>The service of a demo, with everything its own and new, on a port that nothing listens on.</summary>
    /// <inheritdoc cref="Start(string[], Action{string})"/>
    internal static async Task<LocalService> Start(DemoPlace place, Action<string> tell)
    {
        var builder = Builder([], "Development");
        var azurite = await AzuriteServer.EnsureAsync(place.Azurite, tell, CancellationToken.None);
        var settings = LocalSettings.ForDemo(builder.Configuration, place.Store, place.Url, azurite.ConnectionString);
        builder.Logging.ClearProviders();
#pragma warning disable CA2000 // The host disposes of its log providers.
        builder.Logging.AddProvider(new DemoLog(place.Log));
#pragma warning restore CA2000
        return await Start(builder, settings, azurite, tell);
    }

    public void PrintWhereToClick()
    {
        _tell("");
        _tell($"  Ask for your data     {Address}");
        if (_settings.HasMailbox)
        {
            _tell($"  Letters, every one    {new Uri(Address, "dev/mailbox")}");
            _tell($"  Make time pass        {new Uri(Address, "dev/clock")}");
            _tell($"  Known to the shop     {SampleShopDatabase.KnownPerson} (people); decisions go to {_settings.StaffHandlers}");
        }

        _tell("");
        _tell("Ctrl+C stops the service.");
    }

    public Task WaitForShutdown() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static LocalFunctionsBuilder Builder(string[] args, string environment)
    {
        var builder = LocalFunctionsHost.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = environment,
        });
        // It logs a failed start with a stack trace, and as an error; we say it in a sentence. What stops the host later is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return builder;
    }

    private static async Task<LocalService> Start(LocalFunctionsBuilder builder, LocalSettings settings, AzuriteServer? azurite, Action<string> tell)
    {
        try
        {
            // Before anything is made: what is wrong with the settings is told first.
            var app = Build(builder, settings);
            await MakeSamples(settings);
            await Listen(app, settings);
            _ = StartMemory.GiveBackAsync(app.Lifetime.ApplicationStopping);
            return new LocalService(app, azurite, settings, tell);
        }
        catch (Exception e)
        {
            if (azurite is not null)
            {
                await azurite.DisposeAsync();
            }

            if (StorageOutage.Is(e))
            {
                throw new CannotStartException("The storage account that AzureWebJobsStorage names does not answer: start it, or correct the setting.");
            }

            throw;
        }
    }

    private static async Task<AzuriteServer?> StartAzurite(LocalSettings settings, Action<string> tell)
    {
        var options = new AzuriteOptions(Path.Combine(settings.Folder, "azurite"));
        if (!settings.HasOwnAzurite)
        {
            return settings.UsesAzurite ? await AzuriteServer.EnsureAsync(options, tell, CancellationToken.None) : null;
        }

        var azurite = await OwnAzurite.EnsureAsync(options, tell, CancellationToken.None);
        settings.UseStorage(azurite.ConnectionString);
        return azurite;
    }

    private static async Task MakeSamples(LocalSettings settings)
    {
        if (settings.UsesSampleShop)
        {
            SampleShopDatabase.CreateIfMissing(settings.SampleShopPath);
        }

        if (settings.UsesSampleUploads)
        {
            await SampleUploads.Create(StorageAccount.From(settings.Configuration), CancellationToken.None);
        }
    }

    private static WebApplication Build(LocalFunctionsBuilder builder, LocalSettings settings)
    {
        builder.UsePrivacyFunctions();
        if (settings.HasMailbox)
        {
            builder.Services.AddMailbox();
        }

        if (!settings.IsProduction)
        {
            var clock = new DevelopmentClock(Path.Combine(settings.Folder, "clock-ahead"));
            builder.Services.AddSingleton(clock);
            builder.Services.AddSingleton<TimeProvider>(clock);
        }

        builder.Services.AddPrivacyFunctions(builder.Configuration);
        builder.AddFunctions(Assembly.GetExecutingAssembly());
        var app = builder.Build();
        if (settings.HasMailbox)
        {
            app.MapMailbox();
        }

        if (!settings.IsProduction)
        {
            app.MapClock();
        }

        return app;
    }

    private static async Task Listen(WebApplication app, LocalSettings settings)
    {
        foreach (var url in settings.Urls)
        {
            app.Urls.Add(url);
        }

        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new CannotStartException(
                $"{string.Join(", ", settings.Urls)} is held by another program: end it, or choose another address with ASPNETCORE_URLS, as ASPNETCORE_URLS=http://localhost:7072 before the command, or with -- --urls http://localhost:7072 behind it.");
        }
    }
}

/// <summary>The service cannot start, for a reason outside of it; the message says what to do.</summary>
public sealed class CannotStartException(string message) : Exception(message);
