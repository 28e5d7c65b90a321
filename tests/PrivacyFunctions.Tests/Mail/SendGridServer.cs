using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PrivacyFunctions.Tests.Mail;

/// <summary>
/// SendGrid as its clients see it: a web server on this machine that checks what it gets by the rules of
/// <c>POST /v3/mail/send</c>, and answers 202 or whatever it was told to answer next.
/// </summary>
public sealed class SendGridServer : IAsyncDisposable
{
    /// <summary>The key it takes.</summary>
    public const string ApiKey = "SG.test-key";

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Answer> answers = new();
    private readonly ConcurrentQueue<SentMail> sent = new();
    private readonly CancellationTokenSource hangUp = new();
    private int attempts;

    private SendGridServer(WebApplication app) => this.app = app;

    /// <summary>For the setting <c>SendGridHost</c>.</summary>
    public Uri Host => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>How often something was posted, whatever the answer.</summary>
    public int Attempts => Volatile.Read(ref attempts);

    /// <summary>The letters answered with 202, in the order of their arrival.</summary>
    public IReadOnlyList<SentMail> Sent => [.. sent];

    public static async Task<SendGridServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new SendGridServer(app);
        app.MapPost("/v3/mail/send", server.Receive);
        await app.StartAsync();
        return server;
    }

    /// <summary>Queues an answer for one attempt; with none queued, a valid letter gets 202.</summary>
    /// <param name="headers">Added to the answer, such as <c>Retry-After</c>.</param>
    public SendGridServer AnswerNext(int status, string body = "", params (string Name, string Value)[] headers)
    {
        answers.Enqueue(new Answer(status, body, headers));
        return this;
    }

    /// <summary>Takes one request and never answers it.</summary>
    public SendGridServer HangNext() => AnswerNext(0);

    /// <summary>Answers one request with 429 until a moment, in whole seconds as SendGrid tells it.</summary>
    public SendGridServer LimitNext(DateTimeOffset until) => AnswerNext(
        StatusCodes.Status429TooManyRequests,
        """{"errors":[{"field":null,"message":"too many requests"}]}""",
        ("X-RateLimit-Limit", "600"),
        ("X-RateLimit-Remaining", "0"),
        ("X-RateLimit-Reset", until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

    /// <summary>From now on nobody listens at <see cref="Host"/>.</summary>
    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await hangUp.CancelAsync();
        await app.DisposeAsync();
        hangUp.Dispose();
    }

    private async Task Receive(HttpContext context)
    {
        Interlocked.Increment(ref attempts);
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (answers.TryDequeue(out var answer))
        {
            await Give(context, answer);
        }
        else if (context.Request.Headers.Authorization != $"Bearer {ApiKey}")
        {
            await Give(context, new Answer(401, """{"errors":[{"message":"The provided authorization grant is invalid, expired, or revoked","field":null,"help":null}]}""", []));
        }
        else if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            await Give(context, new Answer(415, """{"errors":[{"message":"Content-Type should be application/json.","field":null,"help":null}]}""", []));
        }
        else if (SendGridRules.Broken(body) is [var first, ..])
        {
            await Give(context, new Answer(400, JsonSerializer.Serialize(new { errors = new[] { new { message = first.Message, field = first.Field, help = (string?)null } } }), []));
        }
        else
        {
            var id = $"id-{Guid.NewGuid():N}";
            sent.Enqueue(SentMail.Read(body, id));
            await Give(context, new Answer(202, "", [("X-Message-Id", id)]));
        }
    }

    private async Task Give(HttpContext context, Answer answer)
    {
        if (answer.Status == 0)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, hangUp.Token);
            var ended = new TaskCompletionSource();
            await using var registration = end.Token.Register(ended.SetResult);
            await ended.Task;
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Body.Length > 0)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.Body);
        }
    }

    private sealed record Answer(int Status, string Body, IReadOnlyList<(string Name, string Value)> Headers);
}
