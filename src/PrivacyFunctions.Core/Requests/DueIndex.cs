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
    // Behind every day, so that no question for days comes upon it.
    private const string ProvisionalPartition = "provisional";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Due);

    public Task Add(Reference reference, DateTimeOffset dueEnd, CancellationToken cancellation) => Add(Day(dueEnd), reference, cancellation);

    /// <summary>Notes that a date of an open request is provisional, beside its day: what is counted again is these and no others.</summary>
    public Task AddProvisional(Reference reference, CancellationToken cancellation) => Add(ProvisionalPartition, reference, cancellation);

    public Task Remove(DueRow row, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(row.Day, row.Reference.Value, cancellationToken: cancellation);

    /// <summary>The requests that fall due before a moment, the earliest first, streamed.</summary>
    public IAsyncEnumerable<DueRow> DueBefore(DateTimeOffset moment, CancellationToken cancellation) =>
        Rows(TableClient.CreateQueryFilter($"PartitionKey le {Day(moment)}"), cancellation);

    /// <summary>The requests with a provisional date, streamed.</summary>
    public IAsyncEnumerable<DueRow> Provisional(CancellationToken cancellation) =>
        Rows(TableClient.CreateQueryFilter($"PartitionKey eq {ProvisionalPartition}"), cancellation);

    internal static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Azure.Response> Add(string partition, Reference reference, CancellationToken cancellation) => _table.UpsertEntityAsync(
        new TableEntity(partition, reference.Value) { ["AddedAt"] = time.GetUtcNow() },
        TableUpdateMode.Replace,
        cancellation);

    private async IAsyncEnumerable<DueRow> Rows(string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return new DueRow(row.PartitionKey, Reference.Parse(row.RowKey), row.GetDateTimeOffset("AddedAt")!.Value);
        }
    }
}

/// <param name="Day">The UTC day in which the due date ends, <c>2026-12-08</c>; of a provisional date, <c>provisional</c>.</param>
public sealed record DueRow(string Day, Reference Reference, DateTimeOffset AddedAt)
{
    /// <summary>Whether the request falls due on this day still: its date may have moved since.</summary>
    public bool IsOf(Request request) => IsOn(request.EarliestEnd);

    public bool IsOn(DateTimeOffset moment) => Day == DueIndex.Day(moment);
}
