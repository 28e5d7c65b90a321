using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Limits;

/// <summary>
/// Counters in Table Storage, a partition for each window and a row for each subject. Counting is point reads and writes: one
/// write for who is new or was counted here before, a read and a write more where another process counted. A write whose answer
/// was lost is known again by its id, unless another one came behind it: then it counts twice, never less than once.
/// </summary>
public sealed class Counters(StorageAccount storage) : IDisposable
{
    private const string Count = "Count";
    private const string Most = "Most";
    private const string WriteId = "WriteId";
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Limits);
    private readonly OwnRows _rows = new(storage.Tables.GetTableClient(StorageNames.Limits));

    /// <param name="window">Sorts by time: <c>2026-11-25T10-client</c>.</param>
    /// <param name="limit">Unless the row was capped.</param>
    /// <returns>False where that would be above the limit; then nothing was added.</returns>
    public async Task<bool> TryAdd(string window, string subject, int amount, int limit, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        var (row, isGuess) = (_rows.Guess(window, subject), true);
        while (row.GetGuid(WriteId) != id)
        {
            var count = (row.GetInt32(Count) ?? 0) + amount;
            var fits = count <= (row.GetInt32(Most) ?? limit);
            if (!fits && !isGuess)
            {
                return false;
            }

            (row[Count], row[WriteId]) = (count, id);
            if (fits && await _rows.TryWrite(row, cancellation))
            {
                return true;
            }

            (row, isGuess) = (await _rows.Read(window, subject, cancellation), false);
        }

        return true;
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

    public void Dispose() => _rows.Dispose();
}
