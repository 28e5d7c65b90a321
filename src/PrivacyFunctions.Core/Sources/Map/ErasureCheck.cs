namespace PrivacyFunctions.Sources.Map;

/// <summary>What a map that is good for copies may lack for erasure. Nothing is erased while there is a mistake.</summary>
/// <remarks>
/// A collection without any rule is a mistake, not a default: deleting what nobody said to delete cannot be undone, and
/// leaving it would be told to the person as erased.
/// </remarks>
internal static class ErasureCheck
{
    public static IReadOnlyList<string> Mistakes(DataMap map)
    {
        var plan = TraversalPlan.For(map, _ => true);
        return [.. plan.Steps.SelectMany(Mistakes), .. Plans(map).SelectMany(Conflicts).Distinct()];
    }

    /// <summary>One line where <c>erase_after</c> and the references contradict each other for these identities.</summary>
    public static IEnumerable<string> Conflicts(TraversalPlan plan)
    {
        ErasureSequence.For(plan, out var stuck);
        if (stuck.Count > 0)
        {
            yield return $"{string.Join(", ", stuck)}: 'erase_after' would erase a collection before those that are found by it, "
                + "and after an interruption they could not be found again; change 'erase_after'.";
        }
    }

    // The order may differ by which identities are proven.
    private static IEnumerable<TraversalPlan> Plans(DataMap map) => map.Datasets
        .SelectMany(d => d.Collections)
        .SelectMany(c => c.Fields)
        .Select(f => f.Identity)
        .OfType<string>()
        .Distinct()
        .Select(type => TraversalPlan.For(map, proven => proven == type))
        .Prepend(TraversalPlan.For(map, _ => true));

    private static IEnumerable<string> Mistakes(TraversalStep step)
    {
        var (collection, address) = (step.Collection, step.Collection.Address);
        var masked = collection.Fields.Any(f => f.Mask is not null);
        if (collection.Erasure is null && !masked)
        {
            yield return $"{address}: does not say what happens when somebody's data is deleted. Give the collection "
                + "'masking_strategy_override: { strategy: delete }', or its fields masking strategies, or 'meta.keep' with the reason.";
        }

        if (collection.Erasure is not KeepRows { For: null } && step.Incoming.Any(flow => flow.Presumed))
        {
            yield return $"{address}: is found by following a reference without direction to its target, and may be shared with "
                + "other people. State 'direction: to' on the reference if every row so found is one person's own, or keep the rows without an end.";
        }

        if (collection.Erasure is null)
        {
            foreach (var field in step.Seeds.Where(f => masked && f.Mask is null))
            {
                yield return $"{address}.{field.Name}: stays as it is, so that a masked row would still lead to the person; mask it or delete the rows.";
            }
        }

        foreach (var nested in collection.Fields.Where(f => f.Fields.Any(IsMasked)))
        {
            yield return $"{address}.{nested.Name}: a part of a field cannot be masked; mask the whole field.";
        }
    }

    private static bool IsMasked(Field field) => field.Mask is not null || field.Fields.Any(IsMasked);
}
