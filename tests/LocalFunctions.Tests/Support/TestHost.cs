using LocalFunctions.Conformance;
using LocalFunctions.Tests.Conformance;
using Microsoft.AspNetCore.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Support;

/// <summary>LocalFunctions with the conformance functions, on a free port and on a task hub of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app, string hub)
    {
        _app = app;
        Hub = hub;
        Service = new Service(NewClient(new Uri(app.Urls.Single())));
    }

    public string Hub { get; }

    public Service Service { get; }

    public IServiceProvider Services => _app.Services;

    public DurableTaskClient Durable => Services.GetRequiredService<DurableTaskClient>();

    public static string NewHub() => "T" + Guid.NewGuid().ToString("N")[..20];

    public static HttpClient NewClient(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <param name="functions">Classes of functions besides those of conformance.</param>
    /// <param name="configure">What else the builder is told.</param>
    /// <param name="hub">The task hub; a new one if not given.</param>
    /// <param name="map">Endpoints of the host itself.</param>
    /// <param name="settings">Settings as arguments, <c>--Name=value</c>.</param>
    public static async Task<TestHost> StartAsync(
        Type[]? functions = null, Action<LocalFunctionsBuilder>? configure = null, string? hub = null, Action<WebApplication>? map = null, params string[] settings)
    {
        Assert.SkipWhen(ServiceUnderTest.BaseUrl is not null, "It moves the clock, restarts the host or looks inside it: on LocalFunctions only.");
        hub ??= NewHub();
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0", $"--AzureFunctionsJobHost:extensions:durableTask:hubName={hub}",
            $"--AzureWebJobsStorage={TestStorage.ConnectionString}", "--EverySecond=* * * * * *", .. settings,
        ]);
        builder.ConfigureDurable(durable => durable.ReplayEveryTurn = true);
        foreach (Type type in typeof(Journal).Assembly.GetTypes().Where(type => type.Namespace == typeof(Journal).Namespace).Concat(functions ?? []))
        {
            builder.AddFunctions(type);
        }

        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestHost(app, hub);
    }

    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Service.Http.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}

internal static class TestStorage
{
    public static string ConnectionString => Environment.GetEnvironmentVariable("TEST_STORAGE") is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException(
            "TEST_STORAGE is not set: start these tests by tests/run.sh, or set it to the connection string of an Azurite.");
}
