using System.Text.RegularExpressions;
using PrivacyFunctions.RequestKinds;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>One way from a state to another.</summary>
/// <param name="By">The facts that lead there, by their names.</param>
internal sealed record Edge(string From, string By, string To);

/// <summary>
/// The states of a request and the ways between them, found by asking every decision at every state that can be reached:
/// nothing is drawn that the code does not do, and nothing that it does is left out.
/// </summary>
internal static partial class StateChart
{
    private static readonly DateTimeOffset Now = RequestSpec.Now;
    private static readonly DecisionProposed Approval = new("first@example.com", Verdict.Approve, null, null);
    private static readonly DecisionProposed Refusal = new("first@example.com", Verdict.Refuse, "trade-secrets", "Because.");
    private static readonly DecisionProposed OfficersRefusal = Refusal with { By = "officer@example.com" };
    private static readonly PersonAsked Question = new("first@example.com", "Since when?", [], Now.AddDays(7));

    // A step is blocked where it is carried out: the workflow asks for nothing else.
    private static SourceStep? StepOf(Request r) => r.Searched is null ? SourceStep.Search
        : r.WantsCorrection && r.Corrected is null ? SourceStep.Correction
        : r.WantsCopy && r.Package is null ? SourceStep.Package
        : r.WantsDeletion && (r.Erased is null || r.HeldUntil is not null) ? SourceStep.Erasure
        : null;

    // The same person's, for the same, a day before.
    private static Request Earlier(Request r) => Request
        .From(Reference.FromBytes(new byte[8]), r.Received with { Kinds = r.Kinds, ReceivedAt = r.Received.ReceivedAt.AddDays(-1) }, Now)
        .Apply(RequestSpec.Proven, Now);

