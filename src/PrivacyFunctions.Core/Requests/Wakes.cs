using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Requests;

/// <summary>
/// Versions of requests that their workflow may not have seen. Marked before the ledger is written, cleared when the workflow
/// that was woken for one has read the ledger; what stays marked is woken by the sweep. A mark is its fact's own: whoever
/// clears one leaves those of facts that are on their way. The table holds what is due, not what exists.
/// </summary>
public sealed class Wakes(StorageAccount storage, TimeProvider time)
{
    private const string Partition = "wakes";
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Wakes);

    /// <param name="wake">With the version that is about to be written.</param>
    public Task Mark(Wake wake, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(new TableEntity(Partition, wake.Key) { ["MarkedAt"] = time.GetUtcNow() }, TableUpdateMode.Replace, cancellation);

    /// <summary>Clearing it again does nothing.</summary>
    public Task Clear(Wake wake, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(Partition, wake.Key, cancellationToken: cancellation);

    /// <summary>The earliest mark of a request; null where its workflow has seen all of it.</summary>
    public async Task<Wake?> Find(Reference reference, CancellationToken cancellation) => await Read(
        TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {Wake.KeyOf(reference, 0)} and RowKey le {Wake.KeyOf(reference, Wake.LastVersion)}"),
        cancellation).FirstOrDefaultAsync(cancellation);

    /// <summary>What was marked before a moment, streamed.</summary>
    public IAsyncEnumerable<Wake> MarkedBefore(DateTimeOffset moment, CancellationToken cancellation) =>
        Read(TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and MarkedAt le {moment}"), cancellation);

    private async IAsyncEnumerable<Wake> Read(string filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation))
        {
            yield return Wake.Parse(row.RowKey);
        }
    }
}

/// <param name="Version">Of the ledger, that the workflow has to see.</param>
public sealed record Wake(Reference Reference, int Version)
{
    internal const int LastVersion = 999_999;

    internal string Key => KeyOf(Reference, Version);

    internal static string KeyOf(Reference reference, int version) => string.Create(CultureInfo.InvariantCulture, $"{reference}-{version:D6}");

    internal static Wake Parse(string key)
    {
        var end = key.LastIndexOf('-');
        return new Wake(Reference.Parse(key[..end]), int.Parse(key.AsSpan(end + 1), CultureInfo.InvariantCulture));
    }
}
