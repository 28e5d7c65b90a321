using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Triggers;

/// <summary>What the workflow asks of the sources and of the package.</summary>
public sealed class FulfilmentActivities(
    RequestLedger ledger,
    RequestKeys keys,
    Duplicates duplicates,
    CopyPackage copies,
    Erasure erasure,
    PackageStore packages,
    HeldStore held,
    ProgressReader progress,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    /// <summary>Counts what the sources hold under the proven identities, and plans the erasure where one is asked for.</summary>
    [Function(nameof(SearchSources))]
    public async Task<Progress> SearchSources([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        if (!HasEnded(request) && request.Searched is null)
        {
            request = await duplicates.Join(request, cancellation);
        }

        if (!HasEnded(request) && request.Searched is null)
        {
            var findings = await copies.Preview(request.ProvenIdentities, request.Skipped, cancellation, request.Scope);
            FoundRecords[] found = [.. findings.Collections.Select(c => new FoundRecords(c.Source, c.Collection, c.Records))];
            var plan = request.WantsDeletion ? ErasureLines.Of(await erasure.Plan(request.ProvenIdentities, cancellation)) : [];
            request = await Record(request, r => RequestDecisions.RecordSearch(r, found, plan), cancellation);
        }

        return progress.Of(request);
    }

    [Function(nameof(MakePackage))]
    public async Task<Progress> MakePackage([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await LoadOpen(reference, cancellation);
        if (request.Package is null)
        {
            var key = await keys.Get(request.Reference, cancellation);
            var order = new CopyOrder(request.Reference, request.ProvenIdentities, request.Language, profile, rules.Zone, request.Skipped) { Scope = request.Scope };
            var made = await copies.Make(order, key, cancellation);
            var package = new PackageMade(made.Package.Size, made.Package.Sha256, made.Findings.Records, Timetable.AvailableUntil(request, rules, settings.PackageLifetime, time.GetUtcNow()));
            request = await Record(request, r => RequestDecisions.RecordPackage(r, package), cancellation);
        }

        return progress.Of(request);
    }

    /// <summary>Deletes the package, then says so: never the other way round.</summary>
    [Function(nameof(DeletePackage))]
    public async Task<Progress> DeletePackage([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        await packages.Delete(request.Reference, cancellation);
        return progress.Of(await Record(request, RequestDecisions.RecordPackageDeleted, cancellation));
    }

    /// <summary>Erases, looks again, and records it only when nothing is left that should have gone.</summary>
    [Function(nameof(EraseData))]
    public async Task<Progress> EraseData([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        if (request is { Erased: null, Approved: not null, Status: not RequestStatus.Closed })
        {
            var key = await keys.Get(request.Reference, cancellation);

            // Planned anew, since the search may be weeks old, and once: a run that goes on after a crash finds only the rest.
            if (request.ErasurePlan is null)
            {
                var plan = ErasureLines.Of(await erasure.Plan(request.ProvenIdentities, cancellation));
                request = await Record(request, r => RequestDecisions.BeginErasure(r, plan), cancellation);
                if (request.ErasurePlan is null)
                {
                    throw new StepFailedException("withdrawn");
                }
            }

            await erasure.CarryOut(request.ProvenIdentities, key, leads => held.Add(request.Reference, key, leads, cancellation), cancellation);
            if (await erasure.Verify(request.ProvenIdentities, key, cancellation) is { NothingLeft: false } left)
            {
                throw new StepFailedException(new SourceFailure(left.Left[0].Source, "rows-left").ToString());
            }

            request = await Record(request, RequestDecisions.RecordErased, cancellation);
        }

        return progress.Of(request);
    }

    /// <summary>Erases what was kept and whose time is over, looks again, and records it; before that time it does nothing.</summary>
    [Function(nameof(EraseKept))]
    public async Task<Progress> EraseKept([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        if (request.HeldUntil <= time.GetUtcNow())
        {
            var key = await keys.Get(request.Reference, cancellation);
            var leads = await held.Read(request.Reference, key, cancellation);

            // Counted once: a run that goes on after a crash finds only the rest.
            if (!request.HoldIsEnding)
            {
                var due = ErasureLines.Of(await erasure.PlanHeld(leads, cancellation)).Where(l => l.Act != ErasureAct.Keep).ToList();
                request = await Record(request, r => HoldDecisions.End(r, due, time.GetUtcNow()), cancellation);
            }

            await erasure.CarryOutHeld(leads, key, cancellation);
            var left = ErasureLines.Of(await erasure.PlanHeld(leads, cancellation));
            if (left.FirstOrDefault(l => l.Act == ErasureAct.Delete) is { } still)
            {
                throw new StepFailedException(new SourceFailure(still.Source, "rows-left").ToString());
            }

            request = await Record(request, r => HoldDecisions.RecordErased(r, left), cancellation);
        }

        if (request is { HoldsEnded: > 0, HeldUntil: null })
        {
            await held.Delete(request.Reference, cancellation);
        }

        return progress.Of(request);
    }

    // Nothing is searched or made for a request that ended meanwhile.
    private async Task<Request> LoadOpen(string reference, CancellationToken cancellation) =>
        await Load(reference, cancellation) is var request && !HasEnded(request) ? request : throw new StepFailedException("over");

    private static bool HasEnded(Request request) => request.Outcome is Outcome.Withdrawn or Outcome.Joined or Outcome.NotOurs;

    private Task<Request> Load(string reference, CancellationToken cancellation) => ledger.Get(Reference.Parse(reference), cancellation);

    private async Task<Request> Record(Request request, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        (await ledger.Record(request, Actor.Service, decide, cancellation)).Request;
}
