using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Tests.Hooks;

/// <summary>
/// A receiver of hooks, written from their documentation alone: checks signature and age of what it gets, takes a message
/// once however often it comes, and answers 204; or is away for a while.
/// </summary>
public sealed class HookServer : IAsyncDisposable
{
    public const string Secret = "whsec-0123456789abcdef0123456789abcdef";

    // A message from the future is taken: journeys move the service's clock ahead.
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Received> _taken = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private volatile int _answer;
    private int _attempts;

    private HookServer(WebApplication app) => _app = app;

    /// <summary>What a message said, and how often it came.</summary>
    public sealed record Received(string Key, JsonElement Body)
    {
        public int Deliveries { get; init; } = 1;

        public string Event => Body.GetProperty("event").GetString()!;

        public string Kind => Body.GetProperty("kind").GetString()!;

        public string Email => Body.GetProperty("subject").GetProperty("email").GetString()!;

        public IReadOnlyList<string> Purposes => [.. Body.GetProperty("purposes").EnumerateArray().Select(p => p.GetString()!)];
    }

    public Uri Url => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), "hooks/privacy");

    /// <summary>How often something was posted, whatever the answer.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>Why messages were not taken.</summary>
    public IReadOnlyList<string> Refused => [.. _refused];

    public static async Task<HookServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new HookServer(app);
        app.MapPost("/hooks/privacy", server.Receive);
        await app.StartAsync();
        return server;
    }

    /// <summary>The messages about a request, in no order.</summary>
    public IReadOnlyList<Received> About(string reference) => [.. _taken.Values.Where(m => m.Body.GetProperty("reference").GetString() == reference)];

    /// <summary>From now on every message is answered with this status, and not taken.</summary>
    public HookServer Answer(int status)
    {
        _answer = status;
        return this;
    }

    public HookServer IsBack() => Answer(0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Receive(HttpRequest request)
    {
        Interlocked.Increment(ref _attempts);
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        if (_answer is not 0 and var status)
        {
            return status is >= 300 and < 400 ? Results.Redirect("/elsewhere", preserveMethod: true) : Results.StatusCode(status);
        }

        if (Wrong(request, body.ToArray()) is { } why)
        {
            _refused.Enqueue(why);
            return Results.Unauthorized();
        }

        var message = new Received(request.Headers["Idempotency-Key"].ToString(), JsonDocument.Parse(body.ToArray()).RootElement);
        _taken.AddOrUpdate(message.Key, message, (_, before) => before with { Deliveries = before.Deliveries + 1 });
        return Results.NoContent();
    }

    private static string? Wrong(HttpRequest request, byte[] body)
    {
        var timestamp = request.Headers["X-PrivacyFunctions-Timestamp"].ToString();
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        var signature = "v1=" + Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)).ToLower(CultureInfo.InvariantCulture);
        return request switch
        {
            _ when request.ContentType != "application/json; charset=utf-8" => "content type",
            _ when request.Headers["X-PrivacyFunctions-Signature"] != signature => "signature",
            _ when DateTimeOffset.UtcNow - DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)) > Oldest => "age",
            _ when request.Headers["Idempotency-Key"].Count != 1 => "key",
            _ when request.QueryString.HasValue => "query",
            _ => null,
        };
    }
}
