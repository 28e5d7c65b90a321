using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>Corrects at the sources what was accepted.</summary>
public sealed class CorrectionActivities(RequestLedger ledger, RequestKeys keys, Correction correction, ProgressReader progress)
{
    /// <summary>Writes, looks again, and records it only when every row says what it should or was changed by somebody else.</summary>
    [Function(nameof(CorrectData))]
    public async Task<Progress> CorrectData([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var id = Reference.Parse(reference);
        var request = await ledger.Get(id, cancellation);
        if (request is { Corrected: null, Approved: not null, Status: not RequestStatus.Closed })
        {
            request = (await ledger.Record(request, Actor.Service, RequestDecisions.BeginCorrection, cancellation)).Request;
            if (!request.CorrectionHasBegun)
            {
                throw new StepFailedException("withdrawn");
            }

            var corrected = await correction.CarryOut(request, await keys.Get(id, cancellation), cancellation);
            request = (await ledger.Record(request, Actor.Service, r => RequestDecisions.RecordCorrected(r, corrected), cancellation)).Request;
        }

        return progress.Of(request);
    }
}
