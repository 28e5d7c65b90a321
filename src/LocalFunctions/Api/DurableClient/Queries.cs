// Stands for Microsoft.DurableTask.Client: OrchestrationQuery, PurgeInstancesFilter, PurgeInstanceOptions, PurgeResult,
// TerminateInstanceOptions.
namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to list. Both bounds of creation (UTC) are inclusive.</summary>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    public const int DefaultPageSize = 100;
}

/// <summary>Which instances to purge. Those that are not finished stay, whatever the filter says.</summary>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);

/// <param name="Recursive">Purge the sub-orchestrations as well.</param>
public record PurgeInstanceOptions(bool Recursive = false);

public class PurgeResult
{
    public PurgeResult(int count) => PurgedInstanceCount = count;

    public int PurgedInstanceCount { get; }
}

/// <param name="Output">Stored as the instance's output.</param>
/// <param name="Recursive">Terminate the sub-orchestrations as well.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
