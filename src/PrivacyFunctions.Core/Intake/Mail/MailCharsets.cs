using System.Text;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Bytes to text, whatever a mail says its charset is.</summary>
/// <remarks>
/// <para>The label is tried first, but strictly: a wrong one is common. The names GB2312 and GBK stand for subsets of
/// GB18030 and are read as such. Then UTF-8, which hardly any other text passes for; then GB18030, where there is
/// no label that reads most of it. What nothing reads cleanly is read by its label with U+FFFD in the gaps, or as
/// Latin-1: the bytes themselves lie in the <see cref="RawMailStore"/>, so nothing is lost.</para>
/// <para>UTF-7 is never used: it can smuggle any character past a check.</para>
/// </remarks>
internal static class MailCharsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // MimeKit looks charsets up by name in the process; it knows the Chinese ones once they are registered.
    static MailCharsets()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb18030 = Encoding.GetEncoding("gb18030");
    }

    public static Encoding Gb18030 { get; }

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gb2312"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["ms936"] = "gb18030",
        ["euc-cn"] = "gb18030",
        ["big5-hkscs"] = "big5",
        ["x-x-big5"] = "big5",
        ["cp950"] = "big5",
        ["utf8"] = "utf-8",
        ["ascii"] = "us-ascii",
    };

    public static string Decode(ReadOnlySpan<byte> bytes, string? label)
    {
        var labelled = Find(label);
        return Strictly(bytes, labelled)
            ?? Strictly(bytes, StrictUtf8)
            ?? Loosely(bytes, labelled);
    }

    // A gap here and there is a slip in text of its label; text that is a quarter gaps has another charset.
    private static string Loosely(ReadOnlySpan<byte> bytes, Encoding? labelled)
    {
        var text = labelled?.GetString(bytes);
        return text is not null && text.AsSpan().Count('\uFFFD') * 4 <= text.Length
            ? text
            : Strictly(bytes, Gb18030) ?? text ?? Encoding.Latin1.GetString(bytes);
    }

    private static string? Strictly(ReadOnlySpan<byte> bytes, Encoding? encoding)
    {
        if (encoding is null)
        {
            return null;
        }

        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            var preamble = encoding.Preamble;
            return strict.GetString(preamble.Length > 0 && bytes.StartsWith(preamble) ? bytes[preamble.Length..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Find(string? label)
    {
        var name = (label ?? "").Trim().Trim('"', '\'');
        if (name.Length is 0 or > 40 || name.StartsWith("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        name = Aliases.GetValueOrDefault(name, name);
        try
        {
            return Encoding.GetEncoding(name) is { CodePage: not 65000 } known ? known : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
