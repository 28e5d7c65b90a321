using System.Globalization;
using System.Text.Json;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;

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

/// <param name="Known">What the policy says of such data.</param>
/// <param name="Withheld">Fields that hold secrets and were left out.</param>
internal sealed record ManifestData(
    string Source, string Collection, long Records, IReadOnlyList<string> DataCategories, IReadOnlyList<DataCategory> Known, IReadOnlyList<string> Withheld);

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
        json.WriteString("controller", order.Profile.Controller.Name.In(order.Language));
        json.WriteStartArray("languages");
        json.WriteStringValue(order.Language.Tag);
        json.WriteEndArray();
        Write(json, "missingSources", order.Skipped);
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            Write(json, entry, order.Profile);
        }

        json.WriteEndArray();
        WritePurposes(json, entries, order.Language);

        // Who else has it is for the person to know, and not for an authority.
        WriteRecipients(json, order.Scope is null ? order.Profile.RecipientTypes : [], order.Language);
        json.WriteEndObject();
        await json.FlushAsync(ct);
    }

    private static void Write(Utf8JsonWriter json, ManifestEntry entry, CompanyProfile profile)
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
            Write(json, "purposes", data.Known.SelectMany(c => c.Purposes).Select(p => p.Code).Distinct());
            Write(json, "origin", data.Known.SelectMany(c => c.Origins).Distinct().Order().Select(CodeOf));
            Write(json, "recipients", profile.RecipientTypes.Where(r => data.Known.Any(r.CanReceive)).Select(r => r.Code));
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

    // The purposes that the entries name by their codes.
    private static void WritePurposes(Utf8JsonWriter json, IReadOnlyList<ManifestEntry> entries, Language language)
    {
        json.WriteStartArray("purposes");
        foreach (var purpose in entries.SelectMany(e => e.Data?.Known ?? []).SelectMany(c => c.Purposes).Distinct())
        {
            json.WriteStartObject();
            json.WriteString("code", purpose.Code);
            json.WriteString("dataUse", purpose.Use);
            json.WriteString("text", purpose.Words.In(language));
            json.WriteString("article", purpose.Article.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRecipients(Utf8JsonWriter json, IReadOnlyList<RecipientType> types, Language language)
    {
        json.WriteStartArray("recipients");
        foreach (var type in types)
        {
            json.WriteStartObject();
            json.WriteString("code", type.Code);
            json.WriteString("title", type.Title.In(language));
            json.WriteString("purpose", type.Purpose.In(language));
            json.WriteString("rights", type.Rights.In(language));
            json.WriteString("article", type.Article.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string CodeOf(Origin origin) => origin switch
    {
        Origin.You => "you",
        Origin.Others => "others",
        Origin.Automatic => "automatic",
        _ => "third-parties",
    };

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
