using Microsoft.DurableTask;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Triggers;
using PrivacyFunctions.Triggers.Letters;

namespace PrivacyFunctions.Workflows;

internal enum Proof
{
    Given,
    Missing,
}

internal enum Stopping
{
    /// <summary>It was all that is asked for.</summary>
    AnsweredAll,

    /// <summary>There is more to do.</summary>
    LeavesMore,
}

internal enum Answer
{
    Given,

    /// <summary>It asks for something else, as it is understood now, that has to be proven first.</summary>
    NeedsProof,
    NotWanted,
}

internal enum Search
{
    Found,
    NothingFound,
}

internal enum Decision
{
    /// <summary>The person has to say or do something first.</summary>
    LacksSomething,

    /// <summary>The person has to accept a fee, or decline it.</summary>
    AwaitsFee,

    /// <summary>The person did not want it at that price: it is closed.</summary>
    FeeDeclined,

    /// <summary>It waits for somebody's agreement, or for the officer.</summary>
    Proposed,
    Approved,
    Refused,
}

/// <summary>The steps and waits of a request, typed, for the workflow to read like the process.</summary>
internal sealed class RequestSteps
{
    private readonly TaskOrchestrationContext _context;
    private readonly SeenLedger _ledger;
    private readonly TellingSteps _telling;
    private readonly RequestWaits _waits;
    private readonly SourceSteps _sources;
    private readonly StopSteps _stops;
    private Progress? _seen;
    private bool _isAsked;
    private bool _isTold;

    public RequestSteps(TaskOrchestrationContext context)
    {
        _context = context;
        _ledger = new SeenLedger(context);
        _telling = new TellingSteps(context, _ledger);
        _stops = new StopSteps(_ledger, _telling);
        _waits = new RequestWaits(context, _ledger, _stops);
        _sources = new SourceSteps(context, _ledger, _waits);
    }

    /// <summary>What is to stop stops before anything is proven or decided; where that is all, the request ends with it.</summary>
    public async Task<Stopping> StopAtOnce()
    {
        _seen = await StopAtOnce(await _waits.Look());
        return _seen.StoppingAnswersAll ? Stopping.AnsweredAll : Stopping.LeavesMore;
    }

    /// <summary>As of the last wait.</summary>
    public bool AwaitsAnswer => _seen is { AwaitsAnswer: true };

    /// <summary>As of the last wait, or of one before this workflow was lost.</summary>
    public bool IsAnswered => _seen is { IsAnswered: true };

    /// <summary>As of the last wait: answered or stopped, where nothing else was asked for.</summary>
    public bool IsAnsweredWholly => _seen is { IsClosed: true, WantsSearch: false };

    /// <summary>
    /// The person hears of it first; a mail is also for staff to read, unless they are asked to answer it anyway. What an
    /// authority demands, staff hear of: it waits for their call.
    /// </summary>
    public async Task Acknowledge()
    {
        await Tell(_seen is { IsDemanded: true } ? LetterNames.CallBackNeeded : LetterNames.Receipt);
        if (await _waits.Look() is { CameByMail: true, AwaitsAnswer: false })
        {
            await Tell(LetterNames.StaffMail);
        }
    }

    /// <summary>What has to be answered, and needs no proof, is answered meanwhile; until it is, the request is not closed for want of one.</summary>
    public async Task<Proof> WaitForProof() => ProofIn(await Meanwhile(p => !p.AwaitsProof || p.IsClosed, p => p.AwaitsAnswer ? null : p.ProofEnd));

    public async Task CloseUnproven()
    {
        var progress = await Do(nameof(RequestActivities.CloseUnproven));
        while (progress.IsSpam)
        {
            await _waits.Look();
            progress = await Do(nameof(RequestActivities.CloseUnproven));
        }

        if (progress.AwaitsProof)
        {
            await SettleStops(progress);
            await Tell(LetterNames.Unproven);
        }
    }

    /// <summary>A request that nobody confirmed can be taken up again as long as there is a record of it.</summary>
    public async Task<Proof> WaitForReopening() => ProofIn(_seen = await _waits.Until(p => !p.AwaitsProof, p => p.RecordUntil));

    /// <summary>What we wrote before did not ask for it.</summary>
    public Task AskForProof() => Tell(LetterNames.Receipt, number: 2);

    public Task AskForAnswer() => Tell(LetterNames.AnswerNeeded);

    /// <summary>A mail of which nobody knows what it asks for waits here, until its sender or staff say so.</summary>
    public async Task<Answer> WaitForAnswer() => await Meanwhile(p => !p.AwaitsAnswer || p.AwaitsProof) switch
    {
        { AwaitsProof: true, IsClosed: false } => Answer.NeedsProof,
        { IsAnswered: true } => Answer.Given,
        _ => Answer.NotWanted,
    };

    public Task TellAnswer() => Tell(LetterNames.Answer);

