using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Conformance;

/// <summary>How a request finds its function.</summary>
public static class Routes
{
    [Function("RouteHome")]
    public static IActionResult Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{root:maxlength(0)?}")] HttpRequest request) =>
        new ContentResult { Content = $"home {request.Method}" };

    [Function("RouteGreet")]
    public static IResult Greet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "greet/{name}/{times:int?}")] HttpRequest request,
        string name,
        int? times) => Results.Text($"{name} {times?.ToString(CultureInfo.InvariantCulture) ?? "once"}");

    [Function("RouteGuid")]
    public static IActionResult ById(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:guid}")] HttpRequest request, Guid id) =>
        new OkObjectResult(new { Id = id });

    [Function("RouteAdd")]
    public static IActionResult Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "items")] HttpRequest request) =>
        new StatusCodeResult(201);

    [Function("RouteRange")]
    public static IResult Range(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "range/{n:int:range(1,9)}")] HttpRequest request, int n) =>
        Results.Text($"range {n}");

    [Function("RouteAlpha")]
    public static IResult Alpha(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "word/{w:alpha:minlength(2)}")] HttpRequest request, string w) =>
        Results.Text($"word {w}");

    [Function("RouteBool")]
    public static IResult Bool(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "flag/{on:bool}")] HttpRequest request, bool on) =>
        Results.Text($"flag {on}");

    [Function("RouteOverlapA")]
    public static IResult OverlapA([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "both/{x}")] HttpRequest request) =>
        Results.Text("A");

    [Function("RouteOverlapB")]
    public static IResult OverlapB([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "both/known")] HttpRequest request) =>
        Results.Text("B");

    /// <summary>No methods are listed, so it answers all of them; and no route, so its name is the route.</summary>
    [Function("RouteAnyMethod")]
    public static IResult AnyMethod([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);

    [Function("RouteRest")]
    public static IResult Rest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rest/{*path}")] HttpRequest request, string? path) =>
        Results.Text($"rest {path}");

    [Function("RouteKeyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) =>
        Results.Text("in");

    /// <summary>The level that a trigger has which names none.</summary>
    [Function("RouteKeyedByDefault")]
    public static IResult KeyedByDefault([HttpTrigger("get", Route = "keyed-by-default")] HttpRequest request) => Results.Text("in");
}
