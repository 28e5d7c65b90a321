using System.Diagnostics;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>Looks at the ledger's table from outside, as fast as it answers.</summary>
internal sealed class LedgerWatch(StorageAccount storage)
{
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Requests);
    private readonly HashSet<string> _known = [];

    /// <summary>From now on only requests that come later are watched.</summary>
    public async Task ForgetOld(CancellationToken cancellation) => _known.UnionWith((await States(cancellation)).Select(s => s.Reference));

    /// <summary>Returns the moment a new request has reached a version.</summary>
    public async Task Reaches(int version, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (!(await States(cancellation)).Any(s => s.Version >= version && !_known.Contains(s.Reference)))
        {
            Assert.True(waited.Elapsed < CopyJourney.Patience, $"No new request reached version {version}.");
        }
    }

    private async Task<List<(string Reference, int Version)>> States(CancellationToken cancellation)
    {
        var states = new List<(string, int)>();
        var rows = _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {"state"}"), select: ["PartitionKey", "Version"], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            states.Add((row.PartitionKey, row.GetInt32("Version")!.Value));
        }

        return states;
    }
}
