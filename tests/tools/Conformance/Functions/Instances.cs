using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Conformance;

/// <summary>An instance as <see cref="DurableTaskClient"/> shows it. The JSON of inputs and outputs is shown as text.</summary>
public sealed record InstanceView(
    string Name,
    string Id,
    OrchestrationRuntimeStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUpdatedAt,
    string? Input,
    string? Output,
    string? CustomStatus,
    TaskFailureDetails? Failure)
{
    public static InstanceView Of(OrchestrationMetadata state) => new(
        state.Name, state.InstanceId, state.RuntimeStatus, state.CreatedAt, state.LastUpdatedAt,
        state.SerializedInput, state.SerializedOutput, state.SerializedCustomStatus, state.FailureDetails);
}

public sealed record InstancePage(IReadOnlyList<InstanceView> Instances, string? Next);

/// <summary>The durable client by HTTP. Ids travel in the query, as they may hold any character.</summary>
public static class Instances
{
    [Function("InstanceStart")]
    public static async Task<IResult> Start(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var options = new StartOrchestrationOptions(Text(request, "id"), Time(request, "at"));
        object? input = await BodyAsync(request, cancellation);
        try
        {
            return Results.Text(await client.ScheduleNewOrchestrationInstanceAsync(Text(request, "name")!, input, options, cancellation));
        }
        catch (Exception refused) when (refused is not OperationCanceledException)
        {
            // The type differs by host: a gRPC error there, an exception of the engine here.
            return Results.Text(refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
    }

    [Function("InstanceRaise")]
    public static async Task<IResult> Raise(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "raise")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        object? payload = await BodyAsync(request, cancellation);
        await client.RaiseEventAsync(Text(request, "id")!, Text(request, "event")!, payload, cancellation);
        return Results.Ok();
    }

    [Function("InstanceState")]
    public static async Task<IResult> State(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "state")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        OrchestrationMetadata? state = await client.GetInstanceAsync(Text(request, "id")!, Text(request, "brief") is null, cancellation);
        return state is null ? Results.NotFound() : Results.Json(InstanceView.Of(state));
    }

    [Function("InstanceBegun")]
    public static async Task<IResult> Begun(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "begun")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation) =>
        Results.Json(InstanceView.Of(await client.WaitForInstanceStartAsync(Text(request, "id")!, true, cancellation)));

    [Function("InstanceEnd")]
    public static async Task<IResult> End(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "end")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        try
        {
            return Results.Json(InstanceView.Of(await client.WaitForInstanceCompletionAsync(Text(request, "id")!, true, cancellation)));
        }
        catch (InvalidOperationException unknown)
        {
            return Results.Text(unknown.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    [Function("InstanceTerminate")]
    public static async Task<IResult> Terminate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "terminate")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var options = new TerminateInstanceOptions(await BodyAsync(request, cancellation), Text(request, "recursive") is not null);
        await client.TerminateInstanceAsync(Text(request, "id")!, options, cancellation);
        return Results.Ok();
    }

    [Function("InstanceSuspend")]
    public static async Task<IResult> Suspend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "suspend")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await client.SuspendInstanceAsync(Text(request, "id")!, "audit", cancellation);
        return Results.Ok();
    }

    [Function("InstanceResume")]
    public static async Task<IResult> Resume(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "resume")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await client.ResumeInstanceAsync(Text(request, "id")!, "audited", cancellation);
        return Results.Ok();
    }

    [Function("InstancePurge")]
    public static async Task<IResult> Purge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "purge")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var options = new PurgeInstanceOptions(Text(request, "recursive") is not null);
        PurgeResult result = Text(request, "id") is { } id
            ? await client.PurgeInstanceAsync(id, options, cancellation)
            : await client.PurgeAllInstancesAsync(
                new PurgeInstancesFilter(Time(request, "from"), Time(request, "to"), Statuses(request)), options, cancellation);
        return Results.Json(result.PurgedInstanceCount);
    }

    [Function("InstanceList")]
    public static async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "list")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        int size = int.Parse(Text(request, "size") ?? "100", System.Globalization.CultureInfo.InvariantCulture);
        var query = new OrchestrationQuery(
            Time(request, "from"), Time(request, "to"), Statuses(request), null, Text(request, "prefix"), size, true, Text(request, "next"));
        await foreach (Page<OrchestrationMetadata> page in client.GetAllInstancesAsync(query).AsPages().WithCancellation(cancellation))
        {
            return Results.Json(new InstancePage([.. page.Values.Select(InstanceView.Of)], page.ContinuationToken));
        }

        return Results.Json(new InstancePage([], null));
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name].FirstOrDefault();

    private static DateTimeOffset? Time(HttpRequest request, string name) =>
        Text(request, name) is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static OrchestrationRuntimeStatus[]? Statuses(HttpRequest request) =>
        Text(request, "status") is { } text ? [.. text.Split(',').Select(Enum.Parse<OrchestrationRuntimeStatus>)] : null;

    // An empty body is no input; "null" is one, and comes to the same.
    private static async Task<object?> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var reader = new StreamReader(request.Body);
        string json = await reader.ReadToEndAsync(cancellation);
        return json.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement?>(json);
    }
}
