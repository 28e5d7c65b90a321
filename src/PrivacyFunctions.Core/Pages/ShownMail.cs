using System.Globalization;
using System.Text;

namespace PrivacyFunctions.Pages;

/// <summary>A mail as staff read it.</summary>
/// <param name="From">Masked; as written where it is no address; null where the mail says nothing.</param>
/// <param name="Subject">As sent; null or empty where there is none.</param>
/// <param name="Text">As sent, without markup. Only its beginning is shown.</param>
/// <param name="IsProven">Whether the sender has shown that the address is theirs.</param>
public sealed record ShownMail(
    string? From, DateTimeOffset ReceivedAt, string? Subject, string Text, IReadOnlyList<MailFile> Attachments, bool IsProven = false)
{
    /// <summary>How much of the text is shown, in characters.</summary>
    public const int LongestText = 8000;

    public bool IsCut => Text.Length > LongestText;

    /// <summary>The beginning of the text, cut between words where there are some.</summary>
    public string Beginning
    {
        get
        {
            if (!IsCut)
            {
                return Text;
            }

            var space = Text.LastIndexOfAny([' ', '\n'], LongestText - 1, 200);
            var end = space > 0 ? space : LongestText;
            return Text[..(char.IsHighSurrogate(Text[end - 1]) ? end - 1 : end)];
        }
    }

    /// <summary>
    /// What a stranger wrote, with every character in its place: characters that reverse or hide others come out as
    /// <c>�</c> (<c>invoice&lt;U+202E&gt;gpj.exe</c> would read <c>invoiceexe.jpg</c>).
    /// </summary>
    public static string Inert(string text)
    {
        var inert = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            inert.Append(c is '\n' or '\t' || !Hides(c) ? c : '\ufffd');
        }

        return inert.ToString();
    }

    // Joiners make up letters and emoji; they hide nothing.
    private static bool Hides(char c) => c is not ('\u200c' or '\u200d')
        && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}

/// <summary>A file that came with a mail. It is named, and neither opened nor kept for reading here.</summary>
/// <param name="Name">As sent; null or empty where there is none.</param>
public sealed record MailFile(string? Name, long Bytes);
