using System.Text.Json;
using LocalFunctions.Invocation;
using LocalFunctions.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LocalFunctions.Durable;

/// <summary>
/// The client of this process's own engine. Calls that change something wait until this process owns the hub; reads go
/// to the storage account at once.
/// </summary>
internal sealed class LocalDurableClient(
    TaskHub hub, DurableEngine engine, InstanceReader reader, FunctionCatalog catalog, IOptions<JsonSerializerOptions> json)
    : DurableTaskClient(hub.Name)
{
    // The owner of the hub hears of every change; the second look is for a change of ownership.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (catalog.Get(FunctionKind.Orchestrator, orchestratorName.ToString()) is null)
        {
            throw new ArgumentException($"There is no orchestrator function '{orchestratorName}'.", nameof(orchestratorName));
        }

        string id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        var start = new StartInstance(orchestratorName.Name, Serialize(input), options?.StartAt, Parent: null);
        await PostAsync(id, start, cancellation);
        return id;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, new RaiseEvent(eventName, Serialize(eventPayload)), cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, new Terminate(Serialize(options?.Output), options?.Recursive ?? false), cancellation);

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, new SetSuspended(true), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        PostAsync(instanceId, new SetSuspended(false), cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        reader.GetAsync(instanceId, getInputsAndOutputs, cancellation);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(reader, filter ?? new OrchestrationQuery());

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitForAsync(new Watch(instanceId, AtEnd: false, getInputsAndOutputs), cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitForAsync(new Watch(instanceId, AtEnd: true, getInputsAndOutputs), cancellation);

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        new(await PurgeAsync(instanceId, options?.Recursive ?? false, cancellation));

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses, PageSize: 1000);
        int purged = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 100, CancellationToken = cancellation };
        await Parallel.ForEachAsync(GetAllInstancesAsync(query), parallel, async (instance, token) =>
        {
            if (instance.IsCompleted)
            {
                Interlocked.Add(ref purged, await PurgeAsync(instance.InstanceId, options?.Recursive ?? false, token));
            }
        });
        return new PurgeResult(purged);
    }

    private async Task<int> PurgeAsync(string instanceId, bool recursive, CancellationToken cancellation)
    {
        var purge = new Purge();
        int purged = await PostAsync(instanceId, purge, cancellation);
        foreach (string child in recursive ? purge.Children : [])
        {
            purged += await PurgeAsync(child, recursive, cancellation);
        }

        return purged;
    }

    private async Task<int> PostAsync(string instanceId, Message message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        HubSession session = await engine.SessionAsync(cancellation);
        session.Post(instanceId, message);
        return await message.Done.WaitAsync(cancellation);
    }

    private async Task<OrchestrationMetadata> WaitForAsync(Watch watch, CancellationToken cancellation)
    {
        while (true)
        {
            HubSession session = await engine.SessionAsync(cancellation);
            Task<OrchestrationMetadata> reached = session.Reached(watch);
            TimeSpan longestWait = LongestWait;
            try
            {
                bool isKnown = watch.AtEnd && session.IsUnderWay(watch.Id);
                OrchestrationMetadata? state = isKnown ? null : await reader.GetAsync(watch.Id, watch.Full, cancellation);
                if (!isKnown && (state is null ? watch.AtEnd : watch.IsReachedBy(state)))
                {
                    session.Forget(watch);
                    return state ?? throw new InvalidOperationException($"There is no instance '{watch.Id}'.");
                }
            }
            catch (Exception e) when (StorageErrors.IsTransient(e) && !cancellation.IsCancellationRequested)
            {
                // The engine sits the outage out, so whoever waits for it does as well.
                longestWait = TimeSpan.FromSeconds(1);
            }

            await Task.WhenAny(reached, Task.Delay(longestWait, cancellation));
            cancellation.ThrowIfCancellationRequested();
            if (reached.IsCompletedSuccessfully)
            {
                return await reached;
            }
        }
    }

    private string? Serialize(object? value) => Payload.Write(value, json.Value);
}
