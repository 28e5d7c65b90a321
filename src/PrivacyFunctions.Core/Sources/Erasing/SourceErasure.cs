using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Erasing;

/// <summary>How many rows of a collection have met a fate, or would.</summary>
public sealed record FateCount(CollectionAddress Collection, RowFate Fate, long Records)
{
    /// <summary>When the first of the kept rows is kept no longer, exclusive; null where they are kept without an end.</summary>
    public DateTimeOffset? FirstEnd { get; init; }

    /// <summary>When the last is.</summary>
    public DateTimeOffset? LastEnd { get; init; }
}

/// <summary>Erases a person's rows in the sources, as the data map says for each collection.</summary>
/// <remarks>
/// Rows are found as for a copy, by <see cref="Traversal"/>, and so never anybody else's. Each collection is erased before
/// those that lead to it (<see cref="ErasureSequence"/>), in transactions of <see cref="BatchSize"/> rows, and looked at
/// again until nothing is found, before the next begins. So an erasure that broke off anywhere is finished by running it
/// again from the same identities; nothing of its progress is stored, and no identifier leaves memory. Several at once do no
/// harm: each row is changed by one of them.
/// </remarks>
public sealed partial class SourceErasure(DataSources sources)
{
    private const int MostRounds = 5;
    private const int MostIdlePasses = 3;

    /// <summary>The most rows that one transaction changes.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>The most rows that are looked up before some are changed; bounds memory (some 200 bytes each).</summary>
    public int PassSize { get; init; } = 20_000;

    /// <summary>What the map lacks for erasure, a line each; while there is any, nothing is erased.</summary>
    public IReadOnlyList<string> Mistakes => sources.ErasureMistakes;

    /// <summary>What would happen to the person's rows, in reading order.</summary>
    /// <exception cref="DataMapException">The map does not say what happens to every collection.</exception>
    /// <exception cref="SourceFailedException">A source failed.</exception>
    public async Task<IReadOnlyList<FateCount>> Count(IReadOnlyCollection<ProvenIdentity> identities, DateTimeOffset now, CancellationToken ct)
    {
        var plan = Plan(identities);
        await using var walk = new Traversal(sources.ByName, identities, forErasure: true);
        var tally = new Tally();
        foreach (var step in plan.Steps)
        {
            var treatment = new RowTreatment(step.Collection, now);
            await foreach (var row in walk.Rows(step, treatment.Columns, ct))
            {
                tally.Add(step, treatment.FateOf(row), 1, treatment.EndOf(row));
            }
        }

        return tally.Counts;
    }

    /// <summary>Erases. To be run again after a failure, with the same salt.</summary>
    /// <param name="salt">A secret of the request, which hashes are made with.</param>
    /// <returns>What this run did, and what it kept; what an earlier run that broke off has done is not in it.</returns>
    /// <exception cref="DataMapException">The map does not say what happens to every collection, or contradicts itself for these identities.</exception>
    /// <exception cref="SourceFailedException">
    /// A source failed, with the rows so far erased; <c>rows-unchanged</c>: it takes changes without making them;
    /// <c>rows-keep-coming</c>: somebody adds rows as fast as they are erased.
    /// </exception>
    public Task<IReadOnlyList<FateCount>> Erase(
        IReadOnlyCollection<ProvenIdentity> identities, ReadOnlyMemory<byte> salt, DateTimeOffset now, CancellationToken ct) =>
        Erase(identities, salt, now, _ => Task.CompletedTask, ct);

    /// <inheritdoc cref="Erase(IReadOnlyCollection{ProvenIdentity}, ReadOnlyMemory{byte}, DateTimeOffset, CancellationToken)"/>
    /// <param name="remember">
    /// Is given what leads to rows that are kept until a date, before anything that led to them is erased, and again
    /// whenever it has looked; what it is given adds up.
    /// </param>
    internal async Task<IReadOnlyList<FateCount>> Erase(
        IReadOnlyCollection<ProvenIdentity> identities,
        ReadOnlyMemory<byte> salt,
        DateTimeOffset now,
        Func<IReadOnlyList<HeldCollection>, Task> remember,
        CancellationToken ct)
    {
        var plan = Plan(identities);
        var sequence = ErasureSequence.For(plan, out _);
        var masker = new Masker(salt);
        var tally = new Tally();
        Traversal? before = null;
        for (var round = 1; round <= MostRounds; round++)
        {
            // Identifiers of the rounds before find what was added meanwhile, though the rows that led to it are gone.
            await using var walk = new Traversal(sources.ByName, identities, forErasure: true, before);
            var latest = new Dictionary<CollectionAddress, DateTimeOffset>();
            var left = await Look(walk, plan, masker, now, round == 1 ? tally : new Tally(), ct, latest);
            await walk.Close();
            if (latest.Count > 0)
            {
                await remember([.. latest.Select(held => new HeldCollection(held.Key.Dataset, held.Key.Collection, held.Value, walk.LeadsTo(held.Key)))]);
            }

            if (left.Count == 0)
            {
                return tally.Counts;
            }

            foreach (var step in sequence)
            {
                await Erase(walk, step, new RowTreatment(step.Collection, now), masker, tally, ct);
            }

            before = walk;
        }

        throw new SourceFailedException(plan.Steps[0].Collection.Address.Dataset, "rows-keep-coming", transient: true);
    }

