namespace PrivacyFunctions.Languages;

/// <summary>Lists within a sentence.</summary>
public static class Lists
{
    /// <summary><c>a, b and c</c>; in Chinese <c>a、b和c</c>.</summary>
    public static string And(IReadOnlyList<string> items, Language language)
    {
        var (comma, and) = language == Language.ZhCn ? ("\u3001", "和") : (", ", " and ");
        return items.Count < 2 ? string.Concat(items) : string.Join(comma, items.SkipLast(1)) + and + items[^1];
    }
}
