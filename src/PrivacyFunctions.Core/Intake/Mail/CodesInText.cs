using System.Text;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>Finds what may be one-time codes in the text of a reply.</summary>
internal static class CodesInText
{
    /// <summary>Each try counts against the code, so a signature full of numbers must not use them up.</summary>
    public const int Most = 2;

    private const int Digits = 6;

    /// <summary>
    /// Six digits that stand alone, or three and three with a space or hyphen between; full-width digits count.
    /// Those alone on their line come first.
    /// </summary>
    public static IReadOnlyList<string> Of(string newText)
    {
        var lines = newText.Normalize(NormalizationForm.FormKC).Split('\n');
        return
        [
            .. lines.Select(l => l.Trim()).OrderBy(l => l.Length > Digits + 1).SelectMany(InLine).Distinct(StringComparer.Ordinal).Take(Most),
        ];
    }

    private static IEnumerable<string> InLine(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (!char.IsAsciiDigit(line[i]))
            {
                continue;
            }

            var start = i;
            while (i < line.Length && (char.IsAsciiDigit(line[i]) || IsGap(line, i)))
            {
                i++;
            }

            var run = line[start..i];
            var digits = string.Concat(run.Where(char.IsAsciiDigit));
            if (digits.Length == Digits && (run.Length == Digits || (run.Length == Digits + 1 && !char.IsAsciiDigit(run[3]))) && !Touches(line, start - 1) && !Touches(line, i))
            {
                yield return digits;
            }
        }
    }

    private static bool IsGap(string line, int i) =>
        line[i] is ' ' or '-' && char.IsAsciiDigit(line[i - 1]) && i + 1 < line.Length && char.IsAsciiDigit(line[i + 1]);

    // Part of a longer word, number, address or amount.
    private static bool Touches(string line, int i) =>
        i >= 0 && i < line.Length && (char.IsAsciiLetterOrDigit(line[i]) || line[i] is '@' or '/' or '_' or '+' or '-' or '#' or '\u00A5' or '$');
}