    /// <summary>The person's rows that should have been erased and can be found; none after an erasure.</summary>
    /// <param name="salt">That of the erasure, by which masked values are known.</param>
    /// <exception cref="DataMapException">The map does not say what happens to every collection.</exception>
    /// <exception cref="SourceFailedException">A source failed.</exception>
    public async Task<IReadOnlyList<FateCount>> Left(
        IReadOnlyCollection<ProvenIdentity> identities, ReadOnlyMemory<byte> salt, DateTimeOffset now, CancellationToken ct)
    {
        var plan = Plan(identities);
        await using var walk = new Traversal(sources.ByName, identities, forErasure: true);
        return await Look(walk, plan, new Masker(salt), now, new Tally(), ct);
    }

    private static async Task<IReadOnlyList<FateCount>> Look(
        Traversal walk,
        TraversalPlan plan,
        Masker masker,
        DateTimeOffset now,
        Tally kept,
        CancellationToken ct,
        Dictionary<CollectionAddress, DateTimeOffset>? latest = null)
    {
        var left = new Tally();
        foreach (var step in plan.Steps)
        {
            var treatment = new RowTreatment(step.Collection, now);
            await foreach (var row in walk.Rows(step, treatment.Columns, ct))
            {
                var fate = treatment.FateOf(row);
                if (fate is RowFate.Kept)
                {
                    kept.Add(step, fate, 1, treatment.EndOf(row));
                    if (treatment.EndOf(row) is not null && treatment.MomentOf(row) is { } moment)
                    {
                        latest?[step.Collection.Address] = latest.TryGetValue(step.Collection.Address, out var before) && before > moment ? before : moment;
                    }
                }
                else if (treatment.StillToChange(row, masker))
                {
                    left.Add(step, fate, 1);
                }
            }
        }

        return left.Counts;
    }

    private async Task Erase(Traversal walk, TraversalStep step, RowTreatment treatment, Masker masker, Tally tally, CancellationToken ct)
    {
        if (treatment.KeepsAll)
        {
            return;
        }

        var source = sources.ByName[step.Collection.Address.Dataset];
        for (var idle = 0; ;)
        {
            var changes = await Changes(walk, step, treatment, masker, ct);
            await walk.Close();
            if (changes.Count == 0)
            {
                return;
            }

            var changed = 0L;
            await using (var erasing = await source.OpenForErasure(ct))
            {
                foreach (var batch in changes.Chunk(BatchSize))
                {
                    changed += await erasing.Apply(step.Collection.Name, batch, ct);
                }
            }

            tally.Add(step, changes[0].Set.Count == 0 ? RowFate.Deleted : RowFate.Masked, changed);

            // Another run at once may have been faster, but not time and again.
            idle = changed == 0 ? idle + 1 : 0;
            if (idle == MostIdlePasses)
            {
                throw new SourceFailedException(source.Name, "rows-unchanged", transient: false);
            }
        }
    }

    private async Task<List<RowChange>> Changes(Traversal walk, TraversalStep step, RowTreatment treatment, Masker masker, CancellationToken ct)
    {
        var changes = new List<RowChange>();
        await foreach (var found in walk.Again(step, treatment.Columns, ct))
        {
            if (treatment.Change(found.Values, found.By, masker) is { } change)
            {
                changes.Add(change);
                if (changes.Count == PassSize)
                {
                    break;
                }
            }
        }

        return changes;
    }

    private TraversalPlan Plan(IReadOnlyCollection<ProvenIdentity> identities)
    {
        var plan = sources.Plan(identities);
        var mistakes = Mistakes.Concat(ErasureCheck.Conflicts(plan)).Distinct().ToList();
        return mistakes.Count == 0 ? plan : throw new DataMapException(mistakes);
    }

    private sealed class Tally
    {
        private readonly Dictionary<(CollectionAddress, RowFate, bool), FateCount> _counts = [];

        public IReadOnlyList<FateCount> Counts => [.. _counts.Values];

        /// <param name="end">Of kept rows; those with an end and those without are counted apart.</param>
        public void Add(TraversalStep step, RowFate fate, long records, DateTimeOffset? end = null)
        {
            end = fate is RowFate.Kept ? end : null;
            var key = (step.Collection.Address, fate, end is not null);
            var before = _counts.GetValueOrDefault(key) ?? new FateCount(step.Collection.Address, fate, 0) { FirstEnd = end, LastEnd = end };
            _counts[key] = before with
            {
                Records = before.Records + records,
                FirstEnd = end < before.FirstEnd ? end : before.FirstEnd,
                LastEnd = end > before.LastEnd ? end : before.LastEnd,
            };
        }
    }
}
