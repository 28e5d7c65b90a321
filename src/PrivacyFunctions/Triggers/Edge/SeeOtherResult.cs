using Microsoft.AspNetCore.Http;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>303: the answer is to be fetched from a local path, so that reloading it sends nothing again.</summary>
internal sealed class SeeOtherResult(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
