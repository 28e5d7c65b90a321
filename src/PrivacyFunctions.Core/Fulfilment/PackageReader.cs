using System.IO.Compression;

namespace PrivacyFunctions.Fulfilment;

/// <summary>Reads a package back.</summary>
public static class PackageReader
{
    /// <summary>The page that a person reads, as HTML; see <see cref="IndexPage.ContentSecurityPolicy"/> for showing it.</summary>
    /// <param name="package">Seekable, such as <see cref="PackageStore.OpenRead"/> gives; only the page and the directory are fetched.</param>
    /// <exception cref="InvalidDataException">It is no package: no ZIP, or one without the page.</exception>
    public static async Task<string> ReadIndex(Stream package, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(package, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        var entry = zip.GetEntry(PackageWriter.IndexPath) ?? throw new InvalidDataException("The package has no page to read.");
        await using var content = await entry.OpenAsync(ct);
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(ct);
    }
}
