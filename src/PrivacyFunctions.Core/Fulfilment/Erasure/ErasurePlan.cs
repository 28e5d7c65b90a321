using PrivacyFunctions.Profile;
using PrivacyFunctions.Sources.Erasing;

namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// What erasing somebody's data would do, collection by collection in reading order. It holds counts and the map's own
/// words, and nothing of the person's: it may be stored in history, shown to staff and told in letters.
/// </summary>
public sealed record ErasurePlan(IReadOnlyList<ErasureStep> Steps)
{
    public long Deleted => Records(RowFate.Deleted);

    public long Masked => Records(RowFate.Masked);

    public long Kept => Records(RowFate.Kept);

    /// <summary>In how many sources there is anything.</summary>
    public int Sources => Steps.Where(s => s.Records > 0).Select(s => s.Source).Distinct().Count();

    private long Records(RowFate fate) => Steps.Where(s => s.Action == fate).Sum(s => s.Records);
}

/// <summary>What happens to the person's records of one collection.</summary>
/// <param name="Source">The dataset's key, or a neutral name where the map hides it; likewise <paramref name="Collection"/>.</param>
/// <param name="SourceTitle">As people call it.</param>
/// <param name="Records">That it happens to; 0 where the person has none.</param>
/// <param name="MaskedFields">What is rewritten, by title; for <see cref="RowFate.Masked"/> alone.</param>
/// <param name="FieldsLeft">What remains in a masked record as it is, by title.</param>
/// <param name="Kept">Why records are kept; for <see cref="RowFate.Kept"/> alone.</param>
public sealed record ErasureStep(
    string Source,
    string Collection,
    Localized SourceTitle,
    Localized CollectionTitle,
    RowFate Action,
    long Records,
    IReadOnlyList<Localized> MaskedFields,
    IReadOnlyList<Localized> FieldsLeft,
    KeptRecords? Kept)
{
    /// <summary>When the first of the kept records is kept no longer, exclusive; null where they are kept without an end.</summary>
    public DateTimeOffset? FirstEnd { get; init; }

    /// <summary>When the last is.</summary>
    public DateTimeOffset? LastEnd { get; init; }
}

/// <summary>Why records are not erased, and until when, in words for a letter.</summary>
/// <param name="Because">As the map says it: a sentence without a full stop.</param>
public sealed record KeptRecords(Localized Because, Localized Until);

/// <summary>What an erasure has done, in the counts of one run and in reading order.</summary>
/// <remarks>
/// A run that finishes what another began counts its own part only: what a letter says was erased is the
/// <see cref="ErasurePlan"/> made before the first run, once <see cref="Erasure.Verify"/> finds nothing left.
/// </remarks>
public sealed record ErasureResult(IReadOnlyList<ErasureCount> Collections)
{
    public long Deleted => Collections.Sum(c => c.Deleted);

    public long Masked => Collections.Sum(c => c.Masked);

    public long Kept => Collections.Sum(c => c.Kept);
}

/// <param name="Source">The dataset's key.</param>
public sealed record ErasureCount(string Source, string Collection, long Deleted, long Masked, long Kept);

/// <summary>What can still be found of somebody whose data was erased; empty after an erasure.</summary>
/// <param name="Left">Records that should have been deleted or masked; <see cref="ErasureCount.Kept"/> is 0.</param>
public sealed record ErasureVerified(IReadOnlyList<ErasureCount> Left)
{
    public bool NothingLeft => Left.Count == 0;
}