    // Every command that staff, the person, the workflow or time can give; what a state refuses leads nowhere. What stopping
    // answers is over before a code is sent or typed; what is spam twice over is spam as it was the first time.
    private static readonly Func<Request, Ruling>[] Commands =
    [
        r => StopDecisions.Settle(r, new StopRules(["crm"], ["advertising"], ["advertising"])),
        StopDecisions.Close,
        r => r.Kinds.AreAnsweredByStopping ? Ruling.Unchanged : RequestDecisions.LetterSent(r, "receipt", "0011223344556677", "<1@example.com>"),
        r => r.Kinds.AreAnsweredByStopping ? Ruling.Unchanged : RequestDecisions.Prove(r, "code-to-mailbox", Now, Now.AddDays(30), Now.AddDays(46)),
        r => r.Kinds.RestOnDocument ? Ruling.Unchanged : RequestDecisions.CloseUnproven(r),
        r => r.Blocked is null ? RequestDecisions.RecordSearch(r, [new FoundRecords("shop", "orders", 3)], []) : Ruling.Unchanged,
        r => r.Blocked is null ? RequestDecisions.RecordSearch(r, [], []) : Ruling.Unchanged,
        RequestDecisions.CloseNothingFound,
        r => ReviewDecisions.Decide(r, Approval with { Corrections = Each(r, CorrectionDecision.Accept(0, "row-value")) }),
        r => ReviewDecisions.Decide(r, Approval with { Corrections = Each(r, CorrectionDecision.Refuse(0, "serious-harm", "Because.")) }),
        r => ReviewDecisions.Decide(r, Refusal),
        r => ReviewDecisions.Agree(r, "second@example.com", maySecond: true),
        r => ReviewDecisions.Dispute(r, "second@example.com", "No.", maySecond: true),
        r => ReviewDecisions.DecideAlone(
            r, Approval with { By = "officer@example.com", Corrections = Each(r, CorrectionDecision.Accept(0, "row-value")) }, timeToAgreeIsOver: true),
        r => ReviewDecisions.DecideAlone(r, OfficersRefusal, timeToAgreeIsOver: true),
        r => AnswerDecisions.Answer(r, new RequestAnswered("first@example.com", "Because."), mayAnswer: true),
        r => r.Kinds.OnlyAnswered ? RequestDecisions.ChooseKinds(r, new Kinds(Asked.Copy), "first@example.com") : Ruling.Unchanged,
        r => r.Kinds.Names is ["copy"] ? RequestDecisions.ChooseKinds(r, new Kinds(Asked.Question), "first@example.com") : Ruling.Unchanged,
        r => QuestionDecisions.Ask(r, Question),
        r => QuestionDecisions.Answer(r, "Since May."),
        r => QuestionDecisions.GiveUpWaiting(r, Now.AddDays(8)),
        r => FeeDecisions.Quote(r, new FeeQuoted("first@example.com", "30 CNY", "The fourth within a year.", Now.AddDays(7)), isBeyondFree: true),
        FeeDecisions.Accept,
        FeeDecisions.Decline,
        r => FeeDecisions.Waive(r, "first@example.com"),
        r => FeeDecisions.GiveUpWaiting(r, waives: true, Now.AddDays(8)),
        r => FeeDecisions.GiveUpWaiting(r, waives: false, Now.AddDays(8)),
        r => ExtensionDecisions.Extend(r, "first@example.com", "Five systems to search.", Now.AddDays(60), Now),
        r => StepOf(r) is { } step ? ReviewDecisions.Block(r, new SourceBlocked("shop", "unreachable", step)) : Ruling.Unchanged,
        r => ReviewDecisions.Retry(r, "first@example.com"),
        r => ReviewDecisions.Skip(r, "first@example.com"),
        r => r.WantsCorrection && r.Blocked is null ? RequestDecisions.BeginCorrection(r) : Ruling.Unchanged,
        r => Corrected(r, CorrectionEnd.Corrected),
        r => Corrected(r, CorrectionEnd.Refused),
        r => Corrected(r, CorrectionEnd.Corrected, CorrectionEnd.ChangedMeanwhile),
        r => Corrected(r, CorrectionEnd.NotFound),
        r => r.WantsCopy && r.Blocked is null ? RequestDecisions.RecordPackage(r, RequestSpec.Made) : Ruling.Unchanged,
        r => RequestDecisions.Collect(r, PackageUse.Downloaded),
        RequestDecisions.RecordPackageDeleted,
        r => RequestDecisions.AskForCopyAgain(r, Now, Now.AddDays(90)),
        r => r.WantsDeletion && IsCopyServed(r) ? WithdrawalDecisions.AnnounceErasure(r, Now.AddDays(2)) : Ruling.Unchanged,
        r => r.WantsDeletion && r.Blocked is null && IsCopyServed(r) ? RequestDecisions.BeginErasure(r, []) : Ruling.Unchanged,
        r => r.WantsDeletion && r.Blocked is null && IsCopyServed(r) ? RequestDecisions.BeginErasure(r, [HoldSpecs.Kept]) : Ruling.Unchanged,
        r => r.HeldUntil is null ? Ruling.Unchanged : HoldDecisions.End(r, [HoldSpecs.Kept], HoldSpecs.Kept.LastEnd!.Value),
        r => r.HeldUntil is null ? Ruling.Unchanged : HoldDecisions.RecordErased(r, [HoldSpecs.Kept]),
        r => r.HeldUntil is null ? Ruling.Unchanged : HoldDecisions.RecordErased(r, []),
        r => r.Blocked is null ? RequestDecisions.RecordErased(r) : Ruling.Unchanged,
        r => RecipientDecisions.Settle(r, _ => [new AffectedRecipient("push", null, [], Keeps: false)]),
        r => RecipientDecisions.RecordByHand(r, [(HookEvent.Erasure, "push"), (HookEvent.Rectification, "push")], "first@example.com"),
        r => JoinDecisions.Join(r, Earlier(r)),
        r => r.Kinds.AreAnsweredByStopping || r.Kinds.RestOnDocument || r.Stops.Count > 1 ? Ruling.Unchanged : SpamDecisions.Mark(r with { Received = r.Received with { Door = Door.Mail } }, "first@example.com"),
        r => SpamDecisions.Restore(r, "first@example.com", Now, Now.AddDays(30)),
        r => NotOursDecisions.Close(r, new FoundNotOurs("first@example.com", "Example Ltd", null), new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23)),
        r => DeliveryDecisions.Return(r, new LetterReturned("receipt", "mail-bounced", Now, "1")),
        r => DeliveryDecisions.Deliver(r, new LetterDelivered("receipt", Now.AddDays(1), "2")),
        r => DeliveryDecisions.Tell(r, new PersonTold("first@example.com", Channel.Phone, new DateOnly(2026, 11, 23)), new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 23)),
        r => DemandDecisions.CallBack(r, DemandDecisionSpecs.Confirmed, DemandDecisionSpecs.Today, DemandDecisionSpecs.Today),
        r => DemandDecisions.CallBack(r, DemandDecisionSpecs.Failed, DemandDecisionSpecs.Today, DemandDecisionSpecs.Today),
        r => DemandDecisions.ApproveAtHome(r, DemandDecisionSpecs.AtHome, DemandDecisionSpecs.Today),
        r => DemandDecisions.RuleNotice(r, DemandDecisionSpecs.Lifted, DemandDecisionSpecs.Today),
        r => DemandDecisions.TellPerson(r, new PersonTold("first@example.com", Channel.Post, DemandDecisionSpecs.Today) { OfDisclosure = true }, DemandDecisionSpecs.Today, DemandDecisionSpecs.Today),
        r => WithdrawalDecisions.Withdraw(r, Withdrawal.ByRequester),
        r => WithdrawalDecisions.Withdraw(r, Withdrawal.NotMe),
    ];

    /// <summary>Every edge that requests of these kinds can take, in order.</summary>
    public static IReadOnlyList<Edge> Of(IEnumerable<Kinds> kinds) =>
        [.. kinds.SelectMany(Walk).Distinct().OrderBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal).ThenBy(e => e.By, StringComparer.Ordinal)];

    /// <summary>Requests of each kind alone, of a copy before an erasure, and of a copy after an answer.</summary>
    public static IEnumerable<Kinds> AllKinds =>
        [.. KindCatalogue.Default.All.Select(k => new Kinds(k.Kind)), new Kinds(Asked.Copy, Asked.Deletion), new Kinds(Asked.Question, Asked.Copy), new Kinds(Asked.Correction).StoppingUntilCorrected()];

    /// <summary>The edges as a Mermaid state diagram; facts that lead the same way share an arrow.</summary>
    public static string Draw(IReadOnlyList<Edge> edges)
    {
        var lines = edges.GroupBy(e => (e.From, e.To)).Select(g => $"    {Id(g.Key.From)} --> {Id(g.Key.To)}: {string.Join(" | ", g.Select(e => e.By))}");
        var names = edges.SelectMany(e => new[] { e.From, e.To }).Distinct().Order(StringComparer.Ordinal).Select(n => $"    state \"{n}\" as {Id(n)}");
        return string.Join('\n', ["```mermaid", "stateDiagram-v2", .. names, "    [*] --> received", .. lines, "```"]);
    }

    private static IEnumerable<Edge> Walk(Kinds kinds)
    {
        FieldProposals proposals = kinds.Has(Step.Correct) ? [new FieldProposal("shop.customer.name", null, "Mei")] : [];
        var received = kinds.RestOnDocument ? DemandDecisionSpecs.Received(DemandDecisionSpecs.Foreign) : RequestSpec.Received;
        var start = Request.From(RequestSpec.Reference, received with { Kinds = kinds, Proposals = proposals }, Now);
        var seen = new HashSet<string> { Situation(start) };
        var open = new Queue<Request>([start]);
        while (open.TryDequeue(out var request))
        {
            foreach (var command in Commands)
            {
                if (command(request) is not Ruling.Facts { Events: var facts })
                {
                    continue;
                }

                var after = facts.Aggregate(request, (state, fact) => state.Apply(fact, Now));
                if (Name(after) != Name(request))
                {
                    yield return new Edge(Name(request), string.Join(" + ", facts.Where(f => facts.Count == 1 || f is not RequestClosed).Select(Words)), Name(after));
                }

                if (seen.Add(Situation(after)))
                {
                    open.Enqueue(after);
                }
            }
        }
    }

    private static CorrectionDecisions Each(Request request, CorrectionDecision decision) =>
        request.WantsCorrection ? new CorrectionDecisions([decision]) : CorrectionDecisions.None;

    private static Ruling Corrected(Request request, params CorrectionEnd[] ends) => request is { WantsCorrection: true, Blocked: null }
        ? RequestDecisions.RecordCorrected(request, new DataCorrected([.. ends.Select((end, i) => new CorrectedField(i, "shop.customer.name", end, null, null))]))
        : Ruling.Unchanged;

    // An erasure waits until the copy was fetched or is gone, as the workflow does.
    private static bool IsCopyServed(Request request) =>
        !request.WantsCopy || (request.Package is not null && (request.Collected.Count > 0 || request.PackageIsDeleted));

    // What decisions look at; counters and texts make no new situation.
    private static string Situation(Request r) => string.Join(
        ' ',
        r.Kinds,
        r.Status,
        r.Outcome,
        r.Stops.Count,
        r.Stops.Any(s => s.IsOn),
        r.Tellings.Count,
        RecipientDecisions.AwaitsHand(r),
        r.Answered is not null,
        r.Proof is not null,
        r.CalledBack?.Confirmed,
        r.ApprovedAtHome is not null,
        r.NoticeRuled is not null,
        r.Told is not null,
        r.ToldOfDisclosure is not null,
        r.Searched?.Found.Count,
        r.Proposal?.Verdict,
        r.Proposal?.Corrections.RefuseAny,
        r.CorrectionHasBegun,
        r.Corrected?.Outcome,
        r.Dispute is not null,
        r.Approved is not null,
        r.Refused is not null,
        r.Asked is not null,
        r.Questions > 0,
        r.Fee?.State,
        r.Blocked?.Step,
        r.Skipped.Count > 0,
        r.Package is not null,
        r.Packages > 0,
        r.Collected.Count,
        r.PackageIsDeleted,
        r.Extended is not null,
        r.ErasureFrom is not null,
        r.ErasurePlan is not null,
        r.ErasurePlan?.Count,
        r.Erased is not null,
        r.HeldUntil is not null,
        r.HoldIsEnding);

    private static string Name(Request request) => request.Status == RequestStatus.Closed
        ? $"closed: {Words(request.Outcome!.Value.ToString())}"
        : Words(request.Status.ToString());

    private static string Words(RequestEvent fact) => Words(fact.GetType().Name);

    private static string Words(string name) => Capital().Replace(name, m => (m.Index == 0 ? "" : "-") + m.Value.ToLowerInvariant());

    private static string Id(string name) => name.Replace(": ", "_", StringComparison.Ordinal).Replace('-', '_');

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
