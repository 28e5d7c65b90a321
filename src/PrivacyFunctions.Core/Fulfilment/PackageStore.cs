using System.Buffers.Binary;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

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
    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient("packages");

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
        await _container.CreateIfNotExistsAsync(cancellationToken: ct);
        var blob = Blob(reference);
        var writing = Guid.NewGuid();
        var blocks = new List<string>();
        using var chunks = SealedChunks.New(reference, key);
        await using var sealing = new SealingStream(chunks, Stage);
        await make(sealing, ct);
        var stored = await sealing.Complete(ct);
        await blob.CommitBlockListAsync(blocks, cancellationToken: ct);
        return stored;

        async Task Stage(ArraySegment<byte> block, CancellationToken ct)
        {
            var id = BlockId(writing, blocks.Count);
            using var content = new MemoryStream(block.Array!, block.Offset, block.Count, writable: false);
            await blob.StageBlockAsync(id, content, cancellationToken: ct);
            blocks.Add(id);
        }
    }

    /// <summary>
    /// The plain bytes, seekable: only the chunks that are read are fetched and opened. Null where there is no package.
    /// </summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The package was changed or cut short, or the key is another's; here for its ends, while reading for what lies between.
    /// </exception>
    public async Task<Stream?> OpenRead(Reference reference, RequestKey key, CancellationToken ct)
    {
        var blob = Blob(reference);
        BlobProperties properties;
        try
        {
            properties = await blob.GetPropertiesAsync(cancellationToken: ct);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }

        return properties.ContentLength == 0 ? null : await PackageStream.Open(blob, properties, reference, key, ct);
    }

    /// <summary>
    /// Removes the package, its snapshots, and what an interrupted writing has staged. Doing it again does nothing. Where the
    /// account keeps deleted blobs or versions for a while (soft delete), the destroyed key is what makes them unreadable.
    /// </summary>
    public async Task Delete(Reference reference, CancellationToken ct)
    {
        var blob = Blob(reference);
        try
        {
            // Deleting a blob leaves uncommitted blocks for a week, and of one never committed finds nothing; an empty
            // list discards them.
            await blob.CommitBlockListAsync([], cancellationToken: ct);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return;
        }

        await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);
    }

    private BlockBlobClient Blob(Reference reference) => _container.GetBlockBlobClient($"{reference}.zip.sealed");

    // Of one length always, as a blob's block ids must be, and never those of another writing.
    private static string BlockId(Guid writing, int index)
    {
        Span<byte> id = stackalloc byte[20];
        writing.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id[16..], index);
        return Convert.ToBase64String(id);
    }
}
