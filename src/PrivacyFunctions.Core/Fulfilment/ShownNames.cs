using PrivacyFunctions.Fulfilment.Words;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// What sources, collections and fields are called in a package: by the map's title in the person's language, else by the
/// map's name; where the map says <c>redact: name</c>, by a neutral name with the number of its place, in files too.
/// </summary>
internal sealed class ShownNames(DataMap map, Language language)
{
    private readonly PackageWords _words = PackageWords.In(language);

    public string Source(Dataset source) => source.RedactName
        ? _words.NeutralSource(NumberOf(source))
        : Title(source.Titles) ?? source.Name ?? Plain(source.Key);

    public string Collection(CollectionReading reading) => Collection(reading.Source, reading.Collection);

    public string Collection(Dataset source, Collection collection) => collection.RedactName
        ? _words.NeutralCollection(NumberOf(source, collection))
        : Title(collection.Titles) ?? Plain(collection.Name);

    public string Field(Collection collection, Field field) => field.RedactName
        ? _words.NeutralField(NumberOf(collection, field))
        : Title(field.Titles) ?? Plain(field.Name);

    /// <summary>Null where the map has none, or has it only in a way that names what is redacted.</summary>
    public string? Description(Collection collection) =>
        collection.RedactName ? null : collection.Descriptions.GetValueOrDefault(language.Tag) ?? collection.Description;

    public string SourceKey(Dataset source) => source.RedactName ? $"source_{NumberOf(source)}" : source.Key;

    public static string CollectionKey(CollectionReading reading) =>
        CollectionKey(reading.Source, reading.Collection);

    public static string CollectionKey(Dataset source, Collection collection) =>
        collection.RedactName ? $"collection_{NumberOf(source, collection)}" : collection.Name;

    public static string FieldKey(Collection collection, Field field) =>
        field.RedactName ? $"field_{NumberOf(collection, field)}" : field.Name;

    private static int NumberOf(Collection collection, Field field) => collection.Fields.Index().First(f => f.Item == field).Index + 1;

    private static int NumberOf(Dataset source, Collection collection) =>
        source.Collections.Index().First(c => c.Item.Address == collection.Address).Index + 1;

    private int NumberOf(Dataset source) => map.Datasets.Index().First(d => d.Item.Key == source.Key).Index + 1;

    private string? Title(IReadOnlyDictionary<string, string> titles) => titles.GetValueOrDefault(language.Tag);

    // created_at → Created at
    private static string Plain(string name)
    {
        var spaced = name.Replace('_', ' ').Trim();
        return spaced.Length == 0 ? name : char.ToUpperInvariant(spaced[0]) + spaced[1..];
    }
}
