using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Records that a mailbox is proven, by whatever door the code came back.</summary>
public sealed class Proving(RequestLedger ledger, DeadlineRules rules, TimeProvider time)
{
    /// <summary>The code of the letter was typed on its page.</summary>
    public const string CodeToMailbox = "code-to-mailbox";

    /// <summary>A review was asked for on the page of the request that it is about, which a code to the mailbox had opened.</summary>
    public const string SignedIn = "signed-in";

    public bool CanBeReopened(Request request) =>
        request.Outcome == Requests.Outcome.Unproven && time.GetUtcNow() < Timetable.ReopenUntil(request, rules);

    /// <param name="how">What proved it.</param>
    public Task<Recorded> Prove(Reference reference, string how, CancellationToken cancellation) => ledger.Record(
        reference,
        Actor.Requester,
        r => RequestDecisions.Prove(r, how, time.GetUtcNow(), ReopenUntil(r), Deadline.ForAnswer(rules, r.Kinds, time.GetUtcNow()).End),
        cancellation);

    private DateTimeOffset ReopenUntil(Request request) =>
        request.Status == RequestStatus.Closed ? Timetable.ReopenUntil(request, rules) : DateTimeOffset.MaxValue;
}
