using System.Globalization;
using System.Text.Json;

namespace PrivacyFunctions.Fulfilment;

/// <summary>One file of a package, as <c>manifest.json</c> lists it.</summary>
/// <param name="Bytes">Unpacked.</param>
/// <param name="Sha256">Of the unpacked bytes, in lower-case hex.</param>
/// <param name="Data">What rows it holds; null for the page and for files.</param>
/// <param name="File">What the person's file was in the source; null for what this copy was made of.</param>
internal sealed record ManifestEntry(string Path, long Bytes, string Sha256, ManifestData? Data, ManifestFile? File);

/// <summary>A file that was found, as it was there.</summary>
/// <param name="Name">As it was stored; the path in the package is a plainer one.</param>
internal sealed record ManifestFile(string Source, string Collection, string Name, string? ContentType);

/// <param name="Withheld">Fields that hold secrets and were left out.</param>
internal sealed record ManifestData(
    string Source, string Collection, long Records, IReadOnlyList<string> DataCategories, IReadOnlyList<string> Withheld);

/// <summary>Writes <c>manifest.json</c>: what is in the package, so that a reader or a program can check it.</summary>
internal static class Manifest
{
    public static async Task Write(Stream stream, CopyOrder order, DateTimeOffset madeAt, IReadOnlyList<ManifestEntry> entries, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(stream, RowValues.JsonOptions);
        json.WriteStartObject();
        json.WriteString("reference", order.Reference.Value);

        // The writer would spell the offset's plus sign as \u002B: right, but not what a person looks for.
        json.WritePropertyName("madeAt");
        json.WriteRawValue(madeAt.ToString("'\"'yyyy-MM-dd'T'HH:mm:sszzz'\"'", CultureInfo.InvariantCulture));
        json.WriteString("controller", order.Controller.Name.In(order.Language));
        json.WriteStartArray("languages");
        json.WriteStringValue(order.Language.Tag);
        json.WriteEndArray();
        Write(json, "missingSources", order.Skipped);
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            Write(json, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void Write(Utf8JsonWriter json, ManifestEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("path", entry.Path);
        json.WriteNumber("bytes", entry.Bytes);
        json.WriteString("sha256", entry.Sha256);
        if (entry.Data is { } data)
        {
            json.WriteString("source", data.Source);
            json.WriteString("collection", data.Collection);
            json.WriteNumber("records", data.Records);
            Write(json, "dataCategories", data.DataCategories);
            Write(json, "withheld", data.Withheld);
        }

        if (entry.File is { } file)
        {
            json.WriteString("source", file.Source);
            json.WriteString("collection", file.Collection);
            json.WriteString("name", RowValues.WholeCharacters(file.Name));
            if (file.ContentType is { } type)
            {
                json.WriteString("contentType", RowValues.WholeCharacters(type));
            }
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
