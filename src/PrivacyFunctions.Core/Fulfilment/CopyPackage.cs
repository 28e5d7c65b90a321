using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>A copy to be made.</summary>
/// <param name="Identities">What the requester has proven; the only things that rows are looked up by.</param>
/// <param name="Language">That the person reads; the page is in it.</param>
/// <param name="Profile">Who made the copy, and what the policy says of such data: why, where from, who receives it.</param>
/// <param name="Zone">In which times are shown.</param>
/// <param name="Skipped">Sources that failed and are left out; the page and the manifest name them.</param>
public sealed record CopyOrder(
    Reference Reference, IReadOnlyCollection<ProvenIdentity> Identities, Language Language, CompanyProfile Profile, TimeZoneInfo Zone, IReadOnlyList<string> Skipped)
{
    /// <summary>What an authority demands, which reads it instead of the person, and gets nothing else; null where the person asks.</summary>
    public IReadOnlyList<DemandedData>? Scope { get; init; }
}

/// <summary>How many records each collection gave; in reading order.</summary>
public sealed record Findings(IReadOnlyList<CollectionCount> Collections)
{
    public long Records => Collections.Sum(c => c.Records);
}

/// <summary>A copy that was made and stored.</summary>
public sealed record CopyMade(StoredPackage Package, Findings Findings);

/// <summary>Makes the copy of a person's data, from the sources to the stored package, in one pass and with flat memory.</summary>
public sealed class CopyPackage(DataSources sources, PackageStore store, TimeProvider time)
{
    /// <summary>What a copy would hold, without making it.</summary>
    /// <param name="skipped">Sources that failed and are left out.</param>
    /// <param name="scope">As of <see cref="CopyOrder.Scope"/>.</param>
    /// <exception cref="ArgumentException">Nothing is proven.</exception>
    /// <exception cref="SourceFailedException">A source failed; its <c>Transient</c> says whether to try again.</exception>
    public async Task<Findings> Preview(
        IReadOnlyCollection<ProvenIdentity> identities, IReadOnlyCollection<string> skipped, CancellationToken ct, IReadOnlyList<DemandedData>? scope = null) =>
        new(await From(skipped, scope).Count(Proven(identities), ct));

    /// <summary>Gathers, packs, seals and stores. Doing it again replaces the package with one of that moment.</summary>
    /// <exception cref="ArgumentException">Nothing is proven.</exception>
    /// <exception cref="SourceFailedException">A source failed; nothing was stored. Its <c>Transient</c> says whether to try again.</exception>
    /// <exception cref="Azure.RequestFailedException">The storage failed; nothing was stored.</exception>
    public async Task<CopyMade> Make(CopyOrder order, RequestKey key, CancellationToken ct)
    {
        Proven(order.Identities);
        var madeAt = TimeZoneInfo.ConvertTime(time.GetUtcNow(), order.Zone);
        var findings = new Findings([]);
        var package = await store.Write(
            order.Reference,
            key,
            async (stream, ct) => findings = await new PackageWriter(sources.Map, order, madeAt).Write(stream, From(order.Skipped, order.Scope).Read(order.Identities, ct), ct),
            ct);
        return new CopyMade(package, findings);
    }

    private DataSources From(IReadOnlyCollection<string> skipped, IReadOnlyList<DemandedData>? scope) =>
        sources.Without(skipped).Within(scope?.Select(data => new CollectionAddress(data.Source, data.Collection)));

    private static IReadOnlyCollection<ProvenIdentity> Proven(IReadOnlyCollection<ProvenIdentity> identities) =>
        identities.Count > 0 ? identities : throw new ArgumentException("A copy needs at least one proven identity.", nameof(identities));
}
