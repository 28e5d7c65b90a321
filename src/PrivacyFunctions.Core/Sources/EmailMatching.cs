using System.Text;

namespace PrivacyFunctions.Sources;

/// <summary>When two e-mail addresses are the same person's, as far as rows may be handed out by it.</summary>
/// <remarks>
/// Equal code point by code point, after white space around them is dropped and capital letters are folded. A capital is
/// folded only where its small letter leads back to it: <c>Ü</c> becomes <c>ü</c>, but the Kelvin sign (U+212A) stays
/// and never equals <c>k</c>, nor <c>İ</c> an <c>i</c>. Nothing else is equated: full-width letters, Cyrillic look-alikes
/// and differently composed accents are other addresses, which at worst finds too little. Sub-addresses
/// (<c>name+shop@</c>) and dots stay, because what they mean is the mail provider's business.
/// </remarks>
public static class EmailMatching
{
    /// <summary>The form that is compared ordinally.</summary>
    public static string Fold(string address)
    {
        var trimmed = address.AsSpan().Trim();
        var folded = new StringBuilder(trimmed.Length);
        foreach (var rune in trimmed.EnumerateRunes())
        {
            var small = Rune.ToLowerInvariant(rune);
            folded.Append((Rune.ToUpperInvariant(small) == rune ? small : rune).ToString());
        }

        return folded.ToString();
    }
}
