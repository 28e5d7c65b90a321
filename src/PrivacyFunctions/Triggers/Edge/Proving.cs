using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>Records that a mailbox is proven, by whatever door the code came back.</summary>
public sealed class Proving(RequestLedger ledger, SubjectIndex subjects, DeadlineRules rules, TimeProvider time)
{
    /// <summary>The code of the letter was typed on its page.</summary>
    public const string CodeToMailbox = "code-to-mailbox";

    public bool CanBeReopened(Request request) =>
        request.Outcome == Requests.Outcome.Unproven && time.GetUtcNow() < Timetable.ReopenUntil(request, rules);

    /// <param name="how">What proved it.</param>
    public async Task<Recorded> Prove(Request request, string how, CancellationToken cancellation)
    {
        await subjects.Add(request.Received.Email, request.Reference, cancellation);
        return await ledger.Record(
            request.Reference,
            Actor.Requester,
            r => RequestDecisions.Prove(r, how, time.GetUtcNow(), ReopenUntil(r), Deadline.ForAnswer(rules, r.Kinds, time.GetUtcNow()).End),
            cancellation);
    }

    private DateTimeOffset ReopenUntil(Request request) =>
        request.Status == RequestStatus.Closed ? Timetable.ReopenUntil(request, rules) : DateTimeOffset.MaxValue;
}
