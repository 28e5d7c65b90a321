using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Intake.Mail;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Verification;

namespace PrivacyFunctions.Triggers;

/// <param name="Reference">Of the request.</param>
/// <param name="Source">The one that fails, by its name in the data map.</param>
/// <param name="Code">Why, in the source room's codes.</param>
public sealed record BlockOrder(string Reference, string Source, string Code, SourceStep Step);

/// <param name="Reference">Of the request.</param>
/// <param name="Woken">For which version the workflow was woken; 0 where it woke by itself.</param>
public sealed record ReadOrder(string Reference, int Woken);

/// <summary>What the workflow asks of the ledger.</summary>
public sealed class RequestActivities(
    RequestLedger ledger,
    Wakes wakes,
    RequestKeys keys,
    SubjectIndex subjects,
    OneTimeCodes codes,
    RawMailStore mails,
    HeldStore held,
    ProgressReader progress,
    DeadlineRules rules,
    TimeProvider time)
{
    /// <summary>Reads how far the request is, and clears the mark that its workflow must be woken for what was read.</summary>
    [Function(nameof(ReadProgress))]
    public async Task<Progress> ReadProgress([ActivityTrigger] ReadOrder order, CancellationToken cancellation)
    {
        var request = await ledger.Get(Reference.Parse(order.Reference), cancellation);
        if (order.Woken > 0)
        {
            await wakes.Clear(new Wake(request.Reference, order.Woken), cancellation);
        }

        return progress.Of(request);
    }

    [Function(nameof(CloseUnproven))]
    public Task<Progress> CloseUnproven([ActivityTrigger] string reference, CancellationToken cancellation) =>
        Record(reference, RequestDecisions.CloseUnproven, cancellation);

    [Function(nameof(CloseNothingFound))]
    public Task<Progress> CloseNothingFound([ActivityTrigger] string reference, CancellationToken cancellation) =>
        Record(reference, RequestDecisions.CloseNothingFound, cancellation);

    /// <summary>Goes on without an answer, where the person's time for it is over.</summary>
    [Function(nameof(GiveUpWaiting))]
    public Task<Progress> GiveUpWaiting([ActivityTrigger] string reference, CancellationToken cancellation) =>
        Record(reference, r => MovedDates.With(r, QuestionDecisions.GiveUpWaiting(r, time.GetUtcNow()), rules, time.GetUtcNow()), cancellation);

    /// <summary>The same of a fee; what silence means is in the timetable.</summary>
    [Function(nameof(GiveUpWaitingForFee))]
    public Task<Progress> GiveUpWaitingForFee([ActivityTrigger] string reference, CancellationToken cancellation) => Record(
        reference,
        r => FeeDecisions.GiveUpWaiting(r, rules.Ladder.For(r.Kinds).FeeSilence == FeeSilences.Waive, time.GetUtcNow()),
        cancellation);

    /// <summary>Says when the erasure begins, where the person has time to stop it.</summary>
    [Function(nameof(AnnounceErasure))]
    public async Task<Progress> AnnounceErasure([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await ledger.Get(Reference.Parse(reference), cancellation);
        return progress.Of(request.ErasureFrom is null && Timetable.ErasureFrom(request, rules, time.GetUtcNow()) is { } from
            ? (await ledger.Record(request, Actor.Service, r => WithdrawalDecisions.AnnounceErasure(r, from), cancellation)).Request
            : request);
    }

    [Function(nameof(Block))]
    public Task<Progress> Block([ActivityTrigger] BlockOrder order, CancellationToken cancellation) =>
        Record(order.Reference, r => ReviewDecisions.Block(r, new SourceBlocked(order.Source, order.Code, order.Step)), cancellation);

    /// <summary>Destroys the request's key. Reference, kinds, dates and outcome stay, and an audit trail that nobody can read.</summary>
    [Function(nameof(EraseRecord))]
    public async Task EraseRecord([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var id = Reference.Parse(reference);
        await mails.Delete(id, cancellation);
        await held.Delete(id, cancellation);
        await codes.Forget(id, cancellation);
        if (await ledger.Find(id, cancellation) is { } request)
        {
            await subjects.Remove(request.Received.Email, id, cancellation);
        }

        await keys.Destroy(id, cancellation);
    }

    private async Task<Progress> Record(string reference, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        progress.Of((await ledger.Record(Reference.Parse(reference), Actor.Service, decide, cancellation)).Request);
}
