using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Local.Mailbox;
using PrivacyFunctions.Mail;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Mailbox;

/// <summary>The development mailbox: letters sent to it are there to be read, by page and by program.</summary>
public sealed class MailboxSpec(TestStorage storage) : IAsyncLifetime
{
    private readonly Clock clock = new();
    private readonly string person = $"p-{Guid.NewGuid():N}@example.com";
    private WebApplication app = null!;
    private HttpClient http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(StorageAccount.FromConnectionString(storage.ConnectionString));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddMailbox();
        app = builder.Build();
        app.MapMailbox();
        await app.StartAsync(Cancellation);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_letter_is_there_with_everything_it_said()
    {
        var mail = Mail("receipt");

        Assert.IsType<SendOutcome.Accepted>(await Send(mail));

        var kept = Assert.Single(await Letters(person));
        Assert.Equal((mail.To, mail.Subject, mail.Text, mail.Html), (kept.To, kept.Subject, kept.Text, kept.Html));
        Assert.Equal((mail.MessageId, mail.DeliveryKey.ToString()), (kept.MessageId, kept.DeliveryKey));
        Assert.Equal((clock.GetUtcNow(), 1), (kept.SentAt, kept.Deliveries));
    }

    [Fact]
    public async Task A_letter_sent_again_is_the_same_letter_with_a_count()
    {
        var mail = Mail("receipt");
        await Send(mail);
        clock.Advance(TimeSpan.FromMinutes(5));

        await Send(mail);
        await Send(mail);

        var kept = Assert.Single(await Letters(person));
        Assert.Equal((clock.GetUtcNow() - TimeSpan.FromMinutes(5), 3), (kept.SentAt, kept.Deliveries));
    }

    [Fact]
    public async Task Deliveries_at_the_same_time_are_all_counted()
    {
        var mail = Mail("receipt");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Send(mail)));

        Assert.Equal(6, Assert.Single(await Letters(person)).Deliveries);
    }

    [Fact]
    public async Task The_newest_letter_comes_first_and_other_peoples_letters_do_not()
    {
        await Send(Mail("receipt"));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Send(Mail("ready"));
        await Send(Mail("ready", to: $"other-{person}"));

        Assert.Equal(["ready", "receipt"], (await Letters(person.ToUpperInvariant())).Select(letter => letter.DeliveryKey.Split('/')[1]));
        Assert.Empty(await Letters("nobody@example.com"));
    }

    [Fact]
    public async Task The_page_lists_letters_and_encodes_them()
    {
        await Send(Mail("receipt", subject: "<b>Matter</b> · 申请"));

        var page = await http.GetStringAsync($"/dev/mailbox?to={Uri.EscapeDataString(person)}", Cancellation);

        Assert.Contains("&lt;b&gt;Matter&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("申请", page, StringComparison.Ordinal);
        Assert.Contains(person, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Matter", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_is_shown_in_a_frame_that_runs_nothing()
    {
        await Send(Mail("receipt"));
        var kept = Assert.Single(await Letters(person));

        using var page = await http.GetAsync($"/dev/mailbox/{kept.Id}", Cancellation);
        using var frame = await http.GetAsync($"/dev/mailbox/{kept.Id}/html", Cancellation);

        Assert.Contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", await page.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", Policy(page), StringComparison.Ordinal);
        Assert.Contains("sandbox allow-popups", Policy(frame), StringComparison.Ordinal);
        Assert.DoesNotContain("allow-scripts", Policy(frame), StringComparison.Ordinal);
        Assert.Equal("<html><head><base target=\"_blank\"></head><body>Letter</body></html>", await frame.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("/dev/mailbox/nothing")]
    [InlineData("/dev/mailbox/0000000000000000000-0000000000000000-0000000000000000")]
    [InlineData("/dev/mailbox/..%2Fkeys/html")]
    public async Task What_is_no_letter_is_not_found(string path)
    {
        using var answer = await http.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Storage_that_is_away_makes_the_mailbox_unavailable()
    {
        var away = new ServiceCollection()
            .AddSingleton(StorageAccount.FromConnectionString("DefaultEndpointsProtocol=http;AccountName=away;AccountKey=YXdheQ==;BlobEndpoint=http://127.0.0.1:9/away;TableEndpoint=http://127.0.0.1:9/away"))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationManager())
            .AddMailbox();
        await using var services = away.BuildServiceProvider();

        Assert.Equal(new SendOutcome.Unavailable(), await services.GetRequiredService<IMailSender>().Send(Mail("receipt"), Cancellation));
    }

    private readonly Reference reference = Reference.New();

    private OutgoingMail Mail(string letter, string? to = null, string? subject = null)
    {
        var key = new DeliveryKey(reference, letter, to is null ? "person" : "other", 1);
        return new OutgoingMail
        {
            To = to ?? person,
            Subject = subject ?? $"Matter · {reference}",
            Text = "Letter\n",
            Html = "<html><head></head><body>Letter</body></html>",
            Language = Language.En,
            MessageId = key.MessageId(new Uri("http://localhost:7071/")),
            DeliveryKey = key,
        };
    }

    private Task<SendOutcome> Send(OutgoingMail mail) => app.Services.GetRequiredService<IMailSender>().Send(mail, Cancellation);

    private async Task<List<MailboxLetter>> Letters(string to) =>
        (await http.GetFromJsonAsync<List<MailboxLetter>>($"/dev/mailbox.json?to={Uri.EscapeDataString(to)}", Cancellation))!;

    private static string Policy(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 23, 1, 12, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
