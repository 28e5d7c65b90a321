using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Deadlines.Clocks;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Records that a mailbox is proven, by whatever door the code came back.</summary>
public sealed class Proving(RequestLedger ledger, SubjectIndex subjects, DeadlineRules rules, TimeProvider time)
{
    /// <summary>The code of the letter was typed on its page.</summary>
    public const string CodeToMailbox = "code-to-mailbox";

    /// <summary>A review was asked for on the page of the request that it is about, which a code to the mailbox had opened.</summary>
    public const string SignedIn = "signed-in";

    public bool CanBeReopened(Request request) =>
        request.Outcome is Requests.Outcome.Unproven or Requests.Outcome.Spam && time.GetUtcNow() < Timetable.ReopenUntil(request, rules);

    /// <param name="how">What proved it.</param>
    public async Task<Recorded> Prove(Request request, string how, CancellationToken cancellation)
    {
        await subjects.Add(request.Received.Email, request.Reference, cancellation);
        return await ledger.Record(
            request,
            Actor.Requester,
            r => Prove(r, how, DueDates.Of(rules.Under(r), r.Kinds, new ClockEvents(time.GetUtcNow()))),
            cancellation);
    }

    /// <summary>Says what a request asks for, with the dates that go with it.</summary>
    /// <param name="by">The address of the member of staff; null for the requester.</param>
    public Task<Recorded> ChooseKinds(Request request, Kinds kinds, string? by, CancellationToken cancellation) => ledger.Record(
        request,
        by is null ? Actor.Requester : Actor.Staff,
        r => ChosenKinds.Choose(r, kinds, by, rules, time.GetUtcNow()),
        cancellation);

    private Ruling Prove(Request request, string how, DueDates dates) => RequestDecisions.Prove(
        request, how, time.GetUtcNow(), ReopenUntil(request), dates.DueEnd, dates.CompletionEnd, dates.IsProvisional);

    private DateTimeOffset ReopenUntil(Request request) =>
        request.Status == RequestStatus.Closed ? Timetable.ReopenUntil(request, rules) : DateTimeOffset.MaxValue;
}
