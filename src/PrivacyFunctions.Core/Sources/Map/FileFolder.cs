using System.Globalization;

namespace PrivacyFunctions.Sources.Map;

/// <summary>
/// Where the files of a collection lie: <c>meta.blob: { container: uploads, prefix: "customers/{customer_id}/" }</c>. The
/// name in braces is the collection's field whose value names a person's folder.
/// </summary>
/// <param name="Before">What comes before the value: nothing, or a path that ends with a slash.</param>
/// <param name="After">What comes after it: begins and ends with a slash, so that customer 1 is never the start of customer 10.</param>
public sealed record FileFolder(string Container, string Before, string Field, string After)
{
    /// <summary>The field that every such collection has: the file's name below the folder.</summary>
    public const string NameField = "name";

    /// <summary>The fields that a file has beside the one that names the folder.</summary>
    public static IReadOnlyList<string> Known { get; } = [NameField, "size", "content_type", "created", "modified"];

    /// <summary>
    /// How the names of a person's files begin; null where the value cannot be a folder's name alone: with a slash in it,
    /// it would lead into a folder below somebody's, and dots or control characters mean other folders to some clients.
    /// </summary>
    public string? PrefixOf(object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return text.Length is 0 or > 256 || text is "." or ".." || text.Any(c => c is '/' or '\\' || char.IsControl(c))
            ? null
            : Before + text + After;
    }

    /// <summary>
    /// Whether a file can be asked for by its name: one with a dot or two for a part would, on its way through a URL, become
    /// the name of another file, perhaps somebody else's.
    /// </summary>
    public static bool CanBeAskedFor(string name) => !name.Split('/', '\\').Any(part => part is "." or "..");

    internal static FileFolder? Parse(MapNode collection, IReadOnlyList<Field> fields)
    {
        if (collection.Child("meta")?.Child("blob") is not { } blob)
        {
            return null;
        }

        var container = blob.Required("container", "uploads");
        if (container.Length is < 3 or > 63 || !container.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            blob.Error("'container' should be a container's name: 3 to 63 small letters, digits and hyphens.");
        }

        var prefix = blob.Required("prefix", "customers/{customer_id}/");
        if (prefix.Split('{', '}') is not [var before, { Length: > 0 } field, var after]
            || (before.Length > 0 && !before.EndsWith('/')) || !after.StartsWith('/') || !after.EndsWith('/'))
        {
            blob.Error("'prefix' should be a path with one field in braces between slashes, such as 'customers/{customer_id}/'.");
            return null;
        }

        Check(blob, field, fields);
        return new FileFolder(container, before, field, after);
    }

    private static void Check(MapNode blob, string field, IReadOnlyList<Field> fields)
    {
        foreach (var needed in new[] { field, NameField }.Where(name => fields.All(f => f.Name != name)))
        {
            blob.Error($"the collection needs the field '{needed}'.");
        }

        foreach (var unknown in fields.Where(f => f.Name != field && !Known.Contains(f.Name)))
        {
            blob.Error($"files have no '{unknown.Name}'; they have {string.Join(", ", Known)}.");
        }

        if (fields.Any(f => f.Identity == "email"))
        {
            blob.Error("a folder cannot be found by an e-mail address, which is written in many ways; refer to a number or name instead.");
        }

        if (fields.FirstOrDefault(f => f.Mask is not null) is { } masked)
        {
            blob.Error($"the field '{masked.Name}' of files cannot be masked; delete or keep them.");
        }
    }
}
