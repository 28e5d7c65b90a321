using System.Globalization;
using System.Net;
using System.Text;
using PrivacyFunctions.Journeys.Time;

namespace PrivacyFunctions.Journeys.MailDoor;

/// <summary>A mail that somebody wrote to us.</summary>
/// <param name="Id">What its Message-ID begins with.</param>
/// <param name="Headers">Further headers, a line each.</param>
internal sealed record WrittenMail(string From, string Subject, string Text, string Id, string Headers = "")
{
    public static WrittenMail New(string from, string subject, string text) => new(from, subject, text, Guid.NewGuid().ToString("N"));

    public string AllHeaders =>
        $"From: {From}\r\nTo: privacy@example.cn\r\nDate: {DateTimeOffset.UtcNow.ToString("r", CultureInfo.InvariantCulture)}\r\nMessage-ID: <{Id}@mail.example.com>\r\n{Headers}";
}

/// <summary>Posts mails as SendGrid's Inbound Parse does.</summary>
internal sealed class MailPost(Office office, string secret) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = office.Station.Address, Timeout = TimeSpan.FromSeconds(90) };

    /// <summary>Field by field.</summary>
    public Task<HttpStatusCode> Parsed(WrittenMail mail, CancellationToken cancellation, string? otherSecret = null) =>
        Post(Fields(mail), otherSecret ?? secret, cancellation);

    /// <summary>As <see cref="Parsed"/>, with the whole answer.</summary>
    public Task<HttpResponseMessage> Answer(WrittenMail mail, CancellationToken cancellation) => Send(Fields(mail), secret, cancellation);

    /// <summary>The message as it came.</summary>
    public Task<HttpStatusCode> Raw(WrittenMail mail, CancellationToken cancellation) => Post(
        [
            ("SPF", "pass"),
            ("email", $"{mail.AllHeaders}Subject: =?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(mail.Subject))}?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{mail.Text}\r\n"),
            ("envelope", $$"""{"to":["privacy@example.cn"],"from":"{{mail.From}}"}"""),
        ],
        secret,
        cancellation);

    public void Dispose() => _http.Dispose();

    private static (string Name, string Value)[] Fields(WrittenMail mail) =>
    [
        ("headers", mail.AllHeaders + $"Subject: {mail.Subject}\r\n"),
        ("from", mail.From),
        ("to", "privacy@example.cn"),
        ("subject", mail.Subject),
        ("text", mail.Text),
        ("envelope", $$"""{"to":["privacy@example.cn"],"from":"{{mail.From}}"}"""),
        ("charsets", """{"to":"UTF-8","subject":"UTF-8","from":"UTF-8","text":"UTF-8"}"""),
        ("SPF", "pass"),
        ("spam_score", "0.1"),
    ];

    private async Task<HttpStatusCode> Post((string Name, string Value)[] fields, string key, CancellationToken cancellation)
    {
        using var answer = await Send(fields, key, cancellation);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> Send((string Name, string Value)[] fields, string key, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent("xYzZY");
        foreach (var (name, value) in fields)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), $"\"{name}\"");
        }

        return await _http.PostAsync(new Uri($"inbound/{key}", UriKind.Relative), form, cancellation);
    }
}
