using System.IO.Compression;
using System.Text;
using Azure.Data.Tables;
using PrivacyFunctions.Journeys.Crashes;

namespace PrivacyFunctions.Journeys.Canaries;

/// <summary>The scanner finds a canary wherever one is planted; else that it finds none would say nothing.</summary>
public sealed class CanaryScannerSpec
{
    private const string Canary = "canary-林-7Q@example.com";

    private static readonly CanaryScanner Scanner = new(new Dictionary<string, string> { ["e-mail"] = Canary, ["code"] = "204618" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_finds_what_is_planted_in_rows_and_blobs()
    {
        await using var station = await Station.Open(Cancellation);
        var connection = station.Azurite.ConnectionString;
        Assert.Empty(await Scanner.Scan(connection, Cancellation));

        var table = station.Storage.Tables.GetTableClient("Planted");
        await table.CreateAsync(Cancellation);
        var state = Deflated(Encoding.UTF8.GetBytes($"{{\"input\":\"{Canary}\"}}"));
        await table.AddEntityAsync(new TableEntity("p", "row") { ["Text"] = $"to {Canary}", ["State00"] = state[..20], ["State01"] = state[20..] }, Cancellation);
        var container = station.Storage.Blobs.GetBlobContainerClient("planted");
        await container.CreateAsync(cancellationToken: Cancellation);
        await container.UploadBlobAsync("histories/1", BinaryData.FromBytes(state), Cancellation);
        Assert.Equal(
            [
                "container planted, blob histories/1",
                "table Planted, row row",
                "table Planted, row row, property Text",
            ],
            (await Scanner.Scan(connection, Cancellation)).Select(s => s.Where).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_finds_what_is_escaped_encoded_or_compressed()
    {
        var plain = Encoding.UTF8.GetBytes($"to {Canary}.");
        Assert.All(
            new[]
            {
                plain,
                Encoding.Unicode.GetBytes($"to {Canary}."),
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { to = Canary }),
                Encoding.ASCII.GetBytes(Convert.ToBase64String(plain)),
                Encoding.ASCII.GetBytes(Uri.EscapeDataString(Canary)),
                Deflated(plain),
                Compressed(s => new GZipStream(s, CompressionLevel.Fastest), plain),
                Compressed(s => new BrotliStream(s, CompressionLevel.Fastest), Encoding.ASCII.GetBytes(Convert.ToBase64String(Deflated(plain)))),
            },
            bytes => Assert.Equal(new Sighting("e-mail", "here"), Assert.Single(Scanner.In(bytes, "here"))));
    }

    [Fact]
    public void It_tells_a_code_from_the_digits_of_a_time()
    {
        Assert.Empty(Scanner.In("2026-11-23T02:00:00.2046180Z"u8.ToArray(), "here"));
        Assert.Single(Scanner.In("""{"code":"204618"}"""u8.ToArray(), "here"));
    }

    private static byte[] Deflated(byte[] bytes) => [1, .. Compressed(s => new DeflateStream(s, CompressionLevel.Fastest), bytes)];

    private static byte[] Compressed(Func<Stream, Stream> open, byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }
}
