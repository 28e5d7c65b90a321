using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PrivacyFunctions.Languages;

/// <summary>A language that pages, letters and packages are written in, by its BCP 47 tag (<c>zh-CN</c>, <c>en</c>).</summary>
public readonly record struct Language
{
    private Language(string tag) => Tag = tag;

    public static Language ZhCn { get; } = new("zh-CN");

    public static Language En { get; } = new("en");

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<Language> Supported { get; } = [ZhCn, En];

    public string Tag { get; }

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Tag);

    public override string ToString() => Tag;

    public static bool TryParse([NotNullWhen(true)] string? tag, out Language language)
    {
        foreach (var supported in Supported)
        {
            if (string.Equals(supported.Tag, tag, StringComparison.OrdinalIgnoreCase))
            {
                language = supported;
                return true;
            }
        }

        language = default;
        return false;
    }

    /// <exception cref="FormatException">The tag is not one of <see cref="Supported"/>.</exception>
    public static Language Parse(string tag) =>
        TryParse(tag, out var language) ? language : throw new FormatException($"'{tag}' is not a language we write in.");

    /// <summary>
    /// The best match of an Accept-Language header (RFC 9110 section 12.5.4) by quality, a primary tag matching any
    /// region (<c>zh-TW</c> gives <c>zh-CN</c>); <paramref name="otherwise"/> where nothing matches.
    /// </summary>
    public static Language FromAcceptLanguage(string? header, Language otherwise)
    {
        var best = otherwise;
        var bestQuality = 0.0;
        foreach (var part in (header ?? "").Split(',', 20, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(';', StringSplitOptions.TrimEntries);
            var quality = Quality(pieces);
            if (quality > bestQuality && MatchPrimaryTag(pieces[0]) is { } match)
            {
                (best, bestQuality) = (match, quality);
            }
        }

        return best;
    }

    private static double Quality(string[] pieces)
    {
        foreach (var piece in pieces.AsSpan(1))
        {
            if (piece.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                return double.TryParse(piece.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 0;
            }
        }

        return 1;
    }

    private static Language? MatchPrimaryTag(string range)
    {
        var primary = range.Split('-')[0];
        foreach (var supported in Supported)
        {
            if (string.Equals(supported.Tag.Split('-')[0], primary, StringComparison.OrdinalIgnoreCase))
            {
                return supported;
            }
        }

        return null;
    }
}
