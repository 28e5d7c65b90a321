using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Profile;

/// <summary>Who decides why and how the data is processed, as shown on every page and in every letter (policy section 10).</summary>
/// <param name="Address">The postal address.</param>
/// <param name="Contact">Who answers: the person or office for personal information protection.</param>
/// <param name="Email">The mailbox of that contact.</param>
/// <param name="Phone">As it is dialled in its own country.</param>
/// <param name="Authority">The supervisory authority to complain to.</param>
public sealed record Controller(
    Localized Name,
    Localized Address,
    Localized Contact,
    string Email,
    string Phone,
    Localized Authority);

/// <summary>One text in every supported language.</summary>
public sealed record Localized(IReadOnlyDictionary<string, string> ByTag)
{
    /// <exception cref="KeyNotFoundException">The text lacks the language; profiles are checked for that at start.</exception>
    public string In(Language language) => ByTag[language.Tag];

    public static Localized Of(string zhCn, string en) =>
        new(new Dictionary<string, string> { [Language.ZhCn.Tag] = zhCn, [Language.En.Tag] = en });
}