    /// <summary>A request that ended meanwhile, or is handled as an earlier one, ends here.</summary>
    public async Task<Search> Search() => await _sources.Do(nameof(FulfilmentActivities.SearchSources), SourceStep.Search) is { HasFound: true }
        ? Workflows.Search.Found
        : Workflows.Search.NothingFound;

    public async Task CloseNothingFound()
    {
        await SettleStops(await Do(nameof(RequestActivities.CloseNothingFound)));
        await Tell(LetterNames.NothingFound);
    }

    /// <summary>
    /// At first, and again each time that the person answered, or said nothing, be it to a question or to a fee. A workflow
    /// that was lost and begins anew asks nobody for what is decided, or waits for the person.
    /// </summary>
    public async Task AskForDecision()
    {
        var progress = await _waits.Look();
        if (progress.IsDecided || progress.IsFeeDeclined || progress.AwaitsPersonUntil is not null || progress.AwaitsFeeUntil is not null)
        {
            return;
        }

        await Tell(LetterNames.DecisionNeeded, 1 + progress.Questions + (progress.IsFeeSettled ? 1 : 0));
    }

    public async Task<Decision> WaitForDecision() =>
        DecisionIn(await _waits.Until(p => p.IsDecided || p.AwaitsSecond || p.AwaitsPersonUntil is not null || p.AwaitsFeeUntil is not null || p.IsFeeDeclined));

    public async Task AskPerson() => await Tell(LetterNames.PersonAsked, (await _waits.Look()).Questions);

    public async Task WaitForPerson()
    {
        await _waits.Until(p => p.AwaitsPersonUntil is null, p => p.AwaitsPersonUntil);
        await Do(nameof(RequestActivities.GiveUpWaiting));
    }

    public Task QuoteFee() => Tell(LetterNames.FeeQuoted);

    /// <summary>Until the person says so, or staff waive it; silence is what the timetable takes it for.</summary>
    public async Task<Decision> WaitForFee()
    {
        await _waits.Until(p => p.AwaitsFeeUntil is null, p => p.AwaitsFeeUntil);
        return DecisionIn(await Do(nameof(RequestActivities.GiveUpWaitingForFee)));
    }

    public Task TellFeeDeclined() => Tell(LetterNames.FeeDeclined);

    public Task AskForAgreement() => Tell(LetterNames.SecondNeeded);

    public async Task<Decision> WaitForAgreement() => DecisionIn(await _waits.Until(p => p.IsDecided || p.IsDisputed, p => p.AgreementEnd));

    public Task AskOfficer() => Tell(LetterNames.OfficerNeeded);

    public async Task<Decision> WaitForEffect() => DecisionIn(await _waits.Until(p => p.IsDecided));

    /// <summary>What had stopped until the decision goes on before the person reads that it does.</summary>
    public async Task TellRefusal()
    {
        await SettleStops(await _waits.Look());
        await Tell(LetterNames.Refused);
    }

    public async Task<bool> StaysStopped() => (await _waits.Look()).StaysStopped;

    public async Task TellStaysStopped()
    {
        await _waits.Until(p => !p.AwaitsHand || !p.EndsWithStopping);
        await Do(nameof(StopActivities.CloseStopped));
        await Tell(LetterNames.StaysStopped);
    }

    public async Task<bool> WantsCorrection() => (await _waits.Look()).WantsCorrection;

    public Task Correct() => _sources.Do(nameof(CorrectionActivities.CorrectData), SourceStep.Correction);

    /// <summary>The person reads that what had stopped until the correction goes on, before it does (GDPR, article 18(3)).</summary>
    public async Task TellCorrection()
    {
        await _telling.TellRecipients();
        await Tell(LetterNames.Corrected);
        await SettleStops(await _waits.Look());
    }

    public async Task<bool> WantsCopy() => (await _waits.Look()).WantsCopy;

    public async Task<bool> WantsDeletion() => (await _waits.Look()).WantsDeletion;

    public Task MakePackage() => _sources.Do(nameof(FulfilmentActivities.MakePackage), SourceStep.Package);

    public async Task TellReady() => await Tell(LetterNames.Ready, (await _waits.Look()).Packages);

    /// <summary>For a while after its end a package is made again for the asking.</summary>
    public async Task<bool> IsAskedForCopyAgain() => await _waits.Until(p => p.AgainUntil is null, p => p.AgainUntil) is { IsClosed: false, Packages: > 0 };

    public Task WaitUntilCopyIsFetched() =>
        _waits.Until(p => p.PackageUntil is null || p.IsCollected || p.PackageIsDeleted, p => p.PackageUntil);

    /// <summary>The person is told when the erasure begins, and can stop it until then.</summary>
    public async Task CoolOff()
    {
        if (await Do(nameof(RequestActivities.AnnounceErasure)) is { ErasureFrom: not null })
        {
            await Tell(LetterNames.ErasureAnnounced);
            await _waits.Until(_ => false, p => p.ErasureFrom);
        }
    }

