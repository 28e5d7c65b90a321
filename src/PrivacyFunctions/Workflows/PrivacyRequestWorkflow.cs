using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// The life of a request, from receipt to the end of its record. Its instance id is the request's reference, and
/// nothing else about the request is in its history: every step reads the ledger, and may be done again.
/// </summary>
public sealed class PrivacyRequestWorkflow
{
    [Function(nameof(PrivacyRequestWorkflow))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var request = new RequestSteps(context);

        await Handle(request);
        await request.WaitUntilRecordExpires();
        await request.EraseRecord();
    }

    private static async Task Handle(RequestSteps request)
    {
        await request.Acknowledge();

        if (await request.WaitForProof() is Proof.Missing)
        {
            await request.CloseUnproven();
            return;
        }

        if (await request.Search() is Search.NothingFound)
        {
            await request.CloseNothingFound();
            return;
        }

        await request.AskForDecision();

        if (await request.WaitForDecision() is Decision.Refused)
        {
            await request.TellRefusal();
            return;
        }

        await request.MakePackage();
        await request.TellReady();
        await request.WaitUntilPackageExpires();
        await request.DeletePackage();
    }
}
