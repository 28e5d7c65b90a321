using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace LocalFunctions.Conformance;

/// <summary>What a function reads of a request, and what becomes of its answer.</summary>
public static class Answers
{
    [Function("AnswerPlainText")]
    public static string PlainText([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest request) => "dropped";

    [Function("AnswerFails")]
    public static IResult Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fails")] HttpRequest request) =>
        throw new InvalidOperationException("inside");

    [Function("AnswerSeeOther")]
    public static IActionResult SeeOther([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "see-other")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.Location = "/there";
        return new StatusCodeResult(303);
    }

    [Function("AnswerCookies")]
    public static IResult Cookies([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cookies")] HttpRequest request)
    {
        request.HttpContext.Response.Cookies.Append("one", "1");
        request.HttpContext.Response.Cookies.Append("two", "2");
        return Results.Text(string.Join(' ', request.Cookies.OrderBy(cookie => cookie.Key).Select(cookie => $"{cookie.Key}={cookie.Value}")));
    }

    [Function("AnswerHeaders")]
    public static IResult Headers([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "headers")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["X-Answer"] = request.Headers["X-Question"];
        return Results.Text($"{request.Query["q"]} {request.Query["list"].Count}", "text/markdown", statusCode: 203);
    }

    [Function("AnswerContext")]
    public static IResult Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context")] HttpRequest request, FunctionContext context) =>
        Results.Text($"{context.FunctionDefinition.Name} {context.GetHttpContext() == request.HttpContext} {context.InvocationId.Length > 0}");

    /// <summary>Says how long the body was, and its hash.</summary>
    [Function("AnswerDigest")]
    public static async Task<IResult> Digest(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "digest")] HttpRequest request, CancellationToken cancellation)
    {
        long length = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] part = new byte[81920];
        for (int read; (read = await request.Body.ReadAsync(part, cancellation)) > 0; length += read)
        {
            hash.AppendData(part, 0, read);
        }

        return Results.Text($"{length} {Convert.ToHexString(hash.GetHashAndReset())}");
    }

    [Function("AnswerForm")]
    public static async Task<IResult> Form(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form")] HttpRequest request, CancellationToken cancellation)
    {
        IFormCollection form = await request.ReadFormAsync(cancellation);
        return Results.Text($"{form["name"]} {form.Files.Sum(file => file.Length)}");
    }

    [Function("AnswerFile")]
    public static IActionResult File(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "file")] HttpRequest request) =>
        new FileContentResult("0123456789"u8.ToArray(), "application/octet-stream")
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue("\"v1\""),
        };

    /// <summary>Sends one line, waits at the gate, and sends another.</summary>
    [Function("AnswerStream")]
    public static async Task Stream(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stream")] HttpRequest request, CancellationToken cancellation)
    {
        HttpResponse response = request.HttpContext.Response;
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.WriteAsync("first\n", cancellation);
        await response.Body.FlushAsync(cancellation);
        await Journal.Gate(request.Query["id"]!).Task.WaitAsync(cancellation);
        await response.WriteAsync("last\n", cancellation);
    }

    [Function("AnswerNever")]
    public static async Task<IResult> Never(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "never")] HttpRequest request, CancellationToken cancellation)
    {
        string id = request.Query["id"]!;
        Journal.Add(id, "entered");
        await using CancellationTokenRegistration _ = cancellation.Register(() => Journal.Add(id, "cancelled"));
        await Task.Delay(Timeout.Infinite, cancellation);
        return Results.Text("never");
    }

    [Function("AnswerUpload")]
    public static async Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest request, CancellationToken cancellation)
    {
        string id = request.Query["id"]!;
        Journal.Add(id, "entered");
        try
        {
            await request.Body.CopyToAsync(System.IO.Stream.Null, cancellation);
            Journal.Add(id, "whole");
            return Results.Ok();
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            Journal.Add(id, "cut off");
            throw;
        }
    }
}
