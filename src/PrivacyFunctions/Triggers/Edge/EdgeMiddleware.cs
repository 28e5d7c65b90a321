using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>
/// Around every HTTP function: security headers, and the one place where an error becomes an answer. It also runs the
/// function's result, so that an error while rendering is answered like any other.
/// </summary>
public sealed class EdgeMiddleware(Failures failures, AppSettings settings, ILogger<EdgeMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        SecurityHeaders.Set(http.Response, settings.IsHttps);
        StoragePatience.BeginsForSomebody();
        try
        {
            await next(context);
            await RunResult(context, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.ClientGone(context.FunctionDefinition.Name);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var failure = Failure.Of(e, context.InvocationId);
            http.Response.Clear();
            SecurityHeaders.Set(http.Response, settings.IsHttps);
            await failures.Answer(http, failure);
            context.GetInvocationResult().Value = new EmptyResult();
            if (failure.IsBug)
            {
                logger.Bug(context.FunctionDefinition.Name, context.InvocationId, SafeTrace.Of(e));
                throw;
            }

            logger.NotServed(context.FunctionDefinition.Name, failure.Status, failure.Code);
        }
    }

    private static async Task RunResult(FunctionContext context, HttpContext http)
    {
        var result = context.GetInvocationResult();
        switch (result.Value)
        {
            case IResult run:
                await run.ExecuteAsync(http);
                break;
            case IActionResult run:
                await run.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            default:
                return;
        }

        result.Value = new EmptyResult();
    }
}
