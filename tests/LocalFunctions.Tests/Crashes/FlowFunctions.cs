using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Crashes;

/// <summary>How the specs talk to a host process. An answer of 200 is an acknowledgement.</summary>
internal sealed class FlowFunctions(MovedClock clock)
{
    [Function("Start")]
    public static async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{flow}/{id}")] HttpRequest request,
        string flow,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        // A start that was not answered in time is sent again; what has ended meanwhile it would begin anew.
        if (await client.GetInstanceAsync(id, cancellation) is not null)
        {
            return Results.Conflict();
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(flow, null, new StartOrchestrationOptions(id), cancellation);
            return Results.Ok();
        }
        catch (InvalidOperationException)
        {
            return Results.Conflict();
        }
    }

    [Function("Raise")]
    public static async Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "raise/{id}/{value}")] HttpRequest request,
        string id,
        string value,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await client.RaiseEventAsync(id, Flows.Item, value, cancellation);
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
        return Results.Text(state is null ? "none" : $"{state.RuntimeStatus} {state.ReadOutputAs<string>()}{state.FailureDetails?.ErrorMessage}");
    }

    [Function("Purge")]
    public static async Task<IResult> Purge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purge")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await client.PurgeAllInstancesAsync(new PurgeInstancesFilter(), cancellation);
        return Results.Ok();
    }

    /// <summary>Moves the app's clock away from the machine's by so many seconds, behind it when negative.</summary>
    [Function("Clock")]
    public IResult Clock([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "clock/{seconds}")] HttpRequest request, string seconds)
    {
        clock.MoveTo(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        return Results.Ok();
    }
}
