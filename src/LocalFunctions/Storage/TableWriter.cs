using System.Threading.Channels;
using Azure;
using Azure.Data.Tables;

namespace LocalFunctions.Storage;

/// <summary>
/// Writes the rows of one partition. Whatever waits when the previous write is done goes into one transaction: under
/// load a write shares its request with up to 99 others, and without load nothing waits for company.
/// </summary>
internal sealed class TableWriter : IAsyncDisposable
{
    private const int MaxRows = 100;
    private const int MaxBytes = 3 * 1024 * 1024;

    private readonly TableClient _table;
    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task _loop;
    private Write? _next;

    public TableWriter(TableClient table)
    {
        _table = table;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Returns the row's new ETag, or throws what this row alone would have thrown.</summary>
    public Task<ETag> WriteAsync(TableTransactionAction action, int bytes)
    {
        var write = new Write(action, bytes);
        return _queue.Writer.TryWrite(write)
            ? write.Done.Task
            : Task.FromException<ETag>(new OperationCanceledException("The host is stopping."));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        while (_next is not null || await _queue.Reader.WaitToReadAsync())
        {
            List<Write> batch = Collect();
            try
            {
                await (batch.Count == 1 ? WriteOneAsync(batch[0]) : WriteManyAsync(batch));
            }
            catch (Exception e)
            {
                // Not swallowed: it belongs to those who asked for these writes, and each of them gets it.
                batch.ForEach(write => write.Done.TrySetException(e));
            }
        }
    }

    // A row may be only once in a transaction; its second write waits for the next.
    private List<Write> Collect()
    {
        var batch = new List<Write>();
        var rows = new HashSet<string>();
        int bytes = 0;
        while (batch.Count < MaxRows && (_next ?? Take()) is { } write)
        {
            _next = null;
            if (batch.Count > 0 && (bytes + write.Bytes > MaxBytes || rows.Contains(write.Action.Entity.RowKey)))
            {
                _next = write;
                break;
            }

            rows.Add(write.Action.Entity.RowKey);
            bytes += write.Bytes;
            batch.Add(write);
        }

        return batch;
    }

    private Write? Take() => _queue.Reader.TryRead(out Write? write) ? write : null;

    private async Task WriteManyAsync(List<Write> batch)
    {
        while (batch.Count > 1)
        {
            try
            {
                Response<IReadOnlyList<Response>> answers = await _table.SubmitTransactionAsync(batch.Select(write => write.Action));
                for (int i = 0; i < batch.Count; i++)
                {
                    batch[i].Done.TrySetResult(answers.Value[i].Headers.ETag ?? default);
                }

                return;
            }
            catch (TableTransactionFailedException e) when (e.FailedTransactionActionIndex is { } failed && failed < batch.Count)
            {
                // Nothing was written. The row that is to blame hears of it, and the others go again without it.
                batch[failed].Done.TrySetException(new RequestFailedException(e.Status, e.Message, e.ErrorCode, e));
                batch.RemoveAt(failed);
            }
        }

        await WriteOneAsync(batch[0]);
    }

    private async Task WriteOneAsync(Write write)
    {
        TableTransactionAction action = write.Action;
        ITableEntity row = action.Entity;
        try
        {
            using Response answer = action.ActionType switch
            {
                TableTransactionActionType.Add => await _table.AddEntityAsync(row),
                TableTransactionActionType.UpdateReplace => await _table.UpdateEntityAsync(row, action.ETag, TableUpdateMode.Replace),
                TableTransactionActionType.UpsertReplace => await _table.UpsertEntityAsync(row, TableUpdateMode.Replace),
                TableTransactionActionType.Delete => await DeleteAsync(row, action.ETag),
                _ => throw new InvalidOperationException($"Unexpected write: {action.ActionType}."),
            };
            write.Done.TrySetResult(answer.Headers.ETag ?? default);
        }
        catch (Exception e)
        {
            write.Done.TrySetException(e);
        }
    }

    // The client takes a missing row for deleted; a transaction does not, and callers must see one behaviour.
    private async Task<Response> DeleteAsync(ITableEntity row, ETag etag)
    {
        Response answer = await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, etag);
        return answer.Status == 404 ? throw new RequestFailedException(answer) : answer;
    }

    private sealed record Write(TableTransactionAction Action, int Bytes)
    {
        public TaskCompletionSource<ETag> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
