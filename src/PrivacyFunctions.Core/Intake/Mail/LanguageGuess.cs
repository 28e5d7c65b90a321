using System.Text;
using System.Text.RegularExpressions;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Intake.Mail;

/// <summary>The language of a mail, by its script: Chinese in either kind of characters gives zh-CN, anything else en.</summary>
/// <remarks>
/// A Han character weighs as much as a word in letters. Addresses and links are left out. Japanese and Korean mix Han
/// characters with kana and hangul; their readers get English.
/// </remarks>
internal static class LanguageGuess
{
    // Without backtracking: time grows with the length of the text alone, whatever a stranger writes.
    private static readonly Regex Links = new(@"https?://\S+|[\w.+-]+@[\w.-]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <returns>Null where there are no letters to go by.</returns>
    public static Language? Of(string text)
    {
        var (han, words, otherAsian) = (0, 0, 0);
        var inWord = false;
        foreach (var rune in Links.Replace(text, " ").EnumerateRunes())
        {
            var isLetter = Rune.IsLetter(rune);
            if (IsHan(rune.Value))
            {
                han++;
                isLetter = false;
            }
            else if (IsKanaOrHangul(rune.Value))
            {
                otherAsian++;
                isLetter = false;
            }
            else if (isLetter && !inWord)
            {
                words++;
            }

            inWord = isLetter;
        }

        return han + words + otherAsian == 0 ? null
            : han > words && otherAsian * 4 < han ? Language.ZhCn
            : Language.En;
    }

    private static bool IsHan(int rune) =>
        rune is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static bool IsKanaOrHangul(int rune) =>
        rune is (>= 0x3041 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x1100 and <= 0x11FF) or (>= 0xAC00 and <= 0xD7AF);
}
