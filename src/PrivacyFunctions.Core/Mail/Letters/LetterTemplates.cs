using System.Collections.Concurrent;
using System.Reflection;
using Fluid;

namespace PrivacyFunctions.Mail.Letters;

/// <summary>The templates: those in the deployment's folder, and ours for every name that the folder does not have.</summary>
/// <param name="folder">The setting <c>LetterTemplates</c>; null or empty for ours alone. Read once per name.</param>
internal sealed class LetterTemplates(string? folder)
{
    private const string ResourcePrefix = "Letters/";
    private static readonly LetterParser Parser = new();
    private readonly ConcurrentDictionary<string, IFluidTemplate> parsed = [];

    /// <summary>Names as in the folder: <c>zh-CN/receipt.liquid</c>, <c>layout.html.liquid</c>.</summary>
    public static IReadOnlyList<string> OwnNames { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => name[ResourcePrefix.Length..])
            .Order(StringComparer.Ordinal)];

    /// <exception cref="LetterTemplateException">There is no such template, or it does not parse.</exception>
    public IFluidTemplate Get(string name) => parsed.GetOrAdd(name, Parse);

    /// <summary>The text of one of <see cref="OwnNames"/>, null for another name.</summary>
    public static string? OwnSource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + name);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private IFluidTemplate Parse(string name)
    {
        var source = FolderSource(name) ?? OwnSource(name) ?? throw new LetterTemplateException($"Letter template {name} is missing.");
        return Parser.TryParse(source, out var template, out var error)
            ? template
            : throw new LetterTemplateException($"Letter template {name}: {error}");
    }

    private string? FolderSource(string name)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            return null;
        }

        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
