using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Support;

/// <summary>A host with the functions of the given classes, on a free port and on a task hub of its own.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app, string hub)
    {
        _app = app;
        Hub = hub;
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    public string Hub { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public DurableTaskClient Durable => Services.GetRequiredService<DurableTaskClient>();

    public static string NewHub() => "T" + Guid.NewGuid().ToString("N")[..20];

    public static async Task<TestHost> StartAsync(
        Type[] functions, Action<LocalFunctionsBuilder>? configure = null, string? hub = null, Action<WebApplication>? map = null, params string[] settings)
    {
        hub ??= NewHub();
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(
            ["--urls=http://127.0.0.1:0", $"--AzureFunctionsJobHost:extensions:durableTask:hubName={hub}", .. settings]);
        if (functions.Any(type => type.Namespace != typeof(Http.HttpSpecs).Namespace))
        {
            builder.Configuration["AzureWebJobsStorage"] = TestStorage.ConnectionString;
        }

        builder.ConfigureDurable(durable => durable.ReplayEveryTurn = true);
        foreach (Type type in functions)
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
        Http.Dispose();
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

internal static class Eventually
{
    /// <summary>Waits until the condition holds; fails with the question when it does not within the limit.</summary>
    public static async Task<T> Get<T>(Func<Task<T>> read, Func<T, bool> holds, string what, int seconds = 15)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            T value = await read();
            if (holds(value))
            {
                return value;
            }

            if (TimeProvider.System.GetElapsedTime(started).TotalSeconds > seconds)
            {
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"After {seconds} s still not: {what}. Last seen: {value}"));
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public static Task Holds(Func<bool> condition, string what, int seconds = 15) =>
        Get(() => Task.FromResult(condition()), held => held, what, seconds);
}
