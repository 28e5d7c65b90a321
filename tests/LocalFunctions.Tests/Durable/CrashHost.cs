using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Hosting;

namespace LocalFunctions.Tests.Durable;

/// <summary>The host that crash specs run as a process of its own. It says where it listens in its first lines.</summary>
internal static class CrashHost
{
    public const string Listening = "LISTENING ";

    public static async Task<int> RunAsync(string[] args)
    {
        LocalFunctionsBuilder builder = LocalFunctionsHost.CreateBuilder(args);
        builder.AddFunctions(typeof(CrashFunctions));
        builder.ConfigureDurable(durable => durable.LeaseDuration = TimeSpan.FromSeconds(
            double.Parse(builder.Configuration["LeaseSeconds"]!, CultureInfo.InvariantCulture)));
        WebApplication app = builder.Build();
        await app.StartAsync();
        await Console.Out.WriteLineAsync(Listening + app.Urls.Single());
        await app.WaitForShutdownAsync();
        return 0;
    }
}

public static class CrashFunctions
{
    [Function("Start")]
    public static async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        string folder = request.Query["folder"]!;
        await client.ScheduleNewOrchestrationInstanceAsync("Survivor", folder, new StartOrchestrationOptions(id), cancellation);
        return Results.Ok();
    }

    [Function("Raise")]
    public static async Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "raise/{id}/{value}")] HttpRequest request,
        string id,
        string value,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await client.RaiseEventAsync(id, "go", value, cancellation);
        return Results.Ok();
    }

    [Function("State")]
    public static async Task<IResult> State(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "state/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        OrchestrationMetadata? state = await client.GetInstanceAsync(id, getInputsAndOutputs: true, cancellation);
        return Results.Text(state is null ? "none" : $"{state.RuntimeStatus} {state.SerializedOutput}");
    }

    [Function("Survivor")]
    public static async Task<string> Survivor([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        string folder = context.GetInput<string>()!;
        await context.CallActivityAsync("Mark", Path.Combine(folder, "first"));
        await context.CallActivityAsync("WaitForFile", Path.Combine(folder, "go-on"));
        await context.CreateTimer(TimeSpan.FromSeconds(1), CancellationToken.None);
        string value = await context.WaitForExternalEvent<string>("go");
        await context.CallActivityAsync("Mark", Path.Combine(folder, "last"));
        return value;
    }

    [Function("Mark")]
    public static Task Mark([ActivityTrigger] string path) => File.AppendAllTextAsync(path, "x");

    [Function("WaitForFile")]
    public static async Task WaitForFile([ActivityTrigger] string path, CancellationToken cancellation)
    {
        while (!File.Exists(path))
        {
            await Task.Delay(20, cancellation);
        }
    }
}
