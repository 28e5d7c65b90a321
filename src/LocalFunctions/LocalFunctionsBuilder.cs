using System.Reflection;
using LocalFunctions.Durable;
using LocalFunctions.Hosting;
using LocalFunctions.Http;
using LocalFunctions.Invocation;
using LocalFunctions.Schedules;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace LocalFunctions;

/// <summary>
/// Collects functions, services and middleware for one host. The same shape as the worker's own builder, so that
/// registration code can be shared with a host on Azure.
/// </summary>
public sealed class LocalFunctionsBuilder : IFunctionsWorkerApplicationBuilder, IHostApplicationBuilder
{
    // Where the Functions tools listen.
    private const string DefaultAddress = "http://localhost:7071";

    private readonly WebApplicationBuilder _web;
    private readonly HostJson _hostJson;
    private readonly List<Type> _types = [];
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];

    internal LocalFunctionsBuilder(WebApplicationOptions options)
    {
        // Without IIS, HTTP/3 and log sinks that a process on one machine never uses, which it would load all the same.
        _web = WebApplication.CreateSlimBuilder(options);
        _web.WebHost.UseKestrelHttpsConfiguration();
        SettingsFile.AddLocalSettings(_web.Configuration, _web.Environment.ContentRootPath);
        _hostJson = HostJson.Read(_web.Environment.ContentRootPath, _web.Configuration);
        HostLogging.Apply(_web, _hostJson);
        _web.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            _web.WebHost.UseUrls(DefaultAddress);
        }

        Services.AddMvcCore();
        Services.TryAddSingleton(TimeProvider.System);
        Services.Configure<System.Text.Json.JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
    }

    public IServiceCollection Services => _web.Services;

    public ConfigurationManager Configuration => _web.Configuration;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IWebHostEnvironment Environment => _web.Environment;

    IHostEnvironment IHostApplicationBuilder.Environment => _web.Environment;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    IDictionary<object, object> IHostApplicationBuilder.Properties => ((IHostApplicationBuilder)_web).Properties;

    /// <summary>Runs every method of this assembly that has a <see cref="FunctionAttribute"/>.</summary>
    public LocalFunctionsBuilder AddFunctions(Assembly assembly)
    {
        _types.AddRange(assembly.GetTypes());
        return this;
    }

    /// <summary>Runs the functions of one class.</summary>
    public LocalFunctionsBuilder AddFunctions(Type type)
    {
        _types.Add(type);
        return this;
    }

    /// <summary>Sets limits and addresses of the web server; the <c>Server</c> header is off already.</summary>
    public LocalFunctionsBuilder ConfigureKestrel(Action<KestrelServerOptions> configure)
    {
        _web.WebHost.ConfigureKestrel(configure);
        return this;
    }

    /// <summary>Changes how the durable engine works; the task hub's name comes from <c>host.json</c>.</summary>
    public LocalFunctionsBuilder ConfigureDurable(Action<DurableOptions> configure)
    {
        Services.Configure(configure);
        return this;
    }

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    void IHostApplicationBuilder.ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure) =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>
    /// The host, ready to run. Endpoints mapped on it go before the functions; nothing else of its pipeline is open to
    /// a function, as on Azure.
    /// </summary>
    /// <exception cref="InvalidOperationException">A function is declared in a way that this host does not support.</exception>
    public WebApplication Build()
    {
        FunctionCatalog catalog = FunctionCatalog.Find(_types);
        Services.AddSingleton(catalog);
        Services.AddSingleton(_hostJson);
        Services.AddSingleton(new FunctionPipeline(_middleware));
        Services.AddSingleton<HttpDispatcher>();
        if (catalog.NeedsStorage)
        {
            Services.AddDurable(_hostJson);
        }

        WebApplication app = _web.Build();
        HostLogging.Announce(app, catalog);
        HttpDispatcher dispatcher = app.Services.GetRequiredService<HttpDispatcher>();
        _ = app.Services.GetService<TimerService>();
        app.Use((http, next) => http.GetEndpoint() is null ? dispatcher.DispatchAsync(http) : next(http));
        return app;
    }
}
