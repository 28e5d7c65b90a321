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
        await using var zip = await Open(package, ct);
        var entry = zip.GetEntry(PackageWriter.IndexPath) ?? throw new InvalidDataException("The package has no page to read.");
        await using var content = await entry.OpenAsync(ct);
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(ct);
    }

    /// <summary>Streams one file of the package, such as the page links to.</summary>
    /// <param name="package">Seekable.</param>
    /// <param name="path">As in the manifest.</param>
    /// <param name="to">Asked for once the file is found.</param>
    /// <returns>False where the package has no such file; then nothing was written.</returns>
    /// <exception cref="InvalidDataException">It is no package.</exception>
    public static async Task<bool> CopyFile(Stream package, string path, Func<Stream> to, CancellationToken ct)
    {
        await using var zip = await Open(package, ct);
        if (zip.GetEntry(path) is not { } entry)
        {
            return false;
        }

        await using var content = await entry.OpenAsync(ct);
        await content.CopyToAsync(to(), ct);
        return true;
    }

    private static Task<ZipArchive> Open(Stream package, CancellationToken ct) =>
        ZipArchive.CreateAsync(package, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
}
