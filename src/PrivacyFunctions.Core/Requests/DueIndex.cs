using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Requests;

/// <summary>
/// Open requests by the day they fall due, written before the ledger: a row too many is harmless, and the sweep clears
/// it when its day is near. What is read is what falls due, not what exists.
/// </summary>
public sealed class DueIndex(StorageAccount storage, TimeProvider time)
{
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Due);

    public Task Add(Reference reference, DateTimeOffset dueEnd, CancellationToken cancellation) => _table.UpsertEntityAsync(
        new TableEntity(Day(dueEnd), reference.Value) { ["AddedAt"] = time.GetUtcNow() },
        TableUpdateMode.Replace,
        cancellation);

    public Task Remove(DueRow row, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(row.Day, row.Reference.Value, cancellationToken: cancellation);

    /// <summary>The requests that fall due before a moment, the earliest first, streamed.</summary>
    public async IAsyncEnumerable<DueRow> DueBefore(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey le {Day(moment)}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return new DueRow(row.PartitionKey, Reference.Parse(row.RowKey), row.GetDateTimeOffset("AddedAt")!.Value);
        }
    }

    internal static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Day">The UTC day in which the due date ends, <c>2026-12-08</c>.</param>
public sealed record DueRow(string Day, Reference Reference, DateTimeOffset AddedAt)
{
    public bool IsOn(DateTimeOffset moment) => Day == DueIndex.Day(moment);
}
