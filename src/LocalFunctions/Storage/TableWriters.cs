using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace LocalFunctions.Storage;

/// <summary>The writers of one table, one for each partition.</summary>
internal sealed class TableWriters(TableClient table) : IAsyncDisposable
{
    private readonly TableWriter[] _writers = [.. Enumerable.Range(0, RowKeys.Partitions).Select(_ => new TableWriter(table))];

    /// <inheritdoc cref="TableWriter.WriteAsync"/>
    public Task<ETag> WriteAsync(TableTransactionActionType type, ITableEntity row, ETag etag = default, int bytes = 0) =>
        _writers[int.Parse(row.PartitionKey, CultureInfo.InvariantCulture)].WriteAsync(new(type, row, etag), bytes);

    public async ValueTask DisposeAsync()
    {
        foreach (TableWriter writer in _writers)
        {
            await writer.DisposeAsync();
        }
    }
}
