using YamlDotNet.RepresentationModel;

namespace PrivacyFunctions.Sources.Map;

/// <summary>A place in a data map file: reads what is below it, and notes mistakes with file, line and path.</summary>
internal sealed class MapNode(string file, string path, YamlNode node, List<string> errors)
{
    private static readonly char[] KeySymbols = ['_', '-', '.'];

    /// <summary><c>shop.yml line 12, dataset[0].collections[1]: …</c></summary>
    public void Error(string message) => errors.Add($"{file} line {node.Start.Line}, {(path.Length == 0 ? "top level" : path)}: {message}");

    /// <summary>The child under a key; null where it is absent or empty.</summary>
    public MapNode? Child(string key)
    {
        if (node is not YamlMappingNode mapping)
        {
            Error("should be a mapping (keys and values).");
            return null;
        }

        var child = mapping.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } name } && name == key).Value;
        return child is null or YamlScalarNode { Value: null or "" or "null" or "~" }
            ? null
            : new MapNode(file, path.Length == 0 ? key : $"{path}.{key}", child, errors);
    }

    /// <summary>What <c>fides_meta</c> says, or <c>fidesops_meta</c>, its older name.</summary>
    public MapNode? Meta() => Child("fides_meta") ?? Child("fidesops_meta");

    public IEnumerable<MapNode> Items(string key)
    {
        if (Child(key) is not { } child)
        {
            return [];
        }

        if (child.Node is not YamlSequenceNode sequence)
        {
            child.Error("should be a list (lines that begin with a hyphen).");
            return [];
        }

        return sequence.Children.Select((item, i) => new MapNode(file, $"{child.Path}[{i}]", item, errors));
    }

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select(item => item.Scalar()).OfType<string>()];

    public string? Text(string key) => Child(key)?.Scalar();

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is null)
        {
            return false;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Child(key)!.Error("should be true or false.");
        return false;
    }

    public int? Number(string key)
    {
        var text = Text(key);
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        Child(key)!.Error("should be a whole number above 0.");
        return null;
    }

    /// <summary>The scalars below a key, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key) => Child(key) switch
    {
        null => new Dictionary<string, string>(),
        { Node: YamlMappingNode mapping } => mapping.Children
            .Where(pair => pair is { Key: YamlScalarNode { Value: not null }, Value: YamlScalarNode { Value: not null } })
            .ToDictionary(pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!),
        var other => other.Mistaken<IReadOnlyDictionary<string, string>>("should be a mapping (keys and values).", new Dictionary<string, string>()),
    };

    /// <summary>A name that must be there; an empty text, with the mistake noted, where it is not.</summary>
    public string Required(string key, string example)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        Error($"'{key}' is missing; give one, such as '{key}: {example}'.");
        return "";
    }

    /// <summary>A <see cref="Required"/> name that goes into settings and file names.</summary>
    public string RequiredKey(string key, string example)
    {
        var text = Required(key, example);
        if (!text.All(c => char.IsAsciiLetterOrDigit(c) || KeySymbols.Contains(c)))
        {
            Child(key)!.Error("may hold only letters, digits, '_', '-' and '.'.");
        }

        return text;
    }

    private YamlNode Node => node;

    private string Path => path;

    private string? Scalar()
    {
        if (node is YamlScalarNode { Value: { } value })
        {
            return value;
        }

        Error("should be a single value.");
        return null;
    }

    private T Mistaken<T>(string message, T instead)
    {
        Error(message);
        return instead;
    }
}
