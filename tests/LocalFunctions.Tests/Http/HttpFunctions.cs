using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Tests.Http;

public sealed class Probe
{
    public ConcurrentQueue<string> Seen { get; } = new();

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

public sealed class HttpFunctions(Probe probe)
{
    [Function("Home")]
    public static IActionResult Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{root:maxlength(0)?}")] HttpRequest request) =>
        new ContentResult { Content = $"home {request.Method}" };

    [Function("Greet")]
    public static IResult Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "greet/{name}/{times:int?}")] HttpRequest request,
        string name,
        int? times) => Results.Text($"{name} {times?.ToString(CultureInfo.InvariantCulture) ?? "once"}");

    [Function("ById")]
    public static IActionResult ById(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:guid}")] HttpRequest request, Guid id) =>
        new OkObjectResult(new { Id = id });

    [Function("AddItem")]
    public static IActionResult AddItem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "items")] HttpRequest request) => new StatusCodeResult(201);

    [Function("ItemsA")]
    public static IResult First(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "both/{x}")] HttpRequest request) => Results.Text("A");

    [Function("ItemsB")]
    public static IResult Second(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "both/known")] HttpRequest request) => Results.Text("B");

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text("in");

    [Function("PlainText")]
    public static string PlainText([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "dropped";

    [Function("Fails")]
    public static IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException("inside");

    [Function("SeeOther")]
    public static IActionResult SeeOther([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.Location = "/there";
        return new StatusCodeResult(303);
    }

    [Function("Context")]
    public async Task<IResult> Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        probe.Seen.Enqueue("function");
        await Task.Yield();
        return Results.Text($"{context.FunctionDefinition.Name} {context.GetHttpContext() == request.HttpContext}");
    }

    [Function("Hangs")]
    public async Task<IResult> Hangs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellation)
    {
        probe.Entered.TrySetResult();
        await using CancellationTokenRegistration _ = cancellation.Register(() => probe.Cancelled.TrySetResult());
        await Task.Delay(Timeout.Infinite, cancellation);
        return Results.Text("never");
    }
}

/// <summary>Only in the host that wants it: it answers whatever no other function does.</summary>
public static class CatchAll
{
    [Function("ZzNotFound")]
    public static IResult NotFound([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request, string rest) =>
        Results.Text($"nothing at {rest}", statusCode: 404);
}
