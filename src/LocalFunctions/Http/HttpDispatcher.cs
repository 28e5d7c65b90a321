using System.Diagnostics;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Http;

/// <summary>Finds the function of a request, in alphabetical order of function names, and writes out its result.</summary>
internal sealed class HttpDispatcher(
    FunctionCatalog catalog,
    HostJson hostJson,
    IInlineConstraintResolver resolver,
    IConfiguration configuration,
    FunctionPipeline pipeline,
    ILogger<HttpDispatcher> logger)
{
    private readonly HttpRoute[] _routes =
        [.. catalog.OfKind(FunctionKind.Http).Select(function => new HttpRoute(function, hostJson.RoutePrefix, resolver))];

    private readonly FunctionKeys _keys = new(configuration);

    public async Task DispatchAsync(HttpContext http)
    {
        foreach (HttpRoute route in _routes)
        {
            if (route.Match(http) is { } values)
            {
                http.Request.RouteValues = values;
                await AnswerAsync(http, route);
                return;
            }
        }

        // Also for a path that exists with another method: the Functions host never answers 405.
        http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task AnswerAsync(HttpContext http, HttpRoute route)
    {
        long started = Stopwatch.GetTimestamp();
        HttpRequest request = http.Request;
        if (route.Level != AuthorizationLevel.Anonymous && !_keys.Admits(request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            try
            {
                await InvokeAsync(http, route.Function);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                Log.ClientGone(logger, request.Method, route.Template);
                return;
            }
            catch (Exception e)
            {
                Log.RequestFailed(logger, e, route.Function.Name, request.Method, route.Template);
                Fail(http);
            }
        }

        Log.Answered(
            logger, request.Method, route.Template, http.Response.StatusCode, route.Function.Name,
            (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task InvokeAsync(HttpContext http, FunctionDescriptor function)
    {
        var context = new LocalFunctionContext(function, http.Request, http.RequestServices, http.RequestAborted);
        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        await pipeline.InvokeAsync(context);
        switch (context.Result.Value)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            default:
                // Anything else is dropped, as by the worker: an empty 200 unless the function wrote the response itself.
                break;
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
