using System.Security.Cryptography;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>Erases a person's data wherever the map says it lives: a plan to decide on, the erasure, and the proof of it.</summary>
/// <remarks>
/// Erasure deletes, masks or keeps as the map says for each collection (policy 4a, 5c, 5e); a map that is silent about one
/// is refused. What masked and kept records still hold is in the plan. Masks made by <c>hash</c> depend on the request's
/// key: with its destruction nobody, we included, can tie them to a value.
/// </remarks>
public sealed class Erasure(DataSources sources, TimeProvider time)
{
    private readonly SourceErasure _erasure = new(sources);

    internal Erasure(DataSources sources, TimeProvider time, SourceErasure erasure)
        : this(sources, time) => _erasure = erasure;

    /// <summary>What the map lacks for erasure, a line each; none when requests for deletion can be carried out.</summary>
    public IReadOnlyList<string> Mistakes => sources.ErasureMistakes;

    /// <summary>What would happen, without doing it. Collections that these identities do not lead to are left out.</summary>
    /// <exception cref="ArgumentException">Nothing is proven.</exception>
    /// <exception cref="DataMapException">The map lacks something for erasure; the message says what.</exception>
    /// <exception cref="SourceFailedException">A source failed; its <c>Transient</c> says whether to try again.</exception>
    public async Task<ErasurePlan> Plan(IReadOnlyCollection<ProvenIdentity> identities, CancellationToken ct) =>
        new PlanWords(sources.Map).Plan(
            sources.Reached(Proven(identities)), await _erasure.Count(identities, time.GetUtcNow(), ct));

    /// <summary>
    /// Erases. Idempotent, and resumed after a failure or a crash anywhere by calling it again with the same identities and
    /// key: what leads to a record outlives it. Nothing about its progress is stored, and no identifier leaves memory.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing is proven.</exception>
    /// <exception cref="DataMapException">The map lacks something for erasure; nothing was erased.</exception>
    /// <exception cref="SourceFailedException">A source failed; a part may be erased. Its <c>Transient</c> says whether to try again.</exception>
    public Task<ErasureResult> CarryOut(IReadOnlyCollection<ProvenIdentity> identities, RequestKey key, CancellationToken ct) =>
        CarryOut(identities, key, _ => Task.CompletedTask, ct);

    /// <inheritdoc cref="CarryOut(IReadOnlyCollection{ProvenIdentity}, RequestKey, CancellationToken)"/>
    /// <param name="remember">Keeps what leads to records that are kept until a date: afterwards nobody else knows it.</param>
    public async Task<ErasureResult> CarryOut(
        IReadOnlyCollection<ProvenIdentity> identities, RequestKey key, Func<IReadOnlyList<HeldCollection>, Task> remember, CancellationToken ct)
    {
        var done = await _erasure.Erase(Proven(identities), Salt(key), time.GetUtcNow(), remember, ct);
        return new ErasureResult(Counts(sources.Reached(identities), done));
    }

    /// <summary>
    /// Looks again, from the same identities. While it erases, <see cref="CarryOut"/> itself looks again from every
    /// identifier that it has met, which afterwards nobody knows any more.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing is proven.</exception>
    /// <exception cref="DataMapException">The map lacks something for erasure.</exception>
    /// <exception cref="SourceFailedException">A source failed; its <c>Transient</c> says whether to try again.</exception>
    public async Task<ErasureVerified> Verify(IReadOnlyCollection<ProvenIdentity> identities, RequestKey key, CancellationToken ct)
    {
        var left = await _erasure.Left(Proven(identities), Salt(key), time.GetUtcNow(), ct);
        return new ErasureVerified([.. Counts(sources.Reached(identities), left).Where(c => c.Deleted + c.Masked > 0)]);
    }

    /// <summary>What becomes of records that were kept, as of now: what is deleted because its time is over, and what stays.</summary>
    /// <exception cref="SourceFailedException">A source failed; its <c>Transient</c> says whether to try again.</exception>
    public async Task<ErasurePlan> PlanHeld(IReadOnlyList<HeldCollection> held, CancellationToken ct)
    {
        var counts = await _erasure.CountHeld(held, time.GetUtcNow(), ct);
        return new PlanWords(sources.Map).Plan([.. counts.Select(c => c.Collection).Distinct()], counts);
    }

    /// <summary>Erases what was kept and whose time is over, and no other record. Idempotent and resumed as <see cref="CarryOut(IReadOnlyCollection{ProvenIdentity}, RequestKey, CancellationToken)"/>.</summary>
    /// <exception cref="SourceFailedException">A source failed; a part may be erased.</exception>
    public Task CarryOutHeld(IReadOnlyList<HeldCollection> held, RequestKey key, CancellationToken ct) =>
        _erasure.EraseHeld(held, Salt(key), time.GetUtcNow(), ct);

    private static IReadOnlyCollection<ProvenIdentity> Proven(IReadOnlyCollection<ProvenIdentity> identities) =>
        identities.Count > 0 ? identities : throw new ArgumentException("An erasure needs at least one proven identity.", nameof(identities));

    private static byte[] Salt(RequestKey key) => HMACSHA256.HashData(key.Bytes.Span, "erasure masks"u8);

    private static IReadOnlyList<ErasureCount> Counts(IReadOnlyList<CollectionAddress> reached, IReadOnlyList<FateCount> counts)
    {
        return [.. reached.Select(a => new ErasureCount(
            a.Dataset, a.Collection, Records(a, RowFate.Deleted), Records(a, RowFate.Masked), Records(a, RowFate.Kept)))];

        long Records(CollectionAddress address, RowFate fate) =>
            counts.Where(c => c.Collection == address && c.Fate == fate).Sum(c => c.Records);
    }
}
