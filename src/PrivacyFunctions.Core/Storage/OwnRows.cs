using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;

namespace PrivacyFunctions.Storage;

/// <summary>
/// Rows as this process wrote them last, which saves reading them. Another process may have written since: they are guesses,
/// good for a write, which fails where they are wrong, and for nothing that is said without one.
/// </summary>
internal sealed class OwnRows(TableClient table) : IDisposable
{
    private static readonly TimeSpan KeptInMemory = TimeSpan.FromMinutes(15);
    private readonly MemoryCache _written = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    /// <summary>The row as this process wrote it last; an empty one, as if it were new, where it did not.</summary>
    public TableEntity Guess(string partition, string row) =>
        _written.TryGetValue((partition, row), out TableEntity? written) ? Copy(written!) : new TableEntity(partition, row);

    /// <summary>The row as it is; an empty one where there is none.</summary>
    public async Task<TableEntity> Read(string partition, string row, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation) is { HasValue: true, Value: { } found }
            ? found
            : new TableEntity(partition, row);

    /// <summary>Adds a new row, or replaces one that is as it was read or guessed.</summary>
    /// <returns>False where it is another.</returns>
    public async Task<bool> TryWrite(TableEntity row, CancellationToken cancellation)
    {
        try
        {
            var answer = row.ETag == default
                ? await table.AddEntityAsync(row, cancellation)
                : await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
            var written = Copy(row);
            written.ETag = answer.Headers.ETag!.Value;
            _written.Set((row.PartitionKey, row.RowKey), written, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptInMemory });
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public void Dispose() => _written.Dispose();

    private static TableEntity Copy(TableEntity row) => new(row) { ETag = row.ETag };
}
