namespace PrivacyFunctions.Sources.Map;

/// <summary>What only shows when all files are read: names that refer to nothing, and collections that no identity leads to.</summary>
internal static class DataMapCheck
{
    public static IEnumerable<string> Mistakes(IReadOnlyList<Dataset> datasets)
    {
        foreach (var twice in datasets.GroupBy(d => d.Key, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            yield return $"{twice.Key}: the fides_key is used by {twice.Count()} datasets; each needs its own.";
        }

        var fields = datasets.SelectMany(d => d.Collections)
            .SelectMany(c => c.Fields.Select(f => new FieldAddress(c.Address, f.Name)))
            .ToHashSet();
        var collections = fields.Select(f => f.Collection).ToHashSet();
        foreach (var dataset in datasets)
        {
            foreach (var after in dataset.After.Where(after => datasets.All(d => d.Key != after)))
            {
                yield return $"{dataset.Key}: 'after' names the dataset '{after}', which is in no file.";
            }

            foreach (var mistake in dataset.Collections.SelectMany(c => Mistakes(c, collections, fields)))
            {
                yield return mistake;
            }
        }
    }

    /// <summary>One line for each collection that would never be read, and so would be missing from every copy and erasure.</summary>
    public static IEnumerable<string> Unreachable(DataMap map)
    {
        var reached = TraversalPlan.For(map, _ => true).Steps.Select(s => s.Collection.Address).ToHashSet();
        return map.Datasets
            .SelectMany(d => d.Collections)
            .Where(c => !c.SkipProcessing && !reached.Contains(c.Address))
            .Select(c => $"{c.Address}: no identity leads to it. Give a field 'identity', or a reference to a collection that is "
                + "reached; where the way there first follows a reference to its target, state 'direction: from' on the "
                + "reference back, if every row so found is the person's own; 'skip_processing: true' if it holds nothing about people.");
    }

    private static IEnumerable<string> Mistakes(Collection collection, HashSet<CollectionAddress> collections, HashSet<FieldAddress> fields)
    {
        foreach (var after in collection.After.Concat(collection.EraseAfter).Where(after => !collections.Contains(after)))
        {
            yield return $"{collection.Address}: 'after' or 'erase_after' names '{after}', which is in no file.";
        }

        foreach (var field in collection.Fields)
        {
            foreach (var reference in field.References.Where(r => !fields.Contains(r.Target)))
            {
                yield return $"{collection.Address}.{field.Name}: refers to '{reference.Target}', which is in no file; "
                    + "'dataset' should be a fides_key and 'field' a collection and a top-level field of it.";
            }
        }
    }
}
