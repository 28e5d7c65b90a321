using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using YamlDotNet.Core;

namespace PrivacyFunctions.RequestKinds;

/// <summary>What is wrong with a catalogue of kinds, a line each, naming file and kind.</summary>
public sealed class KindCatalogueException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors => errors;
}

/// <summary>Reads the catalogue of kinds from YAML.</summary>
internal static class KindFile
{
    private const string Shipped = "kinds.yml";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <param name="folder">A deployment's own files; a kind in one of them takes the place of ours, or is added behind.</param>
    /// <exception cref="KindCatalogueException">Something is missing or contradicts itself.</exception>
    public static KindCatalogue Load(string? folder)
    {
        var errors = new List<string>();
        var kinds = Read(Shipped, Embedded(), errors);
        foreach (var path in folder is null ? [] : Directory.GetFiles(folder, "*.yml").Order(StringComparer.Ordinal).ToArray())
        {
            foreach (var kind in Read(Path.GetFileName(path), File.ReadAllText(path), errors))
            {
                var place = kinds.FindIndex(k => k.Kind.Name == kind.Kind.Name);
                if (place < 0)
                {
                    kinds.Add(kind);
                }
                else
                {
                    kinds[place] = kind;
                }
            }
        }

        if (kinds.Count(k => k.Asking == Asking.Review) > 1)
        {
            errors.Add($"Only one kind can have asking: {nameof(Asking.Review)}; these have it: {string.Join(", ", kinds.Where(k => k.Asking == Asking.Review).Select(k => k.Kind))}.");
        }

        return errors.Count == 0 ? new KindCatalogue(kinds) : throw new KindCatalogueException(errors);
    }

    private static List<KindDefinition> Read(string file, string yaml, List<string> errors)
    {
        JsonNode? content;
        try
        {
            content = YamlJson.Read(yaml);
        }
        catch (YamlException e)
        {
            errors.Add($"{file}, line {e.Start.Line}: {e.InnerException?.Message ?? e.Message}");
            return [];
        }

        var mistakes = KindSchema.Mistakes(content).ToLookup(m => m.Kind, m => m.Mistake);
        errors.AddRange(mistakes[null].Select(mistake => $"{file}: {mistake}"));
        var definitions = new List<KindDefinition>();
        foreach (var (i, node) in (content as JsonArray ?? []).Index())
        {
            var entry = mistakes.Contains(i) ? null : node.Deserialize<KindEntry>(Json)!;
            var wrong = (entry?.Contradictions() ?? mistakes[i]).Select(mistake => $"{file}, kind '{NameOf(node)}': {mistake}").ToList();
            errors.AddRange(wrong);
            if (entry is not null && wrong.Count == 0)
            {
                definitions.Add(entry.Definition());
            }
        }

        errors.AddRange(definitions.GroupBy(d => d.Kind.Name).Where(g => g.Count() > 1).Select(g => $"{file}: kind '{g.Key}' stands there twice."));
        return definitions;
    }

    private static string NameOf(JsonNode? kind) => kind is JsonObject fields ? fields["kind"]?.ToString() ?? "" : "";

    private static string Embedded()
    {
        using var stream = typeof(KindFile).Assembly.GetManifestResourceStream($"RequestKinds/{Shipped}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
