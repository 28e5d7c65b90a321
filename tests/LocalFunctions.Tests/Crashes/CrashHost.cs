using System.Globalization;
using LocalFunctions.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LocalFunctions.Tests.Crashes;

/// <summary>The host that crash specs run as a process of its own. It says where it listens in its first lines.</summary>
internal static class CrashHost
{
    public const string Listening = "LISTENING ";

    public static async Task<int> RunAsync(string[] args)
    {
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(args);
        builder.AddFunctions(typeof(FlowFunctions)).AddFunctions(typeof(Flows)).AddFunctions(typeof(FlowActivities));
        builder.ConfigureDurable(durable =>
        {
            durable.LeaseDuration = TimeSpan.FromSeconds(double.Parse(builder.Configuration["LeaseSeconds"]!, CultureInfo.InvariantCulture));

            // Soon, so that instances leave the memory and come back while the specs watch.
            durable.IdleBeforeEviction = TimeSpan.FromMilliseconds(700);
        });
        builder.Services.AddSingleton(new Journal(builder.Configuration["Journal"]!));
        builder.Services.AddSingleton<MovedClock>().AddSingleton<TimeProvider>(services => services.GetRequiredService<MovedClock>());
        WebApplication app = builder.Build();
        app.MapGet("/health", (IEngineHealth health) => Results.Text(
            health switch
            {
                { StorageFailure: { } failure } => $"storage: {failure}",
                { IsReady: false } => "waiting for the task hub",
                _ => "ok",
            },
            statusCode: health is { IsReady: true, StorageFailure: null } ? 200 : 503));
        await app.StartAsync();
        await Console.Out.WriteLineAsync(Listening + app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>The machine's clock, moved by as much as a spec asks for, back and forth.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref _ticks));

    public void MoveTo(TimeSpan offset) => Volatile.Write(ref _ticks, offset.Ticks);
}
