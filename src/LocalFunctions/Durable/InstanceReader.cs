using System.Text.Json;
using Azure.Data.Tables;
using LocalFunctions.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Durable;

/// <summary>Describes instances as they are stored. A list reads the table from end to end, so it is for people, not for hot paths.</summary>
internal sealed class InstanceReader(TaskHub hub, IOptions<JsonSerializerOptions> json) : IDisposable
{
    // Thousands may wait for their instances at once; they queue here and not at the storage service.
    private readonly SemaphoreSlim _reads = new(32);

    public async Task<OrchestrationMetadata?> GetAsync(string id, bool inputsAndOutputs, CancellationToken cancellationToken)
    {
        await _reads.WaitAsync(cancellationToken);
        try
        {
            Azure.NullableResponse<TableEntity> row = await hub.Instances.GetEntityIfExistsAsync<TableEntity>(
                RowKeys.Partition(id), RowKeys.Row(id), inputsAndOutputs ? null : InstanceRow.Summary, cancellationToken);
            return row.HasValue ? await DescribeAsync(row.Value!, inputsAndOutputs, cancellationToken) : null;
        }
        catch (Azure.RequestFailedException e) when (e.ErrorCode == "TableNotFound")
        {
            return null;
        }
        finally
        {
            _reads.Release();
        }
    }

    public async IAsyncEnumerable<Page<OrchestrationMetadata>> ListAsync(OrchestrationQuery query, string? continuationToken, int pageSize)
    {
        Azure.AsyncPageable<TableEntity> rows = hub.Instances.QueryAsync<TableEntity>(
            Filter(query), pageSize, query.FetchInputsAndOutputs ? null : InstanceRow.Summary);
        await foreach (Azure.Page<TableEntity> page in rows.AsPages(continuationToken, pageSize))
        {
            var found = new List<OrchestrationMetadata>(page.Values.Count);
            foreach (TableEntity row in page.Values)
            {
                if (await DescribeAsync(row, query.FetchInputsAndOutputs, CancellationToken.None) is { } instance)
                {
                    found.Add(instance);
                }
            }

            yield return new Page<OrchestrationMetadata>(found, page.ContinuationToken);
        }
    }

    public void Dispose() => _reads.Dispose();

    private static string? Filter(OrchestrationQuery query)
    {
        var terms = new List<string>();
        if (query.CreatedFrom is { } from)
        {
            terms.Add(TableClient.CreateQueryFilter($"CreatedAt ge {from}"));
        }

        if (query.CreatedTo is { } to)
        {
            terms.Add(TableClient.CreateQueryFilter($"CreatedAt le {to}"));
        }

        if (query.Statuses?.ToList() is { Count: > 0 } statuses)
        {
            terms.Add($"({string.Join(" or ", statuses.Select(status => TableClient.CreateQueryFilter($"Status eq {status.ToString()}")))})");
        }

        if (query.InstanceIdPrefix is { Length: > 0 } prefix)
        {
            string first = RowKeys.Row(prefix);
            terms.Add(TableClient.CreateQueryFilter($"RowKey ge {first} and RowKey lt {first + '\u007f'}"));
        }

        return terms.Count == 0 ? null : string.Join(" and ", terms);
    }

    private async Task<OrchestrationMetadata?> DescribeAsync(TableEntity row, bool inputsAndOutputs, CancellationToken cancellationToken)
    {
        if (!inputsAndOutputs)
        {
            return InstanceRow.ToMetadata(row);
        }

        return await InstanceStore.ToInstanceAsync(hub, row, cancellationToken) is { State: var state } ? state.ToMetadata(true, json.Value) : null;
    }
}

/// <summary>Instances page by page.</summary>
internal sealed class InstancePages(InstanceReader reader, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        reader.ListAsync(query, continuationToken ?? query.ContinuationToken, pageSizeHint ?? query.PageSize);
}
