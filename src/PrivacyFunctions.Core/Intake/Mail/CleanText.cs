using System.Globalization;
using System.Text;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Text from a stranger, made safe to show and to compare.</summary>
/// <remarks>
/// Control characters could end a header or a log line. Bidirectional controls (U+200E, U+200F, U+061C, U+202A to U+202E,
/// U+2066 to U+2069) turn <c>gpj.exe</c> into what looks like <c>exe.jpg</c> (Unicode TR 36 section 2.4). The joiners
/// U+200C and U+200D stay in running text: Persian and emoji are written with them.
/// </remarks>
internal static class CleanText
{
    /// <summary>One line of at most <paramref name="most"/> UTF-16 units, white space folded to single spaces.</summary>
    public static string Line(string text, int most)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (!IsInvisible(rune) && line.Length + rune.Utf16SequenceLength <= most)
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().Trim();
    }

    /// <summary>A file's name alone: no folder, nothing that hides its ending.</summary>
    public static string FileName(string text)
    {
        var line = Line(text, 4 * MailLimits.Name);
        var name = line[(line.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length <= MailLimits.Name ? name : Line(name[..(MailLimits.Name / 2)], MailLimits.Name) + "\u2026" + Line(name[^(MailLimits.Name / 3)..], MailLimits.Name);
    }

    /// <summary>Running text with lines ended by LF.</summary>
    public static string Block(string text)
    {
        var block = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or 0x200C or 0x200D || !IsInvisible(rune))
            {
                block.Append(rune.ToString());
            }
        }

        return block.ToString().Trim();
    }

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || (Rune.IsControl(rune) && rune.Value is not 0);

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
