using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using LocalFunctions.Storage;

namespace LocalFunctions.Durable;

/// <summary>A state together with the row version that it was read from or written as.</summary>
internal sealed record StoredInstance(InstanceState State, ETag ETag, string? SpillBlob);

/// <summary>The stored row is not the one this process knew: drop what is in memory and read again.</summary>
internal sealed class InstanceChangedException(Exception inner) : Exception("The instance was changed by another process.", inner);

/// <summary>Reads and writes one row per instance; every write names the version that it replaces.</summary>
internal sealed class InstanceStore(TaskHub hub) : IAsyncDisposable
{
    private readonly TableWriters _writer = new(hub.Instances);

    public async Task<StoredInstance?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        NullableResponse<TableEntity> row = await hub.Instances.GetEntityIfExistsAsync<TableEntity>(
            RowKeys.Partition(id), RowKeys.Row(id), cancellationToken: cancellationToken);
        return row.HasValue ? await ToInstanceAsync(hub, row.Value!, cancellationToken) : null;
    }

    /// <summary>Also for a row of a query. Null when the instance has been purged since then.</summary>
    public static async Task<StoredInstance?> ToInstanceAsync(TaskHub hub, TableEntity row, CancellationToken cancellationToken)
    {
        while (true)
        {
            string? spill = row.GetString(InstanceRow.Blob);
            try
            {
                byte[] bytes = spill is null
                    ? InstanceRow.Bytes(row)
                    : (await hub.Blobs.GetBlobClient(spill).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
                return new StoredInstance(StateCodec.Decode(bytes), row.ETag, spill);
            }
            catch (RequestFailedException e) when (StorageErrors.IsNotFound(e))
            {
                NullableResponse<TableEntity> now = await hub.Instances.GetEntityIfExistsAsync<TableEntity>(
                    row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
                if (!now.HasValue)
                {
                    return null;
                }

                // A turn has put another blob in its place since the row was read; or else it is lost.
                row = now.Value!.ETag == row.ETag ? throw new InvalidDataException($"The blob {spill} is missing.", e) : now.Value;
            }
        }
    }

    /// <summary>Inserts (no <paramref name="previous"/>) or replaces. Safe to repeat with the same write id.</summary>
    /// <exception cref="InstanceChangedException">The row is there already, gone, or of another version.</exception>
    public async Task<StoredInstance> WriteAsync(InstanceState state, StoredInstance? previous, CancellationToken cancellationToken)
    {
        byte[] bytes = StateCodec.Encode(state);
        string? spill = bytes.Length > InstanceRow.MaxBytes ? $"histories/{RowKeys.Row(state.Id)}/{state.WriteId}" : null;
        if (spill is not null)
        {
            await hub.Blobs.GetBlobClient(spill).UploadAsync(new BinaryData(bytes), overwrite: true, cancellationToken);
        }

        TableEntity row = InstanceRow.From(state, spill is null ? bytes : [], spill);
        ETag etag;
        try
        {
            etag = previous is null
                ? await _writer.WriteAsync(TableTransactionActionType.Add, row, bytes: bytes.Length)
                : await _writer.WriteAsync(TableTransactionActionType.UpdateReplace, row, previous.ETag, bytes.Length);
        }
        catch (RequestFailedException e) when (StorageErrors.IsConflict(e))
        {
            // An earlier try of this same write may have got through without its answer.
            StoredInstance? now = await ReadAsync(state.Id, cancellationToken);
            etag = now?.State.WriteId == state.WriteId ? now.ETag : throw new InstanceChangedException(e);
        }

        if (previous?.SpillBlob is { } old)
        {
            await hub.Blobs.DeleteBlobIfExistsAsync(old, cancellationToken: cancellationToken);
        }

        return new StoredInstance(state, etag, spill);
    }

    /// <exception cref="InstanceChangedException">The row is of another version.</exception>
    public async Task DeleteAsync(StoredInstance instance, CancellationToken cancellationToken)
    {
        var row = new TableEntity(RowKeys.Partition(instance.State.Id), RowKeys.Row(instance.State.Id));
        try
        {
            await _writer.WriteAsync(TableTransactionActionType.Delete, row, instance.ETag);
        }
        catch (RequestFailedException e) when (StorageErrors.IsConflict(e))
        {
            throw new InstanceChangedException(e);
        }

        if (instance.SpillBlob is { } spill)
        {
            // With it those that a process has left behind which died between two writes.
            await foreach (BlobItem blob in hub.Blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, spill[..(spill.LastIndexOf('/') + 1)], cancellationToken))
            {
                await hub.Blobs.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}
