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

internal enum Search
{
    Found,
    NothingFound,
}

internal enum Decision
{
    /// <summary>The person has to say or do something first.</summary>
    LacksSomething,

    /// <summary>It waits for somebody's agreement, or for the officer.</summary>
    Proposed,
    Approved,
    Refused,
}

/// <summary>The steps and waits of a request, typed, for the workflow to read like the process.</summary>
internal sealed class RequestSteps(TaskOrchestrationContext context)
{
    private readonly RequestWaits _waits = new(context);
    private readonly SourceSteps _sources = new(context);

    /// <summary>The person hears of it first; a mail is also for staff to read.</summary>
    public async Task Acknowledge()
    {
        await Tell(LetterNames.Receipt);
        if (await _waits.Look() is { CameByMail: true })
        {
            await Tell(LetterNames.StaffMail);
        }
    }

    public async Task<Proof> WaitForProof() => ProofIn(await _waits.Until(p => p.IsProven || p.IsClosed, p => p.DueEnd));

    public async Task CloseUnproven()
    {
        if (await Do<Progress>(nameof(RequestActivities.CloseUnproven)) is { IsProven: false })
        {
            await Tell(LetterNames.Unproven);
        }
    }

    /// <summary>A request that nobody confirmed can be taken up again as long as there is a record of it.</summary>
    public async Task<Proof> WaitForReopening() => ProofIn(await _waits.Until(p => p.IsProven, p => p.RecordUntil));

    /// <summary>A mail of which nobody knows what it asks for waits until its sender or staff say so.</summary>
    public Task WaitUntilUnderstood() => _waits.Until(p => !p.IsQuestion || p.IsClosed);

    public async Task<Search> Search() =>
        await _sources.Do<long>(nameof(FulfilmentActivities.SearchSources), SourceStep.Search) == 0 ? Workflows.Search.NothingFound : Workflows.Search.Found;

    public async Task CloseNothingFound()
    {
        await Do<Progress>(nameof(RequestActivities.CloseNothingFound));
        await Tell(LetterNames.NothingFound);
    }

    /// <summary>At first, and again each time that the person answered, or said nothing.</summary>
    public async Task AskForDecision() => await Tell(LetterNames.DecisionNeeded, 1 + (await _waits.Look()).Questions);

    public async Task<Decision> WaitForDecision() =>
        DecisionIn(await _waits.Until(p => p.IsDecided || p.AwaitsSecond || p.AwaitsPersonUntil is not null));

    public async Task AskPerson() => await Tell(LetterNames.PersonAsked, (await _waits.Look()).Questions);

    public async Task WaitForPerson()
    {
        await _waits.Until(p => p.AwaitsPersonUntil is null, p => p.AwaitsPersonUntil);
        await Do<Progress>(nameof(RequestActivities.GiveUpWaiting));
    }

    public Task AskForAgreement() => Tell(LetterNames.SecondNeeded);

    public async Task<Decision> WaitForAgreement() => DecisionIn(await _waits.Until(p => p.IsDecided || p.IsDisputed, p => p.AgreementEnd));

    public Task AskOfficer() => Tell(LetterNames.OfficerNeeded);

    public async Task<Decision> WaitForEffect() => DecisionIn(await _waits.Until(p => p.IsDecided));

    public Task TellRefusal() => Tell(LetterNames.Refused);

    public async Task<bool> WantsCopy() => (await _waits.Look()).WantsCopy;

    public async Task<bool> WantsDeletion() => (await _waits.Look()).WantsDeletion;

    public Task MakePackage() => _sources.Do<Progress>(nameof(FulfilmentActivities.MakePackage), SourceStep.Package);

    public async Task TellReady() => await Tell(LetterNames.Ready, (await _waits.Look()).Packages);

    /// <summary>For a while after its end a package is made again for the asking.</summary>
    public async Task<bool> IsAskedForCopyAgain() => await _waits.Until(p => p.AgainUntil is null, p => p.AgainUntil) is { IsClosed: false };

    public Task WaitUntilCopyIsFetched() =>
        _waits.Until(p => p.PackageUntil is null || p.IsCollected || p.PackageIsDeleted, p => p.PackageUntil);

    /// <summary>The person is told when the erasure begins, and can stop it until then.</summary>
    public async Task CoolOff()
    {
        if (await Do<Progress>(nameof(RequestActivities.AnnounceErasure)) is { ErasureFrom: not null })
        {
            await Tell(LetterNames.ErasureAnnounced);
            await _waits.Until(_ => false, p => p.ErasureFrom);
        }
    }

    public Task TellJoining() => Tell(LetterNames.Joined);

    public Task TellWithdrawal() => Tell(LetterNames.Withdrawn);

    public Task Erase() => _sources.Do<Progress>(nameof(FulfilmentActivities.EraseData), SourceStep.Erasure);

    public Task TellErasure() => Tell(LetterNames.Deleted);

    public Task WaitUntilPackageExpires() => _waits.Until(p => p.PackageUntil is null || p.PackageIsDeleted, p => p.PackageUntil);

    public Task DeletePackage() => Do<Progress>(nameof(FulfilmentActivities.DeletePackage));

    public Task WaitUntilRecordExpires() => _waits.UntilAfterTheEnd(p => p.RecordUntil);

    public Task EraseRecord() => context.CallActivityAsync(nameof(RequestActivities.EraseRecord), context.InstanceId, Patience.ForAnOutage);

    private static Proof ProofIn(Progress progress) => progress.IsProven ? Proof.Given : Proof.Missing;

    private static Decision DecisionIn(Progress progress) => progress switch
    {
        { IsRefused: true } => Decision.Refused,
        { IsDecided: true } => Decision.Approved,
        { AwaitsPersonUntil: not null } => Decision.LacksSomething,
        _ => Decision.Proposed,
    };

    private Task Tell(string letter, int number = 1) => context.CallActivityAsync(
        nameof(LetterActivities.SendLetter),
        new LetterOrder(context.InstanceId, letter, number),
        Patience.ForAnOutage);

    private Task<T> Do<T>(string activity) => context.CallActivityAsync<T>(activity, context.InstanceId, Patience.ForAnOutage);
}
