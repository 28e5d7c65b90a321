namespace PrivacyFunctions.Intake.Mail;

/// <summary>Tells what somebody wrote from what their program put below or around it: the mail they answer, their signature.</summary>
/// <remarks>
/// No standard says how a reply quotes; these are the ways of Gmail, Outlook, Apple Mail, QQ, Foxmail and NetEase in both
/// languages. It errs on the side of cutting: our own letter holds the code that a reply confirms with, and must not
/// confirm by being quoted.
/// </remarks>
internal static class QuotedText
{
    private static readonly string[] Separators =
    [
        "original message",
        "forwarded message",
        "begin forwarded message",
        "\u539F\u59CB\u90AE\u4EF6", // the original mail (QQ, Outlook, NetEase)
        "\u90AE\u4EF6\u539F\u4EF6", // the same (Foxmail)
        "\u539F\u90AE\u4EF6", // the same, short
        "\u539F\u59CB\u4FE1\u606F", // the original message (Hotmail)
        "\u539F\u59CB\u90F5\u4EF6", // the same in traditional characters
        "\u8F6C\u53D1\u7684\u90AE\u4EF6", // the forwarded mail
        "\u8F6C\u53D1\u90AE\u4EF6\u4FE1\u606F", // about the forwarded mail
    ];

    private static readonly string[] HeaderStarts = ["from:", "\u53D1\u4EF6\u4EBA:", "\u5BC4\u4EF6\u8005:", "\u5BC4\u4EF6\u4EBA:", "\u767C\u4EF6\u4EBA:"];

    private static readonly string[] HeaderFollows =
    [
        "sent:", "date:", "to:", "subject:", "cc:",
        "\u53D1\u9001\u65F6\u95F4:", "\u53D1\u9001\u65E5\u671F:", "\u65E5\u671F:", "\u65F6\u95F4:", "\u6536\u4EF6\u4EBA:", "\u4E3B\u9898:", "\u6284\u9001:",
        "\u50B3\u9001\u65E5\u671F:", "\u6536\u4EF6\u8005:", "\u4E3B\u65E8:", "\u526F\u672C:",
    ];

    // The lines of our letters right above a code.
    private static readonly string[] OurLines = ["your code is:", "\u60A8\u7684\u9A8C\u8BC1\u7801:"];

    private static readonly string[] Attributions = ["wrote:", "\u5199\u9053:", "\u5BEB\u9053:", "\u7684\u90AE\u4EF6:"];

    public static string Strip(string text)
    {
        var lines = text.Split('\n');
        var kept = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Normal(lines[i]);
            if (line.StartsWith('>'))
            {
                continue;
            }

            if (IsAttribution(line))
            {
                RemoveItsFirstLine(kept, line);
                if (NextSaid(lines, i) is { } next && next.StartsWith('>'))
                {
                    continue;
                }

                break;
            }

            if (lines[i] is "--" or "-- " || IsSeparator(line) || IsHeaderBlock(lines, i, line) || OurLines.Contains(line))
            {
                break;
            }

            kept.Add(lines[i]);
        }

        return string.Join('\n', kept).Trim();
    }

    // Full-width colons and angle brackets count as the plain ones; case does not count.
    private static string Normal(string line) =>
        line.Trim().Replace('\uFF1A', ':').Replace('\uFF1E', '>').Replace("**", "", StringComparison.Ordinal).Trim('*').ToLowerInvariant();

    private static bool IsAttribution(string line) => line.Length < 300 && Attributions.Any(a => line.EndsWith(a, StringComparison.Ordinal));

    // "On Monday, Privacy <privacy@example.com>" / "wrote:" — broken at 72 characters.
    private static void RemoveItsFirstLine(List<string> kept, string line)
    {
        if (kept.Count > 0 && !line.StartsWith("on ", StringComparison.Ordinal) && Normal(kept[^1]) is var before
            && (before.StartsWith("on ", StringComparison.Ordinal) || before.StartsWith('\u5728')) && !before.EndsWith('.'))
        {
            kept.RemoveAt(kept.Count - 1);
        }
    }

    private static string? NextSaid(string[] lines, int i) => lines.Skip(i + 1).Take(5).Select(Normal).FirstOrDefault(l => l.Length > 0);

    // Between dashes or alone on its line; a sentence that speaks of an original message is none.
    private static bool IsSeparator(string line)
    {
        var bare = line.Trim('-', '_', '=', ' ', '\u2014', '\u2500', ':');
        return Separators.Any(s => bare == s || (bare.Length < s.Length + 8 && line.StartsWith("--", StringComparison.Ordinal) && bare.Contains(s, StringComparison.Ordinal)))
            || (line.Length >= 20 && line.All(c => c == '_'));
    }

    private static bool IsHeaderBlock(string[] lines, int i, string line) =>
        HeaderStarts.Any(h => line.StartsWith(h, StringComparison.Ordinal))
        && NextSaid(lines, i) is { } next
        && HeaderFollows.Any(h => next.StartsWith(h, StringComparison.Ordinal));
}
