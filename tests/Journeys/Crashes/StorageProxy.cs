using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Local;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.Crashes;

/// <param name="Target">The table, or the blob container, that the call is about.</param>
/// <param name="What">The method, and what tells calls of one method apart: <c>GET</c>, <c>GET query</c>, <c>POST batch</c>.</param>
/// <param name="Id">The client's own for the call, the same where it makes it again.</param>
internal sealed record StorageCall(string Service, string Target, string What, string Id = "");

/// <summary>Stands between a service and its Azurite: counts the calls, refuses those it is told to with 503, and loses answers.</summary>
internal sealed partial class StorageProxy : IAsyncDisposable
{
    private static readonly string[] ByConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host"];

    private readonly HttpClient _azurite = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly AzuriteOptions _ports;
    private readonly AzuriteOptions _backend;
    private readonly WebApplication _app;
    private int _rowsRead;

    private StorageProxy(AzuriteOptions backend)
    {
        _backend = backend;
        _ports = backend with { BlobPort = FreePort.Next(), QueuePort = FreePort.Next(), TablePort = FreePort.Next() };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{_ports.BlobPort}", $"http://127.0.0.1:{_ports.QueuePort}", $"http://127.0.0.1:{_ports.TablePort}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        _app = builder.Build();
        _app.Run(Forward);
    }

    public string ConnectionString => _ports.ConnectionString;

    /// <summary>Calls that get 503 instead of being made.</summary>
    public Predicate<StorageCall> Refuse { get; set; } = _ => false;

    /// <summary>Calls that are made and whose answer gets lost: who called is told 503 instead.</summary>
    public Predicate<StorageCall> LoseAnswer { get; set; } = _ => false;

    /// <summary>What was refused so far.</summary>
    public ConcurrentQueue<StorageCall> Refused { get; } = [];

    /// <summary>What was passed on so far.</summary>
    public ConcurrentQueue<StorageCall> Made { get; } = [];

    /// <summary>Rows of tables that were answered with so far.</summary>
    public int RowsRead => _rowsRead;

    public static async Task<StorageProxy> Start(AzuriteOptions backend)
    {
        var proxy = new StorageProxy(backend);
        await proxy._app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _azurite.Dispose();
    }

    private async Task Forward(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var (service, port) = http.Connection.LocalPort == _ports.TablePort ? ("table", _backend.TablePort)
            : http.Connection.LocalPort == _ports.BlobPort ? ("blob", _backend.BlobPort)
            : ("queue", _backend.QueuePort);
        var call = Describe(service, http.Request, body.ToArray()) with { Id = http.Request.Headers["x-ms-client-request-id"].ToString() };
        if (Refuse(call))
        {
            Refused.Enqueue(call);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        Made.Enqueue(call);
        var target = new Uri($"http://127.0.0.1:{port}{http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget}");
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), target);
        request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in http.Request.Headers)
        {
            if (!ByConnection.Contains(name, StringComparer.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
            }
        }

        using var answer = await _azurite.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        if (call is { Service: "table", What: "GET" or "GET query" } && answer.IsSuccessStatusCode)
        {
            await answer.Content.LoadIntoBufferAsync(http.RequestAborted);
            Interlocked.Add(ref _rowsRead, Rows(await answer.Content.ReadAsByteArrayAsync(http.RequestAborted)));
        }

        if (LoseAnswer(call))
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => !ByConnection.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
        {
            http.Response.Headers[name] = values.ToArray();
        }

        // A 204 and an answer to HEAD may have no body, not even an empty one.
        if (http.Request.Method != "HEAD" && answer.StatusCode is not (System.Net.HttpStatusCode.NoContent or System.Net.HttpStatusCode.NotModified))
        {
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    private static StorageCall Describe(string service, HttpRequest request, byte[] body)
    {
        var path = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var name = path.ElementAtOrDefault(1) ?? "";
        if (service != "table")
        {
            var kind = request.Query["comp"].ToString();
            return new StorageCall(service, name, kind.Length == 0 ? request.Method : $"{request.Method} {kind}");
        }

        if (name == "$batch")
        {
            return new StorageCall(service, BatchTable().Match(Encoding.UTF8.GetString(body)).Groups[1].Value, "POST batch");
        }

        var table = name.Split('(')[0];
        var isQuery = request.Method == "GET" && (name == table || name.EndsWith("()", StringComparison.Ordinal));
        return new StorageCall(service, table, isQuery ? "GET query" : request.Method);
    }

    private static int Rows(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("value", out var rows) && rows.ValueKind == JsonValueKind.Array ? rows.GetArrayLength() : 1;
    }

    [GeneratedRegex(@"https?://[^/\s]+/devstoreaccount1/(\w+)")]
    private static partial Regex BatchTable();
}
