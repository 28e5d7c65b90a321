using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using PrivacyFunctions.Triggers;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// Sends a member of staff the link that they asked for. It runs for any address that was typed, so that the answer on the
/// page comes as fast for strangers as for staff; for strangers there is nobody to write to.
/// </summary>
public sealed class EntryLinkWorkflow
{
    [Function(nameof(EntryLinkWorkflow))]
    public static Task Run([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync(nameof(EntryActivities.SendEntryLink), context.GetInput<EntryLinkOrder>(), Patience.ForAnOutage);
}
