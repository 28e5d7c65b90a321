using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Starts and wakes workflows. The ledger has the fact already, so what the engine cannot be told now is left to the
/// sweep: a person's request is never turned away for it.
/// </summary>
public sealed class WorkflowClient(ILogger<WorkflowClient> logger)
{
    public Task Start(DurableTaskClient client, Request request, CancellationToken cancellation) => Tell(
        request.Reference,
        () => client.ScheduleNewOrchestrationInstanceAsync(
            nameof(PrivacyRequestWorkflow),
            input: null,
            new StartOrchestrationOptions(request.Reference.Value),
            cancellation));

    public Task Wake(DurableTaskClient client, Request request, CancellationToken cancellation) => Tell(
        request.Reference,
        () => client.RaiseEventAsync(request.Reference.Value, Workflow.Changed, request.Version, cancellation));

    /// <summary>Wakes a workflow that has not seen its ledger, or starts it again where it is gone.</summary>
    public async Task Revive(DurableTaskClient client, Request request, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(request.Reference.Value, cancellation);
        if (instance is null || instance.IsCompleted)
        {
            logger.WorkflowRestarted(request.Reference, instance?.RuntimeStatus.ToString() ?? "missing");
            await Start(client, request, cancellation);
            return;
        }

        logger.WokenBySweep(request.Reference);
        await Wake(client, request, cancellation);
    }

    /// <summary>Starts a workflow again where it is gone, and leaves one that runs alone.</summary>
    public async Task ReviveIfGone(DurableTaskClient client, Request request, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(request.Reference.Value, cancellation) is null or { IsCompleted: true })
        {
            await Revive(client, request, cancellation);
        }
    }

    // The Durable client's exception types differ by host, so none is named here.
    private async Task Tell(Reference reference, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LeftToSweep(reference, e.GetType().Name);
        }
    }
}