    public Task TellJoining() => Tell(LetterNames.Joined);

    public async Task TellNotOurs()
    {
        await _stops.Settle();
        await Tell(LetterNames.NotOurs);
    }

    public async Task TellWithdrawal()
    {
        await _stops.Settle();
        await Tell(LetterNames.Withdrawn);
    }

    public Task Erase() => _sources.Do(nameof(FulfilmentActivities.EraseData), SourceStep.Erasure);

    public async Task TellErasure()
    {
        await _telling.TellRecipients();
        await Tell(LetterNames.Deleted);
    }

    /// <summary>Something that a law keeps until a date: it is stored, and erased then.</summary>
    public async Task<bool> KeepsSomething() => (await _waits.Look()).HeldUntil is not null;

    public Task WaitUntilHoldEnds() => _waits.Until(p => p.HeldUntil is null, p => p.HeldUntil);

    public Task EraseWhatWasKept() => _sources.Do(nameof(FulfilmentActivities.EraseKept), SourceStep.Erasure);

    public async Task TellHoldEnded()
    {
        if (await _waits.Look() is { HoldsEnded: > 0 and var number })
        {
            await Tell(LetterNames.HoldEnded, number);
        }
    }

    public Task WaitUntilPackageExpires() => _waits.Until(p => p.PackageUntil is null || p.PackageIsDeleted, p => p.PackageUntil);

    public Task DeletePackage() => Do(nameof(FulfilmentActivities.DeletePackage));

    public Task WaitUntilRecordExpires() => _waits.UntilAfterTheEnd(p => p.RecordUntil);

    public Task EraseRecord() => _context.CallActivityAsync(nameof(RequestActivities.EraseRecord), _context.InstanceId, Patience.ForAnOutage);

    /// <summary>
    /// Waits until it is so. Until then somebody may say that a mail asks to stop something, and that may be all; and what
    /// is asked beside something that has to be proven is answered.
    /// </summary>
    private async Task<Progress> Meanwhile(Func<Progress, bool> reached, Func<Progress, DateTimeOffset?>? until = null)
    {
        while (true)
        {
            _seen = await _waits.Until(p => reached(p) || p.HasStopsToSettle || HasToAsk(p) || HasToTell(p), until);
            if (_seen.HasStopsToSettle)
            {
                await StopAtOnce(_seen);
            }
            else if (HasToAsk(_seen))
            {
                _isAsked = true;
                await AskForAnswer();
            }
            else if (HasToTell(_seen))
            {
                _isTold = true;
                await TellAnswer();
            }
            else
            {
                return _seen;
            }
        }
    }

    private bool HasToAsk(Progress progress) => !_isAsked && progress is { AwaitsAnswer: true, AwaitsProof: true };

    private bool HasToTell(Progress progress) => !_isTold && progress is { IsAnswered: true, AwaitsProof: true };

    private async Task<Progress> StopAtOnce(Progress progress)
    {
        // Also where the stops are settled: a workflow that was lost and begins anew finds who is still to be told.
        var isByHand = (progress.HasStopsToSettle || progress.HasStopped) && await _stops.Settle();
        if (progress.StoppingAnswersAll && isByHand)
        {
            await Tell(LetterNames.Receipt);
            progress = await _waits.Until(p => !p.AwaitsHand || p.HasStopsToSettle || !p.StoppingAnswersAll);
            if (progress is { StoppingAnswersAll: false, AwaitsProof: true })
            {
                await AskForProof();
            }

            return await StopAtOnce(progress);
        }

        if (progress.StoppingAnswersAll)
        {
            progress = await Do(nameof(StopActivities.CloseStopped));
        }

        // What staff stop by hand beside something else is told by the timetable, once they have.
        if (progress.StoppingAnswersPart && !isByHand)
        {
            await Tell(LetterNames.Stopped);
        }

        return progress;
    }

    private async Task SettleStops(Progress progress)
    {
        if (progress.HasStopsToSettle)
        {
            await _stops.Settle();
        }
    }

    private static Proof ProofIn(Progress progress) => progress.AwaitsProof ? Proof.Missing : Proof.Given;

    private static Decision DecisionIn(Progress progress) => progress switch
    {
        { IsRefused: true } => Decision.Refused,
        { IsDecided: true } => Decision.Approved,
        { IsFeeDeclined: true } => Decision.FeeDeclined,
        { AwaitsPersonUntil: not null } => Decision.LacksSomething,
        { AwaitsFeeUntil: not null } => Decision.AwaitsFee,
        _ => Decision.Proposed,
    };

    private Task Tell(string letter, int number = 1) => _ledger.Tell(letter, number);

    private Task<Progress> Do(string activity) => _ledger.Do(activity, Patience.ForAnOutage);
}
