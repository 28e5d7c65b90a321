using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Hooks;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Suppression;

namespace PrivacyFunctions.Triggers;

/// <summary>Stopping: the ledger, and the suppression list.</summary>
public sealed class StopActivities(
    RequestLedger ledger,
    SuppressionList suppressions,
    HookTargets targets,
    CompanyProfile profile,
    KindCatalogue catalogue,
    ProgressReader progress)
{
    /// <summary>Brings what is stopped in line with what is asked for and decided.</summary>
    [Function(nameof(SettleStops))]
    public async Task<Settled> SettleStops([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var purposes = profile.Purposes;
        var rules = new StopRules(targets.Names, [.. purposes.Select(p => p.Code)], profile.Marketing);
        var request = (await ledger.Record(Reference.Parse(reference), Actor.Service, r => StopDecisions.Settle(r, rules), cancellation)).Request;
        foreach (var stop in request.Stops.Where(s => s.IsOn))
        {
            await Suppress(request, stop, cancellation);
        }

        return new Settled(
            [.. StopDecisions.ToTell(request).Select(what => new TellOrder(reference, what))],
            StopDecisions.AwaitsHand(request),
            request.Stops.Count + request.Stops.Count(stop => !stop.IsOn),
            progress.Of(request));
    }

    [Function(nameof(CloseStopped))]
    public async Task<Progress> CloseStopped([ActivityTrigger] string reference, CancellationToken cancellation) =>
        progress.Of((await ledger.Record(Reference.Parse(reference), Actor.Service, StopDecisions.Close, cancellation)).Request);

    // Direct marketing, and what the catalogue counts to it, outlasts the request.
    private async Task Suppress(Request request, Stop stop, CancellationToken cancellation)
    {
        if (stop.Lasting.Count > 0)
        {
            var listed = stop.Lasting.Union(stop.Purposes.Intersect(catalogue.Find(stop.Kind)?.Purposes ?? []));
            await suppressions.Add(request.Received.Email, [.. listed], catalogue.SourceOf(stop.Kind), cancellation);
        }
    }
}
