using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace PrivacyFunctions.Workflows;

/// <summary>
/// The life of a request, from receipt to the end of its record. Its instance id is the request's reference, and
/// nothing personal about the request is in its history: every step reads the ledger, and may be done again. Reminders,
/// escalations and the letter of an answer that is late go out while it waits; a request that is withdrawn ends wherever
/// it is, and so does one that its person had made before.
/// </summary>
public sealed class PrivacyRequestWorkflow
{
    [Function(nameof(PrivacyRequestWorkflow))]
    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var request = new RequestSteps(context);

        try
        {
            await Handle(request);
        }
        catch (WithdrawnException)
        {
            await request.TellWithdrawal();
            await request.DeletePackage();
        }
        catch (JoinedException)
        {
            await request.TellJoining();
        }
        catch (NotOursException)
        {
            await request.TellNotOurs();
        }
        catch (SpamException)
        {
            // Nobody is told, and nothing was done: its record ends here.
        }

        await request.WaitUntilRecordExpires();
        await request.EraseRecord();
    }

    private static async Task Handle(RequestSteps request)
    {
        if (await request.StopAtOnce() is Stopping.AnsweredAll)
        {
            return;
        }

        await request.Acknowledge();

        if (await Prove(request) is Proof.Missing)
        {
            return;
        }

        while (await Reply(request) is Answer.NeedsProof)
        {
            await request.AskForProof();
            if (await Prove(request) is Proof.Missing)
            {
                return;
            }
        }

        if (request.IsAnsweredWholly)
        {
            return;
        }

        if (await request.Search() is Search.NothingFound)
        {
            await request.CloseNothingFound();
            return;
        }

        switch (await Decide(request))
        {
            case Decision.Refused:
                await request.TellRefusal();
                return;
            case Decision.FeeDeclined:
                await request.TellFeeDeclined();
                return;
        }

        if (await request.StaysStopped())
        {
            await request.TellStaysStopped();
        }

        if (await request.WantsCorrection())
        {
            await request.Correct();
            await request.TellCorrection();
        }

        if (await request.WantsCopy())
        {
            await request.MakePackage();
            await request.TellReady();
        }

        if (await request.WantsDeletion())
        {
            await request.WaitUntilCopyIsFetched();
            await request.CoolOff();
            await request.Erase();
            await request.TellErasure();
        }

        await request.WaitUntilPackageExpires();
        await request.DeletePackage();

        // Also of an end that came before this workflow was lost and began anew.
        await request.TellHoldEnded();
        while (await request.KeepsSomething())
        {
            await request.WaitUntilHoldEnds();
            await request.EraseWhatWasKept();
            await request.TellHoldEnded();
        }

        while (await request.IsAskedForCopyAgain())
        {
            await request.MakePackage();
            await request.TellReady();
            await request.WaitUntilPackageExpires();
            await request.DeletePackage();
        }
    }

    private static async Task<Proof> Prove(RequestSteps request)
    {
        if (await request.WaitForProof() is Proof.Given)
        {
            return Proof.Given;
        }

        await request.CloseUnproven();
        return await request.WaitForReopening();
    }

    /// <summary>Staff answer. Or they say that a mail asks for something else, for which its sender has to prove who they are.</summary>
    private static async Task<Answer> Reply(RequestSteps request)
    {
        if (request.IsAnswered)
        {
            await request.TellAnswer();
            return Answer.Given;
        }

        if (!request.AwaitsAnswer)
        {
            return Answer.NotWanted;
        }

        await request.AskForAnswer();
        var answer = await request.WaitForAnswer();
        if (answer is Answer.Given)
        {
            await request.TellAnswer();
        }

        return answer;
    }

    /// <summary>A copy takes one person. A refusal and a deletion take two; where they do not agree in time, the officer decides.</summary>
    private static async Task<Decision> Decide(RequestSteps request)
    {
        await request.AskForDecision();
        var decision = await request.WaitForDecision();
        while (decision is Decision.LacksSomething or Decision.AwaitsFee)
        {
            if (decision is Decision.AwaitsFee)
            {
                await request.QuoteFee();
                if (await request.WaitForFee() is Decision.FeeDeclined)
                {
                    return Decision.FeeDeclined;
                }
            }
            else
            {
                await request.AskPerson();
                await request.WaitForPerson();
            }

            await request.AskForDecision();
            decision = await request.WaitForDecision();
        }

        if (decision is Decision.FeeDeclined)
        {
            return decision;
        }

        if (decision is Decision.Proposed)
        {
            await request.AskForAgreement();
            if (await request.WaitForAgreement() is Decision.Proposed)
            {
                await request.AskOfficer();
            }
        }

        return await request.WaitForEffect();
    }
}
