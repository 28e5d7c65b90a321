using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Hooks;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <param name="Reference">Of the request.</param>
public sealed record TellOrder(string Reference, ToTell What);

/// <summary>Who is left to be told.</summary>
/// <param name="ToTell">By their hooks.</param>
/// <param name="IsByHand">Whether staff have to see to it that somebody is told, or stops, of whom no hook knows.</param>
/// <param name="Round">Counts what there was to tell of the request, from 1: staff hear once in each round who is silent.</param>
/// <param name="Progress">How far the request is with that.</param>
public sealed record Settled(IReadOnlyList<TellOrder> ToTell, bool IsByHand, int Round, Progress Progress);

/// <summary>Telling whoever else has the data: of stops, and recipients of what was deleted or corrected.</summary>
public sealed class RecipientActivities(RequestLedger ledger, AffectedRecipients recipients, HookTargets targets, HookSender hooks, ProgressReader progress)
{
    /// <summary>Says who has to be told of what was deleted and corrected, and who still does not know.</summary>
    [Function(nameof(SettleRecipients))]
    public async Task<Settled> SettleRecipients([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var id = Reference.Parse(reference);
        var request = (await ledger.Record(
            id, Actor.Service, r => RecipientDecisions.Settle(r, what => recipients.Of(r, what)), cancellation)).Request;
        return new Settled(
            [.. RecipientDecisions.ToTell(request).Select(what => new TellOrder(reference, what))],
            RecipientDecisions.AwaitsHand(request),
            request.Tellings.Count,
            progress.Of(request));
    }

    /// <summary>Tells one target, and records that it acknowledged. What has been overtaken by a later decision is not told.</summary>
    [Function(nameof(TellTarget))]
    public async Task<Progress> TellTarget([ActivityTrigger] TellOrder order, CancellationToken cancellation)
    {
        var request = await ledger.Get(Reference.Parse(order.Reference), cancellation);
        if (MessageTo(request, order.What) is not { } message || targets.Find(order.What.Target) is not { } target)
        {
            return progress.Of(request);
        }

        if (await hooks.Tell(target, message, cancellation) is not { } acknowledgedAt)
        {
            throw new StepFailedException("target-not-told");
        }

        var recorded = await ledger.Record(request, Actor.Service, r => IsStop(order.What)
            ? StopDecisions.RecordTold(r, order.What, acknowledgedAt)
            : RecipientDecisions.RecordTold(r, order.What, acknowledgedAt), cancellation);
        return progress.Of(recorded.Request);
    }

    private static HookMessage? MessageTo(Request request, ToTell what) => IsStop(what) ? AboutStop(request, what) : AboutData(request, what);

    private static HookMessage? AboutStop(Request request, ToTell what) =>
        StopDecisions.ToTell(request).Contains(what) && request.Stops.Single(s => s.Kind == what.Kind && s.Number == what.Number) is var stop
            ? new HookMessage(request.Reference, what, request.Received.Email, stop.ResumedAt ?? stop.Since) { Purposes = stop.Resumed ?? stop.Purposes }
            : null;

    private static HookMessage? AboutData(Request request, ToTell what) =>
        RecipientDecisions.ToTell(request).Contains(what) && request.Tellings.Single(t => t.What == what.Event) is var telling
            ? new HookMessage(request.Reference, what, request.Received.Email, telling.Since) { Categories = telling.Recipients.Single(r => r.Target == what.Target).Categories }
            : null;

    private static bool IsStop(ToTell what) => what.Event is HookEvent.Stop or HookEvent.Resume;
}
