using System.Buffers;
using System.Text;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Tests.Intake.Mail;

/// <summary>A body as SendGrid's Inbound Parse posts it, field by field.</summary>
internal sealed class Post
{
    private readonly ArrayBufferWriter<byte> _body = new();

    public const string ContentType = "multipart/form-data; boundary=xYzZY";

    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    public static Encoding Big5 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    public static MailRules Rules { get; } = new(
        new HashSet<string> { "privacy@example.cn" },
        "privacy.example.cn",
        new HashSet<string> { "privacy.example.cn" },
        MailRules.UsualSpamBound,
        Language.ZhCn);

    /// <summary>A mail as it comes parsed, with what a test says about it in place of the usual.</summary>
    public static Post Parsed(
        string subject = "Hello",
        string text = "Please send me a copy of my data.",
        string from = "Mei Lin <mei.lin@example.com>",
        string headers = "",
        string? envelopeFrom = "mei.lin@example.com",
        string messageId = "abc@mail.example.com") =>
        new Post()
            .Field("headers", $"From: {from}\nTo: privacy@example.cn\nDate: Mon, 23 Nov 2026 10:00:00 +0800\n{(messageId.Length == 0 ? "" : $"Message-ID: <{messageId}>\n")}{headers}")
            .Field("from", from)
            .Field("to", "privacy@example.cn")
            .Field("subject", subject)
            .Field("text", text)
            .Field("envelope", envelopeFrom is null ? "{}" : $$"""{"to":["privacy@example.cn"],"from":"{{envelopeFrom}}"}""")
            .Field("charsets", """{"to":"UTF-8","subject":"UTF-8","from":"UTF-8","text":"UTF-8"}""")
            .Field("SPF", "pass")
            .Field("dkim", "{@example.com : pass}")
            .Field("spam_score", "0.1");

    /// <summary>A mail in raw mode: the message in the field <c>email</c>.</summary>
    public static Post Raw(string message) => Raw(Encoding.Latin1.GetBytes(message));

    public static Post Raw(byte[] message) =>
        new Post().Field("SPF", "pass").Field("email", message).Field("envelope", """{"from":"mei.lin@example.com"}""");

    public Post Field(string name, string value) => Field(name, Encoding.UTF8.GetBytes(value));

    public Post Field(string name, byte[] value) => Part($"Content-Disposition: form-data; name=\"{name}\"", value);

    public Post File(string name, string fileName, string type, byte[] content) =>
        Part($"Content-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {type}", content);

    public Post Part(string headers, byte[] content)
    {
        Write($"--xYzZY\r\n{headers}\r\n\r\n");
        _body.Write(content);
        Write("\r\n");
        return this;
    }

    public byte[] Unfinished() => _body.WrittenSpan.ToArray();

    public byte[] Bytes()
    {
        Write("--xYzZY--\r\n");
        return _body.WrittenSpan.ToArray();
    }

    public Task<InboundMail> Read() => Read(Bytes());

    public static Task<InboundMail> Read(byte[] body) =>
        InboundMailReader.Read(new MemoryStream(body), ContentType, Stream.Null, TestContext.Current.CancellationToken);

    public async Task<MailMeaning> Meaning() => Meanings.Of(await Read(), Rules);

    private void Write(string text) => _body.Write(Encoding.UTF8.GetBytes(text));
}
