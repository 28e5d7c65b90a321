using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace PrivacyFunctions.RequestKinds;

/// <summary>What a file of kinds may hold, field by field: <c>kinds.schema.json</c> (JSON Schema, draft 2020-12), which editors read too.</summary>
internal static class KindSchema
{
    private const string File = "RequestKinds/kinds.schema.json";
    private const int LongestShown = 60;

    private static readonly string Text = Embedded();
    private static readonly JsonNode Root = JsonNode.Parse(Text)!;
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);
    private static readonly EvaluationOptions EveryError = new() { OutputFormat = OutputFormat.List };

    /// <summary>What is wrong with a file, each with the place of its kind, which says what would be right; the first kind is 0.</summary>
    public static IReadOnlyList<(int? Kind, string Mistake)> Mistakes(JsonNode? file)
    {
        var results = Schema.Evaluate(JsonSerializer.SerializeToElement(file), EveryError);
        return results.IsValid ? [] : [.. (results.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => Mistakes(d, file)).Distinct()];
    }

    private static IEnumerable<(int? Kind, string Mistake)> Mistakes(EvaluationResults result, JsonNode? file)
    {
        var path = result.InstanceLocation.ToString().Split('/')[1..];
        var kind = path.Length > 0 ? int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        var value = result.InstanceLocation.TryEvaluate(file, out var found) ? found : null;
        return result.Errors!.Keys
            .SelectMany(keyword => keyword == "required" ? Missing(path, value) : [Mistake(path, value)])
            .Select(mistake => (kind, mistake));
    }

    private static IEnumerable<string> Missing(string[] path, JsonNode? value)
    {
        var place = PlaceOf(path)!;
        return place.Schema["required"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => value?[name] is null).Select(name =>
            $"{(path.Length == 1 ? $"{name} is missing" : $"{Shown(path)} lacks {name}")}: {PlaceOf([.. path, name])!.Description}");
    }

    private static string Mistake(string[] path, JsonNode? value) => PlaceOf(path) switch
    {
        { } place when path.Length > 1 => $"{Shown(path)} must not be {Shown(value)}: {place.Description}",
        { } place => place.Description,
        null => $"{Shown(path)} is no field; the fields are {string.Join(", ", PlaceOf(path[..^1])!.Schema["properties"]!.AsObject().Select(p => p.Key))}.",
    };

    // By where it stands in the file, as the schema nests; what is said beside a reference is the more exact.
    private static Place? PlaceOf(string[] path)
    {
        var place = Place.Of(Root);
        foreach (var part in path)
        {
            if ((place.Schema["items"] ?? place.Schema["properties"]?[part]) is not { } below)
            {
                return null;
            }

            place = Place.Of(below);
        }

        return place;
    }

    private static string Shown(string[] path) =>
        string.Concat(path.Skip(1).Select((part, i) => char.IsAsciiDigit(part[0]) ? $"[{part}]" : i == 0 ? part : $".{part}"));

    private static string Shown(JsonNode? value) => value switch
    {
        null => "empty",
        JsonArray => "a list",
        JsonObject => "fields",
        _ when value.ToString() is { Length: > LongestShown } => "as long as this",
        _ when value.GetValueKind() == JsonValueKind.String => $"'{value}'",
        _ => value.ToJsonString(),
    };

    private static string Embedded()
    {
        using var stream = typeof(KindSchema).Assembly.GetManifestResourceStream(File)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Place(JsonNode Schema, string Description)
    {
        public static Place Of(JsonNode schema)
        {
            var target = schema["$ref"] is { } reference ? Root["$defs"]![reference.GetValue<string>().Split('/')[^1]]! : schema;
            return new Place(target, (schema["description"] ?? target["description"])!.GetValue<string>());
        }
    }
}
