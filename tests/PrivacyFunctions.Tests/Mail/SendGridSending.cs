using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Mail.Letters;
using PrivacyFunctions.Mail.SendGrid;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Mail;

public sealed class SendGridSending : IAsyncLifetime
{
    private readonly CapturedLog log = new();
    private readonly Dictionary<string, string?> settings = new()
    {
        ["SendGridApiKey"] = SendGridServer.ApiKey,
        ["MailFrom"] = "privacy@mail.example.com",
        ["MailFromName"] = "Example Privacy",
    };

    private SendGridServer server = null!;
    private ServiceProvider? services;

    public async ValueTask InitializeAsync()
    {
        server = await SendGridServer.Start();
        settings["SendGridHost"] = server.Host.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        // Every test here: whatever happened, the log names no address.
        Assert.DoesNotContain("@", log.All, StringComparison.Ordinal);
        Assert.DoesNotContain(SendGridServer.ApiKey, log.All, StringComparison.Ordinal);
        await (services?.DisposeAsync() ?? ValueTask.CompletedTask);
        await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Letters.All), MemberType = typeof(Letters))]
    public async Task SendGrid_takes_every_letter(string letter, string language)
    {
        var mail = await Letters.Write(Letters.Find(letter, language));

        var outcome = await Send(mail);

        var sent = Assert.Single(server.Sent);
        Assert.Equal(new SendOutcome.Accepted(sent.Id), outcome);
        Assert.Equal((mail.To, mail.Subject, mail.Text, mail.Html), (sent.To, sent.Subject, sent.Text, sent.Html));
        Assert.Equal((mail.MessageId, mail.DeliveryKey.ToString()), (sent.MessageId, sent.DeliveryKey));
        Assert.Contains(mail.DeliveryKey.ToString(), log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_request_says_exactly_this()
    {
        await Send(Plain());

        Assert.Equal(
            """{"from":{"name":"Example Privacy","email":"privacy@mail.example.com"},"subject":"Subject · PR-7K3M-Q2XD","personalizations":[{"to":[{"name":"Reader","email":"reader@example.com"}]}],"content":[{"type":"text/plain","value":"Text"},{"type":"text/html","value":"Html"}],"headers":{"Message-ID":"\u003cpr-7k3m-q2xd.receipt.5be1c2d9a04f7763.1@privacy.example.com\u003e","Auto-Submitted":"auto-generated","Content-Language":"zh-CN"},"custom_args":{"delivery_key":"PR-7K3M-Q2XD/receipt/5be1c2d9a04f7763/1"},"mail_settings":{"bypass_unsubscribe_management":{"enable":true}},"tracking_settings":{"click_tracking":{"enable":false,"enable_text":false},"open_tracking":{"enable":false},"subscription_tracking":{"enable":false},"ganalytics":{"enable":false}},"reply_to":{"email":"dpo@example.com"}}""",
            Assert.Single(server.Sent).Body.GetRawText());
    }

    [Theory]
    [InlineData(400, """{"errors":[{"message":"Does not contain a valid address: reader@example.com","field":"personalizations.0.to.0.email"}]}""", MailRefusals.Address)]
    [InlineData(400, """{"errors":[{"message":"Invalid","field":"content.0.value"}]}""", MailRefusals.Malformed)]
    [InlineData(400, """{"errors":[{"message":"Invalid","field":null}]}""", MailRefusals.Malformed)]
    [InlineData(400, "<html>reader@example.com</html>", MailRefusals.Malformed)]
    [InlineData(401, """{"errors":[{"message":"expired","field":null}]}""", MailRefusals.Key)]
    [InlineData(403, """{"errors":[{"message":"The from address does not match a verified Sender Identity","field":"from"}]}""", MailRefusals.Sender)]
    [InlineData(404, "", MailRefusals.Other)]
    [InlineData(413, "", MailRefusals.TooLarge)]
    public async Task A_refusal_is_a_code_after_one_attempt(int status, string body, string code)
    {
        server.AnswerNext(status, body);

        Assert.Equal(new SendOutcome.Refused(code), await Send(Plain()));
        Assert.Equal(1, server.Attempts);
    }

    [Fact]
    public async Task A_wrong_key_is_refused()
    {
        settings["SendGridApiKey"] = "SG.revoked";

        Assert.Equal(new SendOutcome.Refused(MailRefusals.Key), await Send(Plain()));
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_as_such()
    {
        Assert.Equal(new SendOutcome.Refused(MailRefusals.Address), await Send(Plain(to: "reader at example")));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_failure_is_tried_again_until_it_is_over(int status)
    {
        server.AnswerNext(status).AnswerNext(status);

        Assert.IsType<SendOutcome.Accepted>(await Send(Plain()));
        Assert.Equal(3, server.Attempts);
        Assert.Single(server.Sent);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_lasting_failure_is_given_up_after_three_attempts(int status)
    {
        server.AnswerNext(status).AnswerNext(status).AnswerNext(status);

        Assert.Equal(new SendOutcome.Unavailable(), await Send(Plain()));
        Assert.Equal(3, server.Attempts);
    }

    [Fact]
    public async Task A_short_limit_is_waited_out()
    {
        var reset = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 2);
        server.LimitNext(until: reset);

        Assert.IsType<SendOutcome.Accepted>(await Send(Plain()));
        Assert.Equal(2, server.Attempts);
        Assert.True(TimeProvider.System.GetUtcNow() >= reset - TimeSpan.FromMilliseconds(50), "It was tried again before the limit's end.");
    }

    [Fact]
    public async Task Retry_after_is_honoured_before_the_second_attempt()
    {
        server.AnswerNext(503, "", ("Retry-After", "1"));
        var started = Stopwatch.GetTimestamp();

        Assert.IsType<SendOutcome.Accepted>(await Send(Plain()));
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(950));
    }

    [Fact]
    public async Task A_long_limit_is_left_to_the_caller_with_its_end()
    {
        server.LimitNext(until: TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(10));

        var outcome = Assert.IsType<SendOutcome.Unavailable>(await Send(Plain()));

        Assert.InRange(outcome.RetryAfter!.Value, TimeSpan.FromMinutes(9.5), TimeSpan.FromMinutes(10));
        Assert.Equal(1, server.Attempts);
    }

    [Fact]
    public async Task No_answer_in_time_is_unavailable_and_not_sent_twice()
    {
        settings["SendGridPatience"] = "00:00:00.500";
        server.HangNext();

        Assert.Equal(new SendOutcome.Unavailable(), await Send(Plain()));
        Assert.Equal(1, server.Attempts);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unavailable()
    {
        await server.Stop();

        Assert.Equal(new SendOutcome.Unavailable(), await Send(Plain()));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_told_so()
    {
        server.HangNext();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sender().Send(Plain(), patience.Token));
    }

    [Theory]
    [InlineData("SendGridApiKey", "", "Set SendGridApiKey to a SendGrid key")]
    [InlineData("MailFrom", "", "Set MailFrom to the address")]
    [InlineData("MailFrom", "not an address", "MailFrom must be one address")]
    [InlineData("SendGridHost", "sendgrid", "SendGridHost must be an address")]
    public void A_wrong_setting_is_named(string setting, string value, string message)
    {
        settings[setting] = value;

        var error = Assert.Throws<OptionsValidationException>(() => Services().GetRequiredService<IOptions<SendGridSettings>>().Value);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static OutgoingMail Plain(string to = "reader@example.com")
    {
        var key = new DeliveryKey(Reference.Parse("PR-7K3M-Q2XD"), "receipt", Letters.Addressee, 1);
        return new OutgoingMail
        {
            To = to,
            DisplayName = "Reader",
            ReplyTo = "dpo@example.com",
            Subject = "Subject · PR-7K3M-Q2XD",
            Text = "Text",
            Html = "Html",
            Language = Language.ZhCn,
            MessageId = key.MessageId(new Uri("https://privacy.example.com/")),
            DeliveryKey = key,
        };
    }

    private Task<SendOutcome> Send(OutgoingMail mail) => Sender().Send(mail, TestContext.Current.CancellationToken);

    private IMailSender Sender() => Services().GetRequiredService<IMailSender>();

    private ServiceProvider Services() => services ??= new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
        .AddSendGrid(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();

    private sealed class CapturedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public string All => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {state} {exception}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
