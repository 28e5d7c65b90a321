using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>
/// Around everything that is not HTTP. The failure of an activity is stored in durable history, so an error crosses
/// the engine as a code alone, without message or inner exception of a library.
/// </summary>
public sealed class ActivityMiddleware(ILogger<ActivityMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not null || context.FunctionDefinition.Name is nameof(Workflows.PrivacyRequestWorkflow) or nameof(Workflows.EntryLinkWorkflow))
        {
            await next(context);
            return;
        }

        // The host may run it in the flow of the request that brought it about.
        StoragePatience.BeginsForNobody();
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is not StepFailedException && !context.CancellationToken.IsCancellationRequested)
        {
            var code = CodeOf(e);
            logger.StepFailed(context.FunctionDefinition.Name, code, SafeTrace.Of(e));
            throw new StepFailedException(code);
        }
    }

    private static string CodeOf(Exception exception) => exception switch
    {
        RequestMissingException => "request-missing",
        SourceFailedException failed => new SourceFailure(failed.SourceName, failed.Code).ToString(),
        _ when StorageOutage.Is(exception) => "storage-unavailable",
        _ => "bug-" + exception.GetType().Name,
    };
}

/// <summary>A step did not succeed; the code says why, and nothing else does.</summary>
public sealed class StepFailedException(string code) : Exception(code);
