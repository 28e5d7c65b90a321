using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Hooks;
using PrivacyFunctions.Profile;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Suppression;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <param name="Reference">Of the request.</param>
public sealed record TellOrder(string Reference, ToTell What);

/// <summary>What is left once the stops are settled.</summary>
/// <param name="ToTell">Whom to tell.</param>
/// <param name="IsByHand">Whether something stops of which no hook tells anybody: staff have to see to it.</param>
public sealed record Settled(IReadOnlyList<TellOrder> ToTell, bool IsByHand);

/// <summary>Stopping: the ledger, the suppression list, and whoever else has to stop.</summary>
public sealed class StopActivities(
    RequestLedger ledger,
    SuppressionList suppressions,
    HookTargets targets,
    HookSender hooks,
    CompanyProfile profile,
    KindCatalogue catalogue,
    ProgressReader progress)
{
    /// <summary>Brings what is stopped in line with what is asked for and decided.</summary>
    [Function(nameof(SettleStops))]
    public async Task<Settled> SettleStops([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var purposes = profile.Purposes;
        var rules = new StopRules(targets.Names, [.. purposes.Select(p => p.Code)], [.. purposes.Where(p => p.IsMarketing).Select(p => p.Code)]);
        var request = (await ledger.Record(Reference.Parse(reference), Actor.Service, r => StopDecisions.Settle(r, rules), cancellation)).Request;
        foreach (var stop in request.Stops.Where(s => s.IsOn))
        {
            await Suppress(request, stop, cancellation);
        }

        return new Settled([.. StopDecisions.ToTell(request).Select(what => new TellOrder(reference, what))], request.Stops.Any(s => s.Targets.Count == 0));
    }

    /// <summary>Tells one target, and records that it acknowledged. What has been overtaken by a later decision is not told.</summary>
    [Function(nameof(TellTarget))]
    public async Task TellTarget([ActivityTrigger] TellOrder order, CancellationToken cancellation)
    {
        var id = Reference.Parse(order.Reference);
        var request = await ledger.Find(id, cancellation) ?? throw new RequestMissingException(id);
        if (!StopDecisions.ToTell(request).Contains(order.What) || targets.Find(order.What.Target) is not { } target)
        {
            return;
        }

        var stop = request.Stops.Single(s => s.Kind == order.What.Kind && s.Number == order.What.Number);
        var message = new HookMessage(id, order.What, stop.Resumed ?? stop.Purposes, request.Received.Email, stop.ResumedAt ?? stop.Since);
        if (await hooks.Tell(target, message, cancellation) is not { } acknowledgedAt)
        {
            throw new StepFailedException("target-not-told");
        }

        await ledger.Record(id, Actor.Service, r => StopDecisions.RecordTold(r, order.What, acknowledgedAt), cancellation);
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
