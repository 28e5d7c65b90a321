using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Workflows;

namespace PrivacyFunctions.Triggers;

/// <summary>Keeps lost messages from mattering.</summary>
public sealed class SweepFunctions(RequestLedger ledger, Wakes wakes, WorkflowClient workflows, AppSettings settings, TimeProvider time)
{
    /// <summary>Wakes every request whose ledger has been ahead of its workflow for a while.</summary>
    [Function(nameof(WakeRequests))]
    public async Task WakeRequests(
        [TimerTrigger("%SweepSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await foreach (var reference in wakes.MarkedBefore(time.GetUtcNow() - settings.WakeAfter, cancellation))
        {
            var wake = await wakes.Find(reference, cancellation);
            var request = await ledger.Find(reference, cancellation);
            if (wake is null)
            {
                continue;
            }

            // Marked, but never written: the write it announced did not happen. Or nothing is left to be done.
            if (request is null || request.IsOver)
            {
                await wakes.Clear(wake, cancellation);
                continue;
            }

            await workflows.Revive(client, request, cancellation);
        }
    }
}
