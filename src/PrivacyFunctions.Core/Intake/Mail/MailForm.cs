using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>The fields of one posted mail, gathered part by part in any order.</summary>
internal sealed class MailForm
{
    private readonly Dictionary<string, BoundedBytes> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly AttachmentList _attachments = new();
    private RawMessage? _raw;

    public async Task Take(MultipartSection part, CancellationToken cancellation)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
        {
            return;
        }

        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        if (name.Equals("email", StringComparison.OrdinalIgnoreCase) && _raw is null)
        {
            await TakeMessage(part.Body, cancellation);
        }
        else if (disposition.IsFileDisposition() || name.StartsWith("attachment", StringComparison.OrdinalIgnoreCase) && IsNumber(name.AsSpan(10)))
        {
            var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
            var size = await Pass(part.Body, _ => { }, cancellation);
            _attachments.Add(HeaderUtilities.RemoveQuotes(fileName).ToString(), part.ContentType?.Split(';')[0] ?? "", size);
        }
        else if (BoundOf(name) is { } bound && !_fields.ContainsKey(name))
        {
            var field = new BoundedBytes(bound);
            _fields.Add(name, field);
            await Pass(part.Body, bytes => field.Add(bytes.Span), cancellation);
        }
    }

    public InboundMail ToMail(Completeness completeness)
    {
        _raw?.Finish();
        var headers = _raw?.Headers ?? RawMessage.ReadHeaders(Bytes("headers"));
        var envelope = Envelope.Parse(Bytes("envelope"));
        var subject = _raw is null && _fields.ContainsKey("subject") ? Field("subject") : headers["Subject"] ?? Field("subject");
        return new InboundMail(
            Addresses.In(headers["From"]).Concat(Addresses.In(Field("from"))).FirstOrDefault(),
            envelope?.From ?? (headers["Return-Path"] is { } path ? path.Trim(' ', '<', '>') : null),
            [.. Addresses.In(headers["To"] ?? Field("to")).Take(MailLimits.Attachments)],
            CleanText.Line(subject, MailLimits.Subject),
            Text(),
            headers.Date,
            headers.MessageId,
            headers.AnswersTo,
            headers,
            new MailChecks(CleanText.Line(Field("SPF"), MailLimits.Name), CleanText.Line(Field("dkim"), MailLimits.Name), SpamScore()),
            _attachments.Listed,
            _attachments.NotListed,
            completeness)
        { SaysFrom = CleanText.Line(headers["From"] ?? Field("from"), MailLimits.Name) };
    }

    private static int? BoundOf(string name) => name.ToLowerInvariant() switch
    {
        "text" => MailLimits.Text,
        "html" => MailLimits.Html,
        "headers" => MailLimits.Headers,
        "from" or "to" or "subject" or "envelope" or "charsets" or "spf" or "dkim" or "spam_score" => MailLimits.OtherField,
        _ => null,
    };

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static async Task<long> Pass(Stream part, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var size = 0L;
            while (await part.ReadAsync(buffer, cancellation) is var count and > 0)
            {
                size += count;
                take(buffer.AsMemory(0, count));
            }

            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task TakeMessage(Stream part, CancellationToken cancellation)
    {
        _raw = new RawMessage(part, _attachments);
        try
        {
            await _raw.ReadMessageAsync(cancellation);
        }
        catch (FormatException)
        {
            // Not a message from some line on: what was read before stands, the rest is in the copy.
        }

        await Pass(part, _ => { }, cancellation);
    }

    private string Text()
    {
        var (text, html) = _raw is null ? (Field("text"), Field("html")) : (_raw.Text, _raw.Html);
        return CleanText.Block(string.IsNullOrWhiteSpace(text) && html.Length > 0 ? HtmlText.Of(html) : text);
    }

    private double? SpamScore() =>
        double.TryParse(Field("spam_score"), NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && double.IsFinite(score) ? score : null;

    private ReadOnlySpan<byte> Bytes(string name) => _fields.TryGetValue(name, out var field) ? field.Span : default;

    // Which charset each field came in; it may be posted after them.
    private string Field(string name) => MailCharsets.Decode(Bytes(name), Charsets().GetValueOrDefault(name));

    private Dictionary<string, string> Charsets() => JsonFields.Strings(Bytes("charsets"));
}

/// <summary>The envelope as SendGrid posts it: <c>{"to":["privacy@example.com"],"from":"mei@example.com"}</c>.</summary>
internal sealed record Envelope(string From)
{
    public static Envelope? Parse(ReadOnlySpan<byte> json) =>
        JsonFields.Strings(json).TryGetValue("from", out var from) ? new Envelope(from.Trim(' ', '<', '>')) : null;

    /// <summary>Gives nothing away to a log.</summary>
    public override string ToString() => nameof(Envelope);
}

/// <summary>Small JSON objects beside the mail. What is no object has no fields.</summary>
internal static class JsonFields
{
    public static Dictionary<string, string> Strings(ReadOnlySpan<byte> json)
    {
        var strings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (json.IsEmpty)
        {
            return strings;
        }

        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(json));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var field in document.RootElement.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.String))
                {
                    strings.TryAdd(field.Name, field.Value.GetString()!);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped lone surrogate. The defaults serve: UTF-8, and the header's return path.
            strings.Clear();
        }

        return strings;
    }
}
