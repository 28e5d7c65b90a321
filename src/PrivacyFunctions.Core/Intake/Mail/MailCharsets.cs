using System.Text;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Bytes to text, whatever a mail says its charset is.</summary>
/// <remarks>
/// <para>The label is tried first, but strictly: a wrong one is common. The names GB2312 and GBK stand for subsets of
/// GB18030 and are read as such. Then UTF-8, which hardly any other text passes for; then GB18030, where nothing was
/// labelled. What nothing reads cleanly is read by its label with U+FFFD in the gaps, or as Latin-1: the bytes
/// themselves lie in the <see cref="RawMailStore"/>, so nothing is lost.</para>
/// <para>UTF-7 is never used: it can smuggle any character past a check.</para>
/// </remarks>
internal static class MailCharsets
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

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
            ?? (labelled is null ? Strictly(bytes, Find("gb18030")) : null)
            ?? (labelled ?? Encoding.Latin1).GetString(bytes);
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
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } legacy)
        {
            return legacy;
        }

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
