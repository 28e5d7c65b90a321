using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using PrivacyFunctions.Languages;
using YamlDotNet.Serialization;

namespace PrivacyFunctions.Pages;

/// <summary>The words of the pages in one language, by key (<c>email.heading</c>), from <c>Texts/{tag}.yml</c>.</summary>
/// <remarks>
/// Texts are plain text: pages encode them together with the values put into them. <c>{name}</c> takes a value: days
/// come out in words, numbers with the language's separators. A blank line separates paragraphs. A text that counts has
/// the forms <c>one</c> and <c>other</c>; a language that makes no difference has only <c>other</c>.
/// </remarks>
public sealed class TextCatalogue(Language language, Func<string, string?> find)
{
    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Loaded = new();

    public Language Language => language;

    /// <exception cref="KeyNotFoundException">The catalogue lacks the key.</exception>
    public string this[string key] => find(key) ?? throw new KeyNotFoundException($"The texts in {language} lack '{key}'.");

    /// <summary>The text; null where the catalogue has none.</summary>
    public string? Find(string key) => find(key);

    public static TextCatalogue In(Language language) => new(language, key => All(language).GetValueOrDefault(key));

    /// <summary>Every text of a language by its key.</summary>
    public static IReadOnlyDictionary<string, string> All(Language language) => Loaded.GetOrAdd(language.Tag, Load);

    /// <summary>The text with its <c>{name}</c>s replaced.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue lacks the key, or the text asks for a value that was not given.</exception>
    public string With(string key, params ReadOnlySpan<TextValue> values) => Fill(key, this[key], values);

    /// <summary>The form of the text that goes with a number, which it gets as <c>{count}</c>.</summary>
    public string Count(string key, long count, params ReadOnlySpan<TextValue> values)
    {
        var form = count == 1 && find(key + ".one") is not null ? key + ".one" : key + ".other";
        return Fill(form, this[form], [("count", count), .. values]);
    }

    public IReadOnlyList<string> Paragraphs(string key, params ReadOnlySpan<TextValue> values) =>
        With(key, values).Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string Fill(string key, string text, ReadOnlySpan<TextValue> values)
    {
        var result = new StringBuilder(text.Length + 40);
        var rest = text.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0 && rest[open..].IndexOf('}') is var length and > 0)
        {
            result.Append(rest[..open]).Append(InWords(key, rest.Slice(open + 1, length - 1), values));
            rest = rest[(open + length + 1)..];
        }

        return result.Append(rest).ToString();
    }

    private string InWords(string key, ReadOnlySpan<char> name, ReadOnlySpan<TextValue> values)
    {
        foreach (var candidate in values)
        {
            if (name.SequenceEqual(candidate.Name))
            {
                return candidate.Value switch
                {
                    DateOnly day => day.InWords(language),
                    int or long => string.Format(language.Culture, "{0:N0}", candidate.Value),
                    var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
                };
            }
        }

        throw new KeyNotFoundException($"The text '{key}' asks for '{name}', which was not given.");
    }

    private static Dictionary<string, string> Load(string tag)
    {
        using var stream = Assets.Open($"Texts/{tag}.yml");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten("", new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<object, object>>(reader), texts);
        return texts;
    }

    private static void Flatten(string prefix, Dictionary<object, object> branch, Dictionary<string, string> texts)
    {
        foreach (var (name, value) in branch)
        {
            if (value is Dictionary<object, object> deeper)
            {
                Flatten($"{prefix}{name}.", deeper, texts);
            }
            else
            {
                texts.Add($"{prefix}{name}", ((string)value).TrimEnd('\n'));
            }
        }
    }
}

/// <summary>A value for a <c>{name}</c> in a text.</summary>
public readonly record struct TextValue(string Name, object Value)
{
    public static implicit operator TextValue((string Name, object Value) pair) => new(pair.Name, pair.Value);
}
