using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Requests;

/// <summary>
/// Requests whose ledger may be ahead of their workflow. Marked before the fact is written, cleared when the workflow
/// has read the ledger; what stays marked is woken by the sweep. The table holds what is due, not what exists.
/// </summary>
public sealed class Wakes(StorageAccount storage, TimeProvider time)
{
    private const string Partition = "wakes";
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Wakes);

    public Task Mark(Reference reference, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, reference.Value) { ["MarkedAt"] = time.GetUtcNow() }, TableUpdateMode.Replace, cancellation);

    /// <summary>The mark on a request, to be cleared once its ledger has been read.</summary>
    public async Task<Wake?> Find(Reference reference, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, reference.Value, cancellationToken: cancellation);
        return row.HasValue ? new Wake(reference, row.Value!.ETag) : null;
    }

    /// <summary>Clears a mark, unless it was set anew since it was found.</summary>
    public async Task Clear(Wake wake, CancellationToken cancellation)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, wake.Reference.Value, wake.Version, cancellation);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Cleared already, or set anew: either way this mark is not ours to clear.
        }
    }

    /// <summary>The requests marked before a moment, streamed.</summary>
    public async IAsyncEnumerable<Reference> MarkedBefore(
        DateTimeOffset moment,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and MarkedAt le {moment}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation))
        {
            yield return Reference.Parse(row.RowKey);
        }
    }
}

/// <summary>A mark as it was found.</summary>
public sealed record Wake(Reference Reference, ETag Version);
