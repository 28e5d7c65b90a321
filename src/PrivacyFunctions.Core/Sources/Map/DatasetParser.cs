using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PrivacyFunctions.Sources.Map;

/// <summary>Reads fideslang dataset YAML. Unknown keys are ignored, as fideslang does; known ones must make sense.</summary>
internal static class DatasetParser
{
    private static readonly Dictionary<string, string> Untranslated = [];

    /// <param name="file">The name that mistakes are reported under.</param>
    public static IReadOnlyList<Dataset> Parse(string file, TextReader yaml, List<string> errors)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(yaml);
        }
        catch (YamlException e)
        {
            errors.Add($"{file} line {e.Start.Line}: is not YAML: {e.Message}");
            return [];
        }

        if (stream.Documents.Count == 0)
        {
            errors.Add($"{file}: is empty; it should begin with 'dataset:'.");
            return [];
        }

        var root = new MapNode(file, "", stream.Documents[0].RootNode, errors);
        var datasets = root.Items("dataset").Select(ParseDataset).ToList();
        if (datasets.Count == 0)
        {
            root.Error("has no dataset; the file should begin with 'dataset:' and a list of datasets.");
        }

        return datasets;
    }

    private static Dataset ParseDataset(MapNode node)
    {
        var key = node.RequiredKey("fides_key", "shop");
        var meta = node.Meta();
        var collections = node.Items("collections").Select(collection => ParseCollection(key, collection)).ToList();
        if (collections.Count == 0)
        {
            node.Error("has no collections; list the tables under 'collections:'.");
        }

        foreach (var twice in collections.GroupBy(c => c.Name).Where(g => g.Count() > 1))
        {
            node.Error($"has the collection '{twice.Key}' more than once.");
        }

        return new Dataset(
            key, node.Text("name"), node.Text("description"), Titles(node), meta?.Texts("after") ?? [], RedactName(meta), collections);
    }

    private static Collection ParseCollection(string dataset, MapNode node)
    {
        var name = Identifier(node, "customer");
        var meta = node.Meta();
        var fields = node.Items("fields").Select(ParseField).ToList();
        if (fields.Count == 0)
        {
            node.Error("has no fields; list the columns under 'fields:'.");
        }

        foreach (var twice in fields.GroupBy(f => f.Name).Where(g => g.Count() > 1))
        {
            node.Error($"has the field '{twice.Key}' more than once.");
        }

        return new Collection(
            new CollectionAddress(dataset, name),
            node.Text("description"),
            Titles(node),
            ByLanguage(node, "description"),
            node.Texts("data_categories"),
            Addresses(meta, "after"),
            Addresses(meta, "erase_after"),
            meta?.Flag("skip_processing") ?? false,
            RedactName(meta),
            ErasureParser.Rule(node, meta, fields),
            FileFolder.Parse(node, fields),
            fields);
    }

    private static Field ParseField(MapNode node)
    {
        var name = Identifier(node, "email");
        var meta = node.Meta();
        var (type, length) = (Type(meta), meta?.Number("length"));
        return new Field(
            name,
            node.Text("description"),
            Titles(node),
            node.Texts("data_categories"),
            meta?.Text("identity"),
            meta?.Flag("primary_key") ?? false,
            type,
            length,
            meta?.Flag("read_only") ?? false,
            RedactName(meta),
            ErasureParser.FieldMask(meta, type, length),
            meta is null ? [] : [.. meta.Items("references").Select(Reference).OfType<FieldReference>()],
            [.. node.Items("fields").Select(ParseField)]) { Correctable = node.Child("meta")?.Flag("correctable") ?? false };
    }

    // Names become SQL identifiers, quoted; what no database allows in one is refused here.
    private static string Identifier(MapNode node, string example)
    {
        var name = node.Required("name", example);
        if (name.Length > 128 || name.Any(char.IsControl))
        {
            node.Error("'name' may have at most 128 characters and no control characters.");
        }

        return name;
    }

    private static FieldReference? Reference(MapNode node)
    {
        var dataset = node.Required("dataset", "shop");
        var path = node.Required("field", "customer.id").Split('.', 2);
        if (path is not [{ Length: > 0 } collection, { Length: > 0 } field])
        {
            node.Error("'field' should name a collection and a field of it, such as 'customer.id'.");
            return null;
        }

        ReferenceDirection? direction = node.Text("direction") switch
        {
            null => ReferenceDirection.Unstated,
            "from" => ReferenceDirection.From,
            "to" => ReferenceDirection.To,
            _ => null,
        };
        if (direction is null)
        {
            node.Error("'direction' should be 'from' or 'to', or be left out.");
        }

        return new FieldReference(
            new FieldAddress(new CollectionAddress(dataset, collection), field), direction ?? ReferenceDirection.Unstated);
    }

    private static List<CollectionAddress> Addresses(MapNode? meta, string key)
    {
        var addresses = new List<CollectionAddress>();
        foreach (var text in meta?.Texts(key) ?? [])
        {
            if (text.Split('.', 2) is [{ Length: > 0 } dataset, { Length: > 0 } collection])
            {
                addresses.Add(new CollectionAddress(dataset, collection));
            }
            else
            {
                meta!.Error($"'{key}' should list collections as dataset.collection, such as 'shop.customer'.");
            }
        }

        return addresses;
    }

    private static DataType? Type(MapNode? meta)
    {
        if (meta?.Text("data_type") is not { } text)
        {
            return null;
        }

        var array = text.EndsWith("[]", StringComparison.Ordinal);
        ScalarType? scalar = (array ? text[..^2] : text) switch
        {
            "string" => ScalarType.Text,
            "integer" => ScalarType.WholeNumber,
            "float" => ScalarType.Fraction,
            "boolean" => ScalarType.Flag,
            "object_id" => ScalarType.DocumentId,
            "object" => ScalarType.Document,
            _ => null,
        };
        if (scalar is null)
        {
            meta.Error("'data_type' should be string, integer, float, boolean, object_id or object, with [] after it for a list.");
            return null;
        }

        return new DataType(scalar.Value, array);
    }

    private static bool RedactName(MapNode? meta) => meta?.Text("redact") == "name";

    private static IReadOnlyDictionary<string, string> Titles(MapNode node) => ByLanguage(node, "title");

    private static IReadOnlyDictionary<string, string> ByLanguage(MapNode node, string key) => node.Child("meta")?.Pairs(key) ?? Untranslated;
}
