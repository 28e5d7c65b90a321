using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Starts and wakes workflows. The ledger has the fact already, so what the engine cannot be told now is left to the
/// sweep: a person's request is never turned away for it.
/// </summary>
public sealed class WorkflowClient(ILogger<WorkflowClient> logger)
{
    // An engine sits an outage of its storage out, for hours if need be; a person does not.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public Task Start(DurableTaskClient client, Request request, CancellationToken cancellation) =>
        Start(client, new Wake(request.Reference, request.Version), cancellation);

    /// <exception cref="UnavailableException">The engine does not take it now: no fact in the ledger would bring it about later.</exception>
    public async Task StartEntryLink(DurableTaskClient client, EntryLinkOrder order, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(EntryLinkWorkflow), order, new StartOrchestrationOptions($"entry-{order.Reference}"), patience.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.EntryLinkNotStarted(e.GetType().Name);
            throw new UnavailableException("workflows-unavailable");
        }
    }

    public Task Wake(DurableTaskClient client, Request request, CancellationToken cancellation) =>
        Wake(client, new Wake(request.Reference, request.Version), cancellation);

    /// <summary>Wakes a workflow that has not seen its ledger, or starts it again where it is gone.</summary>
    /// <param name="wake">The mark that says so.</param>
    public async Task Revive(DurableTaskClient client, Wake wake, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(wake.Reference.Value, cancellation);
        if (instance is null || instance.IsCompleted)
        {
            logger.WorkflowRestarted(wake.Reference, instance?.RuntimeStatus.ToString() ?? "missing");
            await Start(client, wake, cancellation);
            return;
        }

        logger.WokenBySweep(wake.Reference);
        await Wake(client, wake, cancellation);
    }

    /// <summary>Starts a workflow again where it is gone, and leaves one that runs alone.</summary>
    public async Task ReviveIfGone(DurableTaskClient client, Request request, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(request.Reference.Value, cancellation) is null or { IsCompleted: true })
        {
            await Revive(client, new Wake(request.Reference, request.Version), cancellation);
        }
    }

    private Task Start(DurableTaskClient client, Wake wake, CancellationToken cancellation) =>
        Tell(wake.Reference, patience => StartOnce(client, wake, patience), cancellation);

    private Task Wake(DurableTaskClient client, Wake wake, CancellationToken cancellation) => Tell(
        wake.Reference,
        patience => client.RaiseEventAsync(wake.Reference.Value, Workflow.Changed, wake.Version, patience),
        cancellation);

    // A mail that is delivered twice, or a form that is sent twice, starts what runs already: nothing is amiss then.
    private async Task StartOnce(DurableTaskClient client, Wake wake, CancellationToken patience)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(PrivacyRequestWorkflow), wake.Version, new StartOrchestrationOptions(wake.Reference.Value), patience);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (await client.GetInstanceAsync(wake.Reference.Value, patience) is null or { IsCompleted: true })
            {
                throw;
            }

            logger.RunsAlready(wake.Reference);
        }
    }

    // The Durable client's exception types differ by host, so none is named here.
    private async Task Tell(Reference reference, Func<CancellationToken, Task> tell, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await tell(patience.Token);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LeftToSweep(reference, e.GetType().Name);
        }
    }
}
