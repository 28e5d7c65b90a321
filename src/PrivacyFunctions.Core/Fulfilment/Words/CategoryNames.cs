using System.Text.Json;
using PrivacyFunctions.Languages;

namespace PrivacyFunctions.Fulfilment.Words;

/// <summary>fideslang data categories in words, from <c>data-categories.json</c>.</summary>
public static class CategoryNames
{
    private static readonly Dictionary<string, Dictionary<string, string>> Names = Load();

    /// <summary>
    /// <c>user.contact.email</c> as <c>e-mail address</c>; a key that has no name of its own takes that of the nearest key
    /// above it (<c>user.contact.pager</c>: <c>contact details</c>), and one outside the taxonomy that of <c>user</c>.
    /// </summary>
    public static string InWords(string category, Language language)
    {
        for (var key = category; key.Length > 0; key = key[..Math.Max(0, key.LastIndexOf('.'))])
        {
            if (Names.TryGetValue(key, out var name))
            {
                return name[language.Tag];
            }
        }

        return Names["user"][language.Tag];
    }

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        using var file = typeof(CategoryNames).Assembly.GetManifestResourceStream("Fulfilment/data-categories.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!;
    }
}
