using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Limits;

/// <summary>
/// Counters in Table Storage, a partition for each window and a row for each subject. Counting is point reads and writes: one
/// write for who is new, a read and a write for others. A write whose answer was lost is known again by its id, unless another
/// one came behind it: then it counts twice, never less than once.
/// </summary>
public sealed class Counters(StorageAccount storage)
{
    private const string Count = "Count";
    private const string Most = "Most";
    private const string WriteId = "WriteId";
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Limits);

    /// <param name="window">Sorts by time: <c>2026-11-25T10-client</c>.</param>
    /// <param name="limit">Unless the row was capped.</param>
    /// <returns>False where that would be above the limit; then nothing was added.</returns>
    public async Task<bool> TryAdd(string window, string subject, int amount, int limit, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        if (amount <= limit && await TryWrite(() => _table.AddEntityAsync(new TableEntity(window, subject) { [Count] = amount, [WriteId] = id }, cancellation)))
        {
            return true;
        }

        while (await _table.GetEntityIfExistsAsync<TableEntity>(window, subject, cancellationToken: cancellation) is { HasValue: true, Value: { } row })
        {
            if (row.GetGuid(WriteId) == id)
            {
                return true;
            }

            var count = (row.GetInt32(Count) ?? 0) + amount;
            if (count > (row.GetInt32(Most) ?? limit))
            {
                return false;
            }

            (row[Count], row[WriteId]) = (count, id);
            if (await TryWrite(() => _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets a limit of its own for one subject in one window.</summary>
    public Task Cap(string window, string subject, int most, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(new TableEntity(window, subject) { [Most] = most }, TableUpdateMode.Merge, cancellation);

    /// <summary>Removes windows whose names sort before that one; reads what it removes and no more.</summary>
    public async Task RemoveBefore(string window, CancellationToken cancellation)
    {
        var old = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {window}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellation);
        await foreach (var row in old)
        {
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        }
    }

    private static async Task<bool> TryWrite(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }
}
