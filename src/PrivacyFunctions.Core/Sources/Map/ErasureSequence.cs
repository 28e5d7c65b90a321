namespace PrivacyFunctions.Sources.Map;

/// <summary>
/// The order in which collections are erased: each before those that lead to it, and after those that its
/// <c>erase_after</c> names; else the reverse of the reading order.
/// </summary>
/// <remarks>
/// That is what makes an erasure resumable without anything stored: as long as rows of a collection are left, all rows
/// that lead to them are untouched, so whoever begins anew from the proven identities reaches them again.
/// </remarks>
internal static class ErasureSequence
{
    /// <param name="stuck">The collections for which there is no such order; none when all is well.</param>
    public static IReadOnlyList<TraversalStep> For(TraversalPlan plan, out IReadOnlyList<CollectionAddress> stuck)
    {
        var position = plan.Steps.Index().ToDictionary(s => s.Item.Collection.Address, s => s.Index);
        var first = plan.Steps.ToDictionary(
            s => s.Collection.Address,
            s => s.Collection.EraseAfter.Where(position.ContainsKey).Concat(plan.Steps.Where(later => LeadsTo(s, later)).Select(later => later.Collection.Address))
                .ToHashSet());
        var waiting = plan.Steps.Reverse().ToList();
        var sequence = new List<TraversalStep>();
        while (waiting.Find(s => first[s.Collection.Address].All(a => sequence.Exists(done => done.Collection.Address == a))) is { } next)
        {
            waiting.Remove(next);
            sequence.Add(next);
        }

        stuck = [.. waiting.Select(s => s.Collection.Address)];
        return sequence;

        // Identifiers of a collection that is read later find nothing.
        bool LeadsTo(TraversalStep from, TraversalStep to) =>
            position[from.Collection.Address] < position[to.Collection.Address]
            && to.Incoming.Any(flow => flow.From.Collection == from.Collection.Address);
    }
}
