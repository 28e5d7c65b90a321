using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>
/// A result that tells when its caller was sent all of it: the answer to a GET, whole (RFC 9110 sections 15.3.1 and
/// 15.3.7: 200, or 206 with the range from the first byte to the last), with the connection open after the last byte.
/// </summary>
/// <remarks>
/// What is told cannot be known better than from here: the last bytes, as many as buffers on the way hold, may have been
/// lost with a connection that broke just then. A download that was continued in parts is not told, whichever part ends it.
/// Nobody waits any more, so an outage of storage is sat out for a minute; after a longer one it counts as not fetched.
/// </remarks>
/// <param name="sent">Runs to its end also where the caller hangs up meanwhile.</param>
internal sealed class WhenSent(IResult result, Func<Task> sent) : IResult
{
    private static readonly TimeSpan[] Pauses = [.. new[] { 1, 2, 5, 10, 20, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await result.ExecuteAsync(httpContext);

        // Writing to a caller that is gone does not throw; only the token tells.
        if (HttpMethods.IsGet(httpContext.Request.Method) && IsWhole(httpContext.Response) && !httpContext.RequestAborted.IsCancellationRequested)
        {
            await Tell();
        }
    }

    private async Task Tell()
    {
        foreach (var pause in Pauses)
        {
            try
            {
                await sent();
                return;
            }
            catch (Exception e) when (StorageOutage.Is(e))
            {
                await Task.Delay(pause);
            }
        }

        await sent();
    }

    private static bool IsWhole(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status200OK => true,
        StatusCodes.Status206PartialContent => response.GetTypedHeaders().ContentRange is { From: 0, To: { } last, Length: { } length } && last == length - 1,
        _ => false,
    };
}
