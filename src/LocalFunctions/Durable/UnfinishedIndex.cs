using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using LocalFunctions.Storage;

namespace LocalFunctions.Durable;

/// <summary>
/// The rows by which a start finds what is not finished. A row is there before its instance is, and goes after its
/// instance has finished, so it can be one too many but never one too few. A row with a due time says that nothing is
/// to be done before then; one without, that the instance must be looked at.
/// </summary>
internal sealed class UnfinishedIndex(TaskHub hub) : IAsyncDisposable
{
    private const string Due = "Due";

    private readonly TableWriters _writer = new(hub.Unfinished);

    // Every instance that has a row, as this process knows it; true for one that sleeps.
    private readonly ConcurrentDictionary<string, bool> _rows = new();

    /// <summary>Every row, with its due time (UTC). Remembers which instances sleep.</summary>
    public async IAsyncEnumerable<(string Id, DateTimeOffset? Due)> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in hub.Unfinished.QueryAsync<TableEntity>(maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            string id = RowKeys.InstanceId(row.RowKey);
            DateTimeOffset? due = row.GetDateTimeOffset(Due);
            _rows[id] = due is not null;
            yield return (id, due);
        }
    }

    public bool Contains(string id) => _rows.ContainsKey(id);

    public bool IsAwake(string id) => _rows.TryGetValue(id, out bool asleep) && !asleep;

    public bool IsAsleep(string id) => _rows.TryGetValue(id, out bool asleep) && asleep;

    /// <summary>Must be done before an instance is inserted, and before one that sleeps is written.</summary>
    public async Task AwakeAsync(string id)
    {
        await WriteAsync(id, null);
        _rows[id] = false;
    }

    /// <param name="id">An instance of which all that is to be done is stored.</param>
    /// <param name="due">When it has to be looked at again; null: only when something happens to it.</param>
    public async Task SleepAsync(string id, DateTimeOffset? due)
    {
        _rows[id] = true;

        // The storage service knows no date before 1601 and no date beyond 9999.
        await WriteAsync(id, due ?? DateTimeOffset.MaxValue.AddDays(-1));
    }

    public async Task ForgetAsync(string id)
    {
        try
        {
            await _writer.WriteAsync(TableTransactionActionType.Delete, Row(id), ETag.All);
        }
        catch (RequestFailedException e) when (StorageErrors.IsNotFound(e))
        {
            // Gone already: that is what was asked for.
        }

        _rows.TryRemove(id, out _);
    }

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private static TableEntity Row(string id) => new(RowKeys.Partition(id), RowKeys.Row(id));

    private Task<ETag> WriteAsync(string id, DateTimeOffset? due)
    {
        TableEntity row = Row(id);
        if (due is not null)
        {
            row[Due] = due;
        }

        return _writer.WriteAsync(TableTransactionActionType.UpsertReplace, row);
    }
}
