using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using LocalFunctions.Storage;

namespace LocalFunctions.Durable;

/// <summary>
/// The rows by which a start finds what is not finished. A row is there before its instance is, and goes after its
/// instance has finished, so it can be one too many but never one too few. A row with a due time says that nothing is
/// to be done before then; one without, that the instance must be looked at. To hide an instance the row must be as this
/// process knows it: a former owner's late wish to do so fails.
/// </summary>
internal sealed class UnfinishedIndex(TaskHub hub) : IAsyncDisposable
{
    private const string Due = "Due";

    private readonly TableWriters _writer = new(hub.Unfinished);

    // Every instance that has a row. Whether one read at the start stays awake is for the former owner's last requests to say.
    private readonly ConcurrentDictionary<string, KnownRow> _rows = new();

    /// <summary>Every row, with its due time (UTC). Remembers which instances sleep.</summary>
    public async IAsyncEnumerable<(string Id, DateTimeOffset? Due)> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in hub.Unfinished.QueryAsync<TableEntity>(maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            string id = RowKeys.InstanceId(row.RowKey);
            DateTimeOffset? due = row.GetDateTimeOffset(Due);
            _rows[id] = new KnownRow(due is null ? Rest.Unknown : Rest.Asleep, row.ETag);
            yield return (id, due);
        }
    }

    public bool Contains(string id) => _rows.ContainsKey(id);

    public bool IsAwake(string id) => Known(id).Rest == Rest.Awake;

    public bool IsAsleep(string id) => Known(id).Rest == Rest.Asleep;

    /// <summary>Must be done before an instance is inserted, and before one that sleeps is written.</summary>
    public async Task AwakeAsync(string id) =>
        _rows[id] = new KnownRow(Rest.Awake, await _writer.WriteAsync(TableTransactionActionType.UpsertReplace, Row(id)));

    /// <param name="id">An instance of which all that is to be done is stored.</param>
    /// <param name="due">When it has to be looked at again; null: only when something happens to it.</param>
    public async Task SleepAsync(string id, DateTimeOffset? due)
    {
        // The storage service knows no date before 1601 and no date beyond 9999.
        TableEntity row = Row(id);
        row[Due] = due ?? DateTimeOffset.MaxValue.AddDays(-1);
        if (await ChangeAsync(TableTransactionActionType.UpdateReplace, row, id) is { } etag)
        {
            _rows[id] = new KnownRow(Rest.Asleep, etag);
        }
    }

    public async Task ForgetAsync(string id)
    {
        await ChangeAsync(TableTransactionActionType.Delete, Row(id), id);
        _rows.TryRemove(id, out _);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static TableEntity Row(string id) => new(RowKeys.Partition(id), RowKeys.Row(id));

    private KnownRow Known(string id) => _rows.GetValueOrDefault(id);

    /// <summary>Null when the row was another: changed by a former owner, or by an earlier try whose answer was lost.</summary>
    private async Task<ETag?> ChangeAsync(TableTransactionActionType change, TableEntity row, string id)
    {
        if (Known(id).ETag == default)
        {
            await AwakeAsync(id);
        }

        ETag known = Known(id).ETag;
        _rows[id] = new KnownRow(Rest.Unknown, known);
        try
        {
            return await _writer.WriteAsync(change, row, known);
        }
        catch (RequestFailedException e) when (StorageErrors.IsConflict(e))
        {
            _rows[id] = default;
            return null;
        }
    }

    private enum Rest
    {
        Unknown,
        Awake,
        Asleep,
    }

    private readonly record struct KnownRow(Rest Rest, ETag ETag);
}
