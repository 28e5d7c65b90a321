using System.Globalization;
using LocalFunctions;
using LocalFunctions.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Benchmarks.Host;

/// <summary>A host with the benchmark's functions on a task hub of its own, in this process.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BenchmarkHost(WebApplication app, string hub) => (_app, Hub) = (app, hub);

    public string Hub { get; }

    public DurableTaskClient Durable => _app.Services.GetRequiredService<DurableTaskClient>();

    public IEngineHealth Health => _app.Services.GetRequiredService<IEngineHealth>();

    public static async Task<BenchmarkHost> StartAsync(string connection, string? hub = null)
    {
        hub ??= "B" + Guid.NewGuid().ToString("N")[..20];
        WebApplication app = Build(connection, hub);
        await app.StartAsync();
        return new BenchmarkHost(app, hub);
    }

    /// <summary>Runs as a process of its own until it is told to stop; prints its address.</summary>
    public static async Task<int> ServeAsync(string connection, string hub)
    {
        using var requests = new StorageRequests(connection);
        await using WebApplication app = Build(connection, hub);
        var health = app.Services.GetService<IEngineHealth>();
        app.MapGet("/ready", () => health is null or { IsReady: true } ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/storage-requests", () => string.Create(CultureInfo.InvariantCulture, $"{requests.Tables} {requests.Blobs}"));
        app.MapGet("/peer/{name}", (string name) => Results.Ok(new { Hello = name }));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(string connection, string hub)
    {
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(
            ["--urls=http://127.0.0.1:0", $"--AzureFunctionsJobHost:extensions:durableTask:hubName={hub}"]);
        builder.Configuration["AzureWebJobsStorage"] = connection;
        builder.Logging.ClearProviders();
        builder.AddFunctions(typeof(BenchmarkRequests)).AddFunctions(typeof(BenchmarkOrchestrations));
        return builder.Build();
    }
}
