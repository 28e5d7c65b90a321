using System.Buffers.Binary;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Storage.Sealed;

/// <summary>What was written into a sealed blob.</summary>
/// <param name="Size">In plain bytes.</param>
/// <param name="Sha256">Of the plain bytes, in lower-case hex.</param>
internal sealed record StoredBytes(long Size, string Sha256);

/// <summary>A blob that rests sealed (see <see cref="SealedChunks"/>): written in one go, read by ranges.</summary>
/// <param name="purpose">What it is, so that it does not open in another's place.</param>
internal sealed class SealedBlob(BlockBlobClient blob, string purpose)
{
    /// <summary>Starts a writing; nothing of it shows before <see cref="SealedWriting.Commit"/>, which replaces what was there.</summary>
    public SealedWriting Begin(RequestKey key) => new(blob, SealedChunks.New(purpose, key));

    /// <summary>The plain bytes, seekable: only the chunks that are read are fetched and opened. Null where there is no blob.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">
    /// The blob was changed or cut short, or the key is another's; here for its ends, while reading for what lies between.
    /// </exception>
    public async Task<Stream?> OpenRead(RequestKey key, CancellationToken ct)
    {
        try
        {
            return await SealedBlobStream.Open(blob, purpose, key, ct);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ContainerNotFound || e.ErrorCode == BlobErrorCode.InvalidRange)
        {
            // Not there, or empty: what is being deleted is empty for a moment.
            return null;
        }
    }

    /// <summary>
    /// Removes the blob, its snapshots, and what an interrupted writing has staged. Doing it again does nothing. Where the
    /// account keeps deleted blobs or versions for a while (soft delete), the destroyed key is what makes them unreadable.
    /// </summary>
    public async Task Delete(CancellationToken ct)
    {
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
}

/// <summary>
/// A writing under way. It appears whole or not at all: blocks are staged and committed at the end, so after a failure or
/// a crash half-way what was there before, or nothing, is still there. Memory stays flat.
/// </summary>
internal sealed class SealedWriting : IAsyncDisposable
{
    private readonly BlockBlobClient _blob;
    private readonly SealedChunks _chunks;
    private readonly SealingStream _sealing;
    private readonly Guid _id = Guid.NewGuid();
    private readonly List<string> _blocks = [];

    public SealedWriting(BlockBlobClient blob, SealedChunks chunks)
    {
        (_blob, _chunks) = (blob, chunks);
        _sealing = new SealingStream(chunks, Store);
    }

    /// <summary>Takes the plain bytes, asynchronously; it neither reads nor seeks.</summary>
    public Stream Content => _sealing;

    /// <exception cref="RequestFailedException">
    /// The storage failed. Of two that write the same blob at once, one ends with the code <c>InvalidBlockList</c>, and may try again.
    /// </exception>
    public async Task<StoredBytes> Commit(CancellationToken ct)
    {
        var stored = await _sealing.Complete(ct);
        if (_blocks.Count > 0)
        {
            await _blob.CommitBlockListAsync(_blocks, cancellationToken: ct);
        }

        return stored;
    }

    public async ValueTask DisposeAsync()
    {
        await _sealing.DisposeAsync();
        _chunks.Dispose();
    }

    // What fits into one block is put as the whole blob, in one request.
    private async Task Store(ArraySegment<byte> block, bool isLast, CancellationToken ct)
    {
        using var content = new MemoryStream(block.Array!, block.Offset, block.Count, writable: false);
        if (isLast && _blocks.Count == 0)
        {
            await _blob.UploadAsync(content, cancellationToken: ct);
            return;
        }

        var id = BlockId(_id, _blocks.Count);
        await _blob.StageBlockAsync(id, content, cancellationToken: ct);
        _blocks.Add(id);
    }

    // Of one length always, as a blob's block ids must be, and never those of another writing.
    private static string BlockId(Guid writing, int index)
    {
        Span<byte> id = stackalloc byte[20];
        writing.TryWriteBytes(id);
        BinaryPrimitives.WriteInt32BigEndian(id[16..], index);
        return Convert.ToBase64String(id);
    }
}
