using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace PrivacyFunctions.Journeys.Canaries;

/// <summary>A marked value that was seen where it must not be.</summary>
internal sealed record Sighting(string Canary, string Where);

/// <summary>
/// Looks for marked values in everything a storage account holds: in each property, blob, blob name and metadata, as
/// UTF-8 and UTF-16, as JSON escapes it, in base64, and in what Deflate, GZip, ZLib or Brotli have compressed.
/// </summary>
internal sealed partial class CanaryScanner(IReadOnlyDictionary<string, string> canaries)
{
    // Base64 in JSON in a compressed row is three.
    private const int Deepest = 4;

    private readonly (string Name, byte[][] Shapes, bool IsDigits)[] _canaries =
        [.. canaries.Select(c => (c.Key, Shapes(c.Value), c.Value.All(char.IsAsciiDigit)))];

    public async Task<IReadOnlyList<Sighting>> Scan(string connectionString, CancellationToken cancellation) =>
    [
        .. await Tables(new TableServiceClient(connectionString, new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06)), cancellation),
        .. await Blobs(new BlobServiceClient(connectionString, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)), cancellation),
    ];

    /// <summary>Every canary in these bytes, in clear or wrapped.</summary>
    public IEnumerable<Sighting> In(byte[] bytes, string where) => Names(bytes, Deepest).Distinct().Select(name => new Sighting(name, where));

    private async Task<List<Sighting>> Tables(TableServiceClient service, CancellationToken cancellation)
    {
        var seen = new List<Sighting>();
        await foreach (var table in service.QueryAsync(cancellationToken: cancellation))
        {
            await foreach (var row in service.GetTableClient(table.Name).QueryAsync<TableEntity>(cancellationToken: cancellation))
            {
                foreach (var (name, value) in row)
                {
                    var bytes = value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                    seen.AddRange(In(bytes, $"table {table.Name}, row {row.RowKey}, property {name}"));
                }

                // A state too long for one property goes on in the next.
                byte[] whole = [.. row.Where(p => p.Value is byte[]).OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => (byte[])p.Value)];
                seen.AddRange(In(whole, $"table {table.Name}, row {row.RowKey}"));
            }
        }

        return seen;
    }

    private async Task<List<Sighting>> Blobs(BlobServiceClient service, CancellationToken cancellation)
    {
        var seen = new List<Sighting>();
        await foreach (var container in service.GetBlobContainersAsync(cancellationToken: cancellation))
        {
            var client = service.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.Metadata, Azure.Storage.Blobs.Models.BlobStates.All, null, cancellation))
            {
                var where = $"container {container.Name}, blob {blob.Name}";
                var content = await client.GetBlobClient(blob.Name).DownloadContentAsync(cancellation);
                seen.AddRange(In(content.Value.Content.ToArray(), where));
                seen.AddRange(In(Encoding.UTF8.GetBytes(blob.Name + string.Concat(blob.Metadata?.Select(m => $" {m.Key}={m.Value}") ?? [])), where));
            }
        }

        return seen;
    }

    private IEnumerable<string> Names(byte[] bytes, int depth) =>
        _canaries.Where(c => c.Shapes.Any(shape => Contains(bytes, shape, c.IsDigits))).Select(c => c.Name)
            .Concat(depth == 0 ? [] : Unwrapped(bytes).SelectMany(inner => Names(inner, depth - 1)));

    private static byte[][] Shapes(string text) => [.. new[]
    {
        Encoding.UTF8.GetBytes(text),
        Encoding.Unicode.GetBytes(text),
        Encoding.UTF8.GetBytes(Uri.EscapeDataString(text)),
        Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(text).Trim('"')),
    }.DistinctBy(Convert.ToHexString)];

    // Six digits are also part of a time or a number; a code stands alone.
    private static bool Contains(ReadOnlySpan<byte> bytes, byte[] shape, bool alone)
    {
        for (int from = 0, at; (at = bytes[from..].IndexOf(shape)) >= 0; from += at + 1)
        {
            var (before, after) = (from + at - 1, from + at + shape.Length);
            if (!alone || ((before < 0 || !IsWord(bytes[before])) && (after >= bytes.Length || !IsWord(bytes[after]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_';

    private static IEnumerable<byte[]> Unwrapped(byte[] bytes)
    {
        foreach (Match match in Base64Run().Matches(Encoding.Latin1.GetString(bytes)))
        {
            var text = match.Value.TrimEnd('=').Replace('+', '-').Replace('/', '_');
            var whole = text[..(text.Length - (text.Length % 4 == 1 ? 1 : 0))];
            if (Base64Url.IsValid(whole))
            {
                yield return Base64Url.DecodeFromChars(whole);
            }
        }

        // The engine puts a byte that says what follows before what it compressed.
        foreach (var skipped in new[] { 0, 1 })
        {
            foreach (var open in new Func<Stream, Stream>[]
            {
                s => new DeflateStream(s, CompressionMode.Decompress),
                s => new GZipStream(s, CompressionMode.Decompress),
                s => new ZLibStream(s, CompressionMode.Decompress),
                s => new BrotliStream(s, CompressionMode.Decompress),
            })
            {
                if (bytes.Length > skipped && TryExpand(open, bytes.AsSpan(skipped).ToArray()) is { Length: > 0 } expanded)
                {
                    yield return expanded;
                }
            }
        }
    }

    // What was expanded before the data proved to be something else is looked at too.
    private static byte[] TryExpand(Func<Stream, Stream> open, byte[] bytes)
    {
        using var expanded = new MemoryStream();
        try
        {
            using var stream = open(new MemoryStream(bytes));
            stream.CopyTo(expanded);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // It was not compressed in this way.
        }

        return expanded.ToArray();
    }

    [GeneratedRegex("[A-Za-z0-9+/_-]{16,}={0,2}")]
    private static partial Regex Base64Run();
}
