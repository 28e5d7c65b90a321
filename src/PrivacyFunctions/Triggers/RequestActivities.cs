using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers;

/// <summary>What the workflow asks of the ledger.</summary>
public sealed class RequestActivities(RequestLedger ledger, Wakes wakes, RequestKeys keys, OneTimeCodes codes, AppSettings settings)
{
    /// <summary>Reads how far the request is, and clears the mark that it must be woken for what was read.</summary>
    [Function(nameof(ReadProgress))]
    public async Task<Progress> ReadProgress([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var id = Reference.Parse(reference);
        var wake = await wakes.Find(id, cancellation);
        var request = await ledger.Find(id, cancellation) ?? throw new RequestMissingException(id);
        if (wake is not null)
        {
            await wakes.Clear(wake, cancellation);
        }

        return Progress.Of(request);
    }

    [Function(nameof(CloseUnproven))]
    public Task<Progress> CloseUnproven([ActivityTrigger] string reference, CancellationToken cancellation) =>
        Record(reference, RequestDecisions.CloseUnproven, cancellation);

    [Function(nameof(CloseNothingFound))]
    public Task<Progress> CloseNothingFound([ActivityTrigger] string reference, CancellationToken cancellation) =>
        Record(reference, RequestDecisions.CloseNothingFound, cancellation);

    /// <summary>When the record of a closed request is to be erased.</summary>
    [Function(nameof(EndOfRecord))]
    public async Task<DateTimeOffset> EndOfRecord([ActivityTrigger] string reference, CancellationToken cancellation) =>
        (await ReadProgress(reference, cancellation)).ClosedAt!.Value + settings.RecordRetention;

    /// <summary>Destroys the request's key. Reference, kind, dates and outcome stay, and an audit trail that nobody can read.</summary>
    [Function(nameof(EraseRecord))]
    public async Task EraseRecord([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var id = Reference.Parse(reference);
        await codes.Forget(id, cancellation);
        await keys.Destroy(id, cancellation);
    }

    private async Task<Progress> Record(string reference, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        Progress.Of((await ledger.Record(Reference.Parse(reference), Actor.Service, decide, cancellation)).Request);
}
