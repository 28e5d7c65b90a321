using System.Buffers;
using MimeKit;
using MimeKit.Encodings;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>
/// Reads a MIME message (RFC 5322, RFC 2045) as it streams by: headers, texts up to their bounds, and of attachments
/// only name, type and size. A message inside the message (message/rfc822) is one attachment; its texts are not the sender's.
/// </summary>
internal sealed class RawMessage : MimeReader
{
    // Headers with raw 8-bit text are against RFC 5322; those that are not UTF-8 come from old Chinese programs.
    private static readonly ParserOptions Bounded = new() { MaxMimeDepth = 32, CharsetEncoding = MailCharsets.Gb18030 };

    private readonly AttachmentList _attachments;
    private HeaderList _partHeaders = [];
    private bool _hasMessageHeaders;
    private int _inside;
    private string _insideType = "";
    private long _insideSize;
    private Part? _part;

    public RawMessage(Stream stream, AttachmentList attachments)
        : base(Bounded, stream) => _attachments = attachments;

    public MailHeaders Headers { get; } = new();

    public string Text { get; private set; } = "";

    public string Html { get; private set; } = "";

    /// <summary>Headers alone, as SendGrid posts them in a field of their own.</summary>
    public static MailHeaders ReadHeaders(ReadOnlySpan<byte> headers)
    {
        using var stream = new MemoryStream([.. headers, .. "\r\n\r\n"u8], writable: false);
        var message = new RawMessage(stream, new AttachmentList());
        try
        {
            message.ReadHeaders();
        }
        catch (FormatException)
        {
            // What was read before the line that is no header stands.
        }

        return message.Headers;
    }

    protected override void OnHeadersBegin(long beginOffset, int beginLineNumber, CancellationToken cancellationToken) => _partHeaders = [];

    protected override void OnHeaderRead(Header header, int beginLineNumber, CancellationToken cancellationToken)
    {
        if (!_hasMessageHeaders)
        {
            Headers.Add(header);
        }

        if (_inside == 0 && header.Id is HeaderId.ContentDisposition or HeaderId.ContentTransferEncoding && _partHeaders.Count < 8)
        {
            _partHeaders.Add(header);
        }
    }

    protected override void OnHeadersEnd(long beginOffset, int beginLineNumber, long endOffset, int endLineNumber, CancellationToken cancellationToken) =>
        _hasMessageHeaders = true;

    protected override void OnMessagePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken)
    {
        if (_inside++ == 0)
        {
            (_insideType, _insideSize) = (contentType.MimeType, beginOffset);
        }
    }

    protected override void OnMessagePartEnd(
        ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken)
    {
        if (--_inside == 0)
        {
            _attachments.Add("", _insideType, endOffset - _insideSize);
        }
    }

    protected override void OnMimePartBegin(ContentType contentType, long beginOffset, int beginLineNumber, CancellationToken cancellationToken) =>
        _part = _inside == 0 ? new Part(contentType, _partHeaders) : null;

    protected override void OnMimePartContentRead(byte[] content, int startIndex, int count, CancellationToken cancellationToken) =>
        _part?.Add(content, startIndex, count);

    protected override void OnMimePartEnd(
        ContentType contentType, long beginOffset, int beginLineNumber, long headersEndOffset, long endOffset, int lines, CancellationToken cancellationToken) =>
        Finish();

    /// <summary>Takes what there is of a part that the stream broke off in.</summary>
    public void Finish()
    {
        switch (_part)
        {
            case { IsPlain: true } part when Text.Length < MailLimits.Text:
                Text = Text.Length == 0 ? part.Decoded : $"{Text}\n{part.Decoded}";
                break;
            case { IsHtml: true } part when Html.Length < MailLimits.Html:
                Html += part.Decoded;
                break;
            case { IsPlain: false, IsHtml: false } part:
                _attachments.Add(part.Name, part.Type, part.Size);
                break;
        }

        _part = null;
    }

    private sealed class Part
    {
        private readonly IMimeDecoder? _decoder;
        private readonly BoundedBytes? _text;
        private readonly string? _charset;

        public Part(ContentType type, HeaderList headers)
        {
            Type = type.MimeType;
            _charset = type.Charset;
            var disposition = headers[HeaderId.ContentDisposition] is { } text && ContentDisposition.TryParse(text, out var parsed) ? parsed : null;
            Name = disposition?.FileName ?? type.Name ?? "";
            var isAttached = disposition?.IsAttachment == true || Name.Length > 0;
            IsPlain = !isAttached && type.IsMimeType("text", "plain");
            IsHtml = !isAttached && type.IsMimeType("text", "html");
            _text = IsPlain ? new BoundedBytes(MailLimits.Text) : IsHtml ? new BoundedBytes(MailLimits.Html) : null;
            _decoder = (headers[HeaderId.ContentTransferEncoding] ?? "").Trim().ToLowerInvariant() switch
            {
                "base64" => new Base64Decoder(),
                "quoted-printable" => new QuotedPrintableDecoder(),
                "x-uuencode" or "uuencode" or "x-uue" => new UUDecoder(),
                _ => null,
            };
        }

        public string Type { get; }

        public string Name { get; }

        public bool IsPlain { get; }

        public bool IsHtml { get; }

        public long Size { get; private set; }

        public string Decoded => MailCharsets.Decode(_text!.Span, _charset);

        public void Add(byte[] content, int start, int count)
        {
            if (_decoder is null)
            {
                Take(content.AsSpan(start, count));
                return;
            }

            var decoded = ArrayPool<byte>.Shared.Rent(_decoder.EstimateOutputLength(count));
            Take(decoded.AsSpan(0, _decoder.Decode(content, start, count, decoded)));
            ArrayPool<byte>.Shared.Return(decoded);
        }

        private void Take(ReadOnlySpan<byte> bytes)
        {
            Size += bytes.Length;
            _text?.Add(bytes);
        }
    }
}
