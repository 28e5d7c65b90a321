using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Storage.Sealed;

namespace PrivacyFunctions.Fulfilment;

/// <summary>A package at rest.</summary>
/// <param name="Size">In plain bytes, as they are downloaded.</param>
/// <param name="Sha256">Of the plain bytes, in lower-case hex.</param>
public sealed record StoredPackage(long Size, string Sha256);

/// <summary>
/// The packages, one blob for each request in the container <c>packages</c>, sealed with the request's key on top of the
/// storage account's own encryption (policy 4c): without that key they are noise, in backups too.
/// </summary>
public sealed class PackageStore(StorageAccount storage)
{
    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Packages);

    /// <summary>
    /// Writes a package as it is made; memory stays flat. It appears whole or not at all: blocks are staged and committed
    /// at the end, so after a failure or a crash half-way what was there before, or nothing, is still there. Writing again
    /// replaces it.
    /// </summary>
    /// <param name="make">Writes the plain bytes, asynchronously; the stream neither reads nor seeks.</param>
    /// <exception cref="RequestFailedException">
    /// The storage failed. Of two that write the same package at once, one ends with the code <c>InvalidBlockList</c>, and may try again.
    /// </exception>
    public async Task<StoredPackage> Write(Reference reference, RequestKey key, Func<Stream, CancellationToken, Task> make, CancellationToken ct)
    {
        await using var writing = Blob(reference).Begin(key);
        await make(writing.Content, ct);
        var (size, sha256) = await writing.Commit(ct);
        return new StoredPackage(size, sha256);
    }

    /// <summary>
    /// The plain bytes, seekable: only the chunks that are read are fetched and opened. Null where there is no package.
    /// </summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The package was changed or cut short, or the key is another's; here for its ends, while reading for what lies between.
    /// </exception>
    public Task<Stream?> OpenRead(Reference reference, RequestKey key, CancellationToken ct) => Blob(reference).OpenRead(key, ct);

    /// <summary>Removes the package, its snapshots, and what an interrupted writing has staged. Doing it again does nothing.</summary>
    public Task Delete(Reference reference, CancellationToken ct) => Blob(reference).Delete(ct);

    private SealedBlob Blob(Reference reference) => new(_container.GetBlockBlobClient($"{reference}.zip.sealed"), $"package {reference}");
}
