using System.Buffers;
using System.Globalization;
using System.Text;

namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// Names of files in a package that every system can unpack, whatever a collection is called: letters and digits of any
/// script, composed (Unicode's NFC), <c>_</c>, <c>-</c> and inner dots, at most 60 characters (240 bytes), no path, no name
/// that Windows reserves, no two alike even where case does not count. A ZIP says of such a name that it is UTF-8 (APPNOTE
/// 4.4.4, bit 11).
/// </summary>
internal sealed class EntryNames
{
    private const int Longest = 60;

    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _folders = [];

    /// <summary><c>data/shop/orders.json</c>; a second one of the same safe name becomes <c>data/shop/orders-2.json</c>.</summary>
    public string Next(string source, string collection) => Free($"{Folder(source)}/", Safe(collection), ".json");

    /// <summary><c>data/uploads/contract.pdf</c> for a file that the person has there; what it is kept as stays its ending.</summary>
    public string NextFile(string source, string file)
    {
        var ending = Path.GetExtension(file);
        ending = ending.Length is > 1 and <= 9 && ending.AsSpan(1).IndexOfAnyExcept(Plain) < 0 ? ending : "";
        return Free($"{Folder(source)}/", Safe(file[..^ending.Length]), ending);
    }

    private static string Safe(string name)
    {
        // Composed before it is cut: some letters are longer so.
        var composed = string.Concat(name.EnumerateRunes().Select(Kept)).Normalize();
        var safe = string.Concat(composed.EnumerateRunes().Take(Longest)).Trim('.');
        safe = safe.Replace("..", "__", StringComparison.Ordinal);
        return safe.Length == 0 || Reserved.Contains(safe.Split('.')[0]) ? $"_{safe}" : safe;
    }

    // A letter may be written with marks of its own, as in Thai.
    private static string Kept(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value is '_' or '-' or '.'
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark ? rune.ToString() : "_";

    private string Folder(string source)
    {
        if (!_folders.TryGetValue(source, out var folder))
        {
            folder = Free("data/", Safe(source), "");
            _folders.Add(source, folder);
        }

        return folder;
    }

    private string Free(string before, string name, string after)
    {
        var path = before + name + after;
        for (var i = 2; !_taken.Add(path); i++)
        {
            path = $"{before}{name}-{i}{after}";
        }

        return path;
    }
}
