using System.Net;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Tests.Support;

/// <summary>What a request to the storage service meets.</summary>
internal enum Fault
{
    None,

    /// <summary>The connection is reset before the service has seen the request.</summary>
    Cut,

    /// <summary>Answered by 500 and not carried out.</summary>
    Broken,

    /// <summary>Answered by 503 and not carried out.</summary>
    Busy,

    /// <summary>Answered by 403 and not carried out: nothing that a client tries again at once.</summary>
    Refused,

    /// <summary>Carried out, and answered by 500: the caller cannot know.</summary>
    AnswerLost,

    /// <summary>Carried out, and never answered: the caller has to give up.</summary>
    Silent,
}

/// <summary>Stands between hosts and the tables and blobs of the test's storage, and lets requests meet faults.</summary>
internal sealed class StorageProxy : IAsyncDisposable
{
    private static readonly string[] ByConnection = ["Connection", "Keep-Alive", "Transfer-Encoding", "Host"];

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly Uri _tables = new TableServiceClient(TestStorage.ConnectionString).Uri;
    private readonly Uri _blobs = new BlobServiceClient(TestStorage.ConnectionString).Uri;
    private int _met;

    private StorageProxy()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0", "http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Asked for every request.</summary>
    public Func<HttpRequest, Fault> Next { get; set; } = _ => Fault.None;

    /// <summary>Requests that met a fault so far.</summary>
    public int Met => Volatile.Read(ref _met);

    public string ConnectionString
    {
        get
        {
            IEnumerable<string> account = TestStorage.ConnectionString.Split(';')
                .Where(part => part.Length > 0 && !part.Contains("Endpoint=", StringComparison.Ordinal));
            Uri[] own = [.. _app.Urls.Select(url => new Uri(url))];
            return string.Join(';', [.. account, $"TableEndpoint={At(_tables, own[0])}", $"BlobEndpoint={At(_blobs, own[1])}"]);
        }
    }

    public static async Task<StorageProxy> StartAsync()
    {
        var proxy = new StorageProxy();
        await proxy._app.StartAsync(TestContext.Current.CancellationToken);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        Next = _ => Fault.Cut;
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private static Uri At(Uri service, Uri own) => new UriBuilder(service) { Host = own.Host, Port = own.Port }.Uri;

    private async Task AnswerAsync(HttpContext http)
    {
        try
        {
            await AnswerAsync(http, Next(http.Request));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // One side has hung up: the other hears of it now.
            http.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext http, Fault fault)
    {
        Interlocked.Add(ref _met, fault == Fault.None ? 0 : 1);
        switch (fault)
        {
            case Fault.Cut:
                http.Abort();
                return;
            case Fault.Broken or Fault.Busy or Fault.Refused:
                http.Response.StatusCode = fault switch { Fault.Busy => 503, Fault.Refused => 403, _ => 500 };
                return;
        }

        using HttpResponseMessage answer = await ForwardAsync(http);
        switch (fault)
        {
            case Fault.AnswerLost:
                http.Response.StatusCode = 500;
                return;
            case Fault.Silent:
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                return;
            default:
                await PassBackAsync(answer, http);
                return;
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        Uri service = http.Connection.LocalPort == new Uri(_app.Urls.First()).Port ? _tables : _blobs;
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(service, target));
        request.Content = new ByteArrayContent(body.ToArray());
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in http.Request.Headers.Where(header => !IsByConnection(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
    }

    private static async Task PassBackAsync(HttpResponseMessage answer, HttpContext http)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !IsByConnection(header.Key)))
        {
            http.Response.Headers[name] = values.ToArray();
        }

        // A 204 and an answer to HEAD may have no body, not even an empty one.
        if (http.Request.Method != "HEAD" && answer.StatusCode is not (HttpStatusCode.NoContent or HttpStatusCode.NotModified))
        {
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }

    private static bool IsByConnection(string header) => ByConnection.Contains(header, StringComparer.OrdinalIgnoreCase);
}
