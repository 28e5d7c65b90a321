using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PrivacyFunctions.Fulfilment.Words;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// Writes one package as a ZIP: <c>data/…/….json</c> as the rows stream by, after it the files that the rows are, then <c>index.html</c> for the person, then
/// <c>manifest.json</c> for checking.
/// </summary>
internal sealed class PackageWriter(DataMap map, CopyOrder order, DateTimeOffset madeAt)
{
    public const string IndexPath = "index.html";
    public const string ManifestPath = "manifest.json";
    private const int FlushAt = 32 * 1024;

    /// <summary>In the list of files, where each of them lies in the package.</summary>
    private const string FileProperty = "file";

    private readonly ShownNames _names = new(map, order.Language);
    private readonly PackageWords _words = order.Scope is null ? PackageWords.In(order.Language) : PackageWords.ToAuthority(order.Language);
    private readonly EntryNames _paths = new();
    private readonly PreviewBudget _budget = new();
    private readonly List<ManifestEntry> _entries = [];
    private int _sections;

    /// <param name="package">Written to only, asynchronously but for a few header bytes; left open.</param>
    public async Task<Findings> Write(Stream package, IAsyncEnumerable<CollectionReading> collections, CancellationToken ct)
    {
        var counts = new List<CollectionCount>();
        var sections = new List<IndexSection>();
        await using (var zip = await ZipArchive.CreateAsync(package, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
        {
            await foreach (var collection in collections.WithCancellation(ct))
            {
                sections.Add(await WriteCollection(zip, collection, ct));
                counts.Add(new CollectionCount(collection.Source.Key, collection.Collection.Name, collection.Records));
            }

            await WriteEntry(zip, IndexPath, null, async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                await new IndexPage(order, madeAt, [.. order.Skipped.Select(TitleOf)]).Write(writer, sections, ct);
            }, ct);
            var listed = _entries.ToList();
            await WriteEntry(zip, ManifestPath, null, stream => Manifest.Write(stream, order, madeAt, listed, ct), ct);
        }

        return new Findings(counts);
    }

    private string TitleOf(string source) =>
        map.Datasets.FirstOrDefault(d => d.Key == source)?.Titles.GetValueOrDefault(order.Language.Tag) ?? source;

    private async Task<IndexSection> WriteCollection(ZipArchive zip, CollectionReading collection, CancellationToken ct)
    {
        var path = _paths.Next(_names.SourceKey(collection.Source), ShownNames.CollectionKey(collection));
        var preview = new CollectionPreview(_budget);
        var files = new List<FileToWrite>();
        var categories = collection.Collection.DataCategories
            .Concat(collection.Fields.SelectMany(f => f.DataCategories)).Distinct().ToList();

        // What the policy says of such data, it says to the person.
        var known = order.Scope is null ? order.Profile.CategoriesOf(categories) : [];
        await WriteEntry(
            zip,
            path,
            () => new ManifestData(
                _names.SourceKey(collection.Source),
                ShownNames.CollectionKey(collection),
                collection.Records,
                categories,
                known,
                [.. collection.Withheld.Select(f => ShownNames.FieldKey(collection.Collection, f))]),
            stream => WriteRows(stream, collection, preview, files, ct),
            ct);
        foreach (var file in files)
        {
            await WriteFile(zip, collection, file, ct);
        }

        return new IndexSection(
            string.Create(CultureInfo.InvariantCulture, $"s{++_sections}"),
            _names.Source(collection.Source),
            _names.Collection(collection),
            // What the map says of a collection, it says to the person.
            order.Scope is null ? _names.Description(collection.Collection) : null,
            path,
            collection.Records,
            categories,
            known,
            [.. collection.Fields.Select(f => _names.Field(collection.Collection, f))],
            [.. collection.Withheld.Select(f => _names.Field(collection.Collection, f))],
            preview);
    }

    private async Task WriteRows(Stream stream, CollectionReading collection, CollectionPreview preview, List<FileToWrite> files, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(stream, RowValues.JsonOptions);
        var keys = collection.Fields.Select(f => JsonEncodedText.Encode(ShownNames.FieldKey(collection.Collection, f), RowValues.JsonOptions.Encoder)).ToList();
        json.WriteStartArray();
        await foreach (var row in collection.Rows.WithCancellation(ct))
        {
            json.WriteStartObject();
            for (var i = 0; i < keys.Count; i++)
            {
                json.WritePropertyName(keys[i]);
                RowValues.Write(json, collection.Fields[i], row[i]);
            }

            if (collection.HoldsFiles)
            {
                files.Add(new FileToWrite(row, _paths.NextFile(_names.SourceKey(collection.Source), collection.FileName(row))));
                json.WriteString(FileProperty, files[^1].Path);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushAt)
            {
                await json.FlushAsync(ct);
            }

            if (!preview.Full)
            {
                var cells = collection.Fields.Select((field, i) => RowValues.Show(field, row[i], _words)).ToList();
                preview.Add([.. cells.Select(c => c.Text)], cells.Exists(c => c.Shortened), collection.HoldsFiles ? files[^1].Path : null);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(ct);
    }

    private async Task WriteFile(ZipArchive zip, CollectionReading collection, FileToWrite file, CancellationToken ct)
    {
        await using var content = await collection.OpenFile(file.Row, ct);
        var type = collection.Fields.Index().FirstOrDefault(f => f.Item.Name == "content_type");
        await WriteEntry(zip, file.Path, null, stream => content.CopyToAsync(stream, ct), ct, new ManifestFile(
            _names.SourceKey(collection.Source),
            ShownNames.CollectionKey(collection),
            collection.FileName(file.Row),
            type.Item is null ? null : file.Row[type.Index] as string));
    }

    private async Task WriteEntry(
        ZipArchive zip, string path, Func<ManifestData>? data, Func<Stream, Task> write, CancellationToken ct, ManifestFile? file = null)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = madeAt;
        await using var content = await entry.OpenAsync(ct);
        await using var counted = new EntryStream(content);
        await write(counted);
        _entries.Add(new ManifestEntry(path, counted.Bytes, counted.Sha256(), data?.Invoke(), file));
    }

    // Rows that are files, in memory until their list is written: a ZIP takes one entry after the other.
    private sealed record FileToWrite(IReadOnlyList<object?> Row, string Path);
}
