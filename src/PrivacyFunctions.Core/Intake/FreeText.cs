using System.Globalization;
using System.Text;

namespace PrivacyFunctions.Intake;

/// <summary>Words of several lines that somebody typed, for somebody else to read.</summary>
public static class FreeText
{
    /// <summary>In characters (UTF-16 units), of what people write to us and of what staff answer.</summary>
    public const int Longest = 4000;

    /// <summary>The text with lines ended by LF, and what is wrong with it; an answer may have a shortest length too.</summary>
    public static (string Text, AnswerProblem? Problem) Read(string? typed, int shortest = 1)
    {
        var text = (typed ?? "").ReplaceLineEndings("\n").Trim();
        return (text, text switch
        {
            "" => AnswerProblem.Missing,
            _ when text.EnumerateRunes().Any(IsInvisible) => AnswerProblem.Invalid,
            { Length: > Longest } => AnswerProblem.TooLong,
            _ when text.Length < shortest => AnswerProblem.TooShort,
            _ => null,
        });
    }

    // Control and format characters, among them the bidirectional ones, show nothing and may hide something. Joiners are
    // part of words and of emoji.
    private static bool IsInvisible(Rune rune) => rune.Value is not ('\n' or '\t' or 0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate;
}
