using System.Globalization;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Benchmarks.Intake;

/// <summary>
/// The rows with which one request is recorded, written without a service: first those that stand alone (its key, its
/// wake, its day, the counts of its address and of its client) all at once, then its state and its audit in a transaction.
/// </summary>
internal sealed class SameRows
{
    private readonly TableServiceClient _tables;
    private readonly IReadOnlyList<(TableClient Table, TableEntity Row)> _alone;
    private readonly IReadOnlyList<TableEntity> _together;

    private SameRows(TableServiceClient tables, IReadOnlyList<(TableClient Table, TableEntity Row)> alone, IReadOnlyList<TableEntity> together) =>
        (_tables, _alone, _together) = (tables, alone, together);

    /// <summary>Takes rows that a service has written as the pattern.</summary>
    public static async Task<SameRows> CopyAsync(string connection)
    {
        // With the patience of the library, not of the service: what is slow is measured, not given up.
        var tables = new TableServiceClient(connection, new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06));
        var alone = new List<(TableClient Table, TableEntity Row)>();
        foreach (string name in new[] { StorageNames.Keys, StorageNames.Due, StorageNames.Limits })
        {
            TableClient table = tables.GetTableClient(name);
            alone.Add((table, await table.QueryAsync<TableEntity>(maxPerPage: 1).FirstAsync()));
        }

        // Of the wakes none may be left; a row of the days is as large. Of the counts there are two.
        alone.Add((tables.GetTableClient(StorageNames.Wakes), alone[1].Row));
        alone.Add(alone[2]);
        TableClient ledger = tables.GetTableClient(StorageNames.Requests);
        TableEntity state = await ledger.QueryAsync<TableEntity>("RowKey eq 'state'", maxPerPage: 1).FirstAsync();
        TableEntity audit = await ledger.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {state.PartitionKey} and RowKey ne 'state'"), maxPerPage: 1).FirstAsync();
        return new SameRows(tables, alone, [state, audit]);
    }

    /// <summary>Milliseconds that each took.</summary>
    public Task<IReadOnlyList<double>> WriteAsync(int perSecond, int count)
    {
        TableClient ledger = _tables.GetTableClient(StorageNames.Requests);
        return Pace.KeepAsync(perSecond, count, async number =>
        {
            string partition = string.Create(CultureInfo.InvariantCulture, $"limit-{number:D6}");
            await Task.WhenAll(_alone.Select((one, i) => one.Table.UpsertEntityAsync(
                new TableEntity(one.Row) { PartitionKey = partition, RowKey = i.ToString(CultureInfo.InvariantCulture) }, TableUpdateMode.Replace)));
            await ledger.SubmitTransactionAsync(_together.Select(row =>
                new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(row) { PartitionKey = partition })));
        });
    }
}
