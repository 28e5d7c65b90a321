using Microsoft.Azure.Functions.Worker;
using PrivacyFunctions.Deadlines;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers;

/// <summary>What the workflow asks of the sources and of the package.</summary>
public sealed class FulfilmentActivities(
    RequestLedger ledger,
    RequestKeys keys,
    CopyPackage copies,
    PackageStore packages,
    CompanyProfile profile,
    DeadlineRules rules,
    AppSettings settings,
    TimeProvider time)
{
    /// <summary>Counts what the sources hold under the proven identities.</summary>
    /// <returns>Records in all sources together.</returns>
    [Function(nameof(SearchSources))]
    public async Task<long> SearchSources([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        if (request.Searched is null)
        {
            var findings = await copies.Preview(request.ProvenIdentities, cancellation);
            FoundRecords[] found = [.. findings.Collections.Select(c => new FoundRecords(c.Source, c.Collection, c.Records))];
            request = await Record(request, r => RequestDecisions.RecordSearch(r, found), cancellation);
        }

        return request.Searched!.Found.Sum(f => f.Count);
    }

    [Function(nameof(MakePackage))]
    public async Task<Progress> MakePackage([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        if (request.Package is null)
        {
            var key = await keys.Get(request.Reference, cancellation);
            var order = new CopyOrder(request.Reference, request.ProvenIdentities, request.Language, profile.Controller, rules.Zone);
            var made = await copies.Make(order, key, cancellation);
            var package = new PackageMade(made.Package.Size, made.Package.Sha256, made.Findings.Records, time.GetUtcNow() + settings.PackageLifetime);
            request = await Record(request, r => RequestDecisions.RecordPackage(r, package), cancellation);
        }

        return Progress.Of(request);
    }

    /// <summary>Deletes the package, then says so: never the other way round.</summary>
    [Function(nameof(DeletePackage))]
    public async Task<Progress> DeletePackage([ActivityTrigger] string reference, CancellationToken cancellation)
    {
        var request = await Load(reference, cancellation);
        await packages.Delete(request.Reference, cancellation);
        return Progress.Of(await Record(request, RequestDecisions.RecordPackageDeleted, cancellation));
    }

    private async Task<Request> Load(string reference, CancellationToken cancellation)
    {
        var id = Reference.Parse(reference);
        return await ledger.Find(id, cancellation) ?? throw new RequestMissingException(id);
    }

    private async Task<Request> Record(Request request, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        (await ledger.Record(request.Reference, Actor.Service, decide, cancellation)).Request;
}
