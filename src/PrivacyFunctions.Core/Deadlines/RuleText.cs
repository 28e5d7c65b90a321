using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Deadlines;

/// <summary>A text of a rule or a calendar: the same in every language, or one by language tag.</summary>
public sealed record RuleText(IReadOnlyDictionary<string, string> ByTag)
{
    private const string AnyLanguage = "*";

    public static RuleText Same(string text) => new(new Dictionary<string, string> { [AnyLanguage] = text });

    /// <summary>In the language, else in English, else in any.</summary>
    public string In(Language language) =>
        ByTag.GetValueOrDefault(language.Tag) ?? ByTag.GetValueOrDefault(Language.En.Tag) ?? ByTag.Values.FirstOrDefault() ?? "";

    public override string ToString() => In(Language.En);
}
