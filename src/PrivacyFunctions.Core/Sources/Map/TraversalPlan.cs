namespace PrivacyFunctions.Sources.Map;

/// <summary>
/// The order in which collections are read for a set of proven identities, and what finds the rows of each: fields that
/// hold an identity, and fields that hold identifiers gathered from collections read before.
/// </summary>
/// <remarks>
/// <para>Each collection is read once. It waits for those that identifiers flow from and for its <c>after</c>; where
/// these wait for each other, the one nearest to an identity goes first.</para>
/// <para>A reference without direction is followed from its target to the field that carries it: from the customer to
/// the orders. The other way, a climb from the order to its product, is followed only into a collection that nothing
/// else leads to, and from a collection so reached nothing is followed back down unless the reference says
/// <c>direction: from</c>: a shared product or household would otherwise lead to other people's rows. A reference of a
/// collection to itself is never followed.</para>
/// </remarks>
internal sealed class TraversalPlan
{
    private readonly DataMap _map;
    private readonly List<Collection> _seeds;
    private readonly List<Edge> _used = [];
    private readonly Dictionary<CollectionAddress, int> _distance = [];

    private TraversalPlan(DataMap map, Func<string, bool> proven)
    {
        _map = map;
        var all = map.Datasets.SelectMany(d => d.Collections).Where(c => !c.SkipProcessing).ToList();
        _seeds = [.. all.Where(c => c.Fields.Any(f => f.Identity is { } type && proven(type)))];
        Reach(Edges(all));
        Steps = [.. Order(all).Select(c => Step(c, proven))];
    }

    public IReadOnlyList<TraversalStep> Steps { get; }

    /// <param name="proven">Whether an identity of a type is at hand.</param>
    public static TraversalPlan For(DataMap map, Func<string, bool> proven) => new(map, proven);

    private static List<Edge> Edges(List<Collection> all)
    {
        var known = all.Select(c => c.Address).ToHashSet();
        var edges = new List<Edge>();
        foreach (var collection in all)
        {
            foreach (var field in collection.Fields)
            {
                var here = new FieldAddress(collection.Address, field.Name);
                foreach (var reference in field.References.Where(r => known.Contains(r.Target.Collection) && r.Target.Collection != here.Collection))
                {
                    if (reference.Direction is not ReferenceDirection.To)
                    {
                        edges.Add(new Edge(reference.Target, here, Climbs: false, Stated: reference.Direction is ReferenceDirection.From));
                    }

                    if (reference.Direction is not ReferenceDirection.From)
                    {
                        edges.Add(new Edge(here, reference.Target, Climbs: true, Stated: reference.Direction is ReferenceDirection.To));
                    }
                }
            }
        }

        return edges;
    }

    // Descends as far as it goes; only then climbs, one level at a time and stated climbs first, into what is still unreached.
    private void Reach(List<Edge> edges)
    {
        var climbed = new HashSet<CollectionAddress>();
        foreach (var seed in _seeds)
        {
            _distance[seed.Address] = 0;
        }

        while (Enter(e => Descends(e)) || Enter(e => e.Climbs && e.Stated) || Enter(e => e.Climbs))
        {
        }

        _used.AddRange(edges.Where(e => Reached(e.From) && Reached(e.To)
            && (e.Climbs ? e.Stated || climbed.Contains(e.To.Collection) : Descends(e))));

        bool Descends(Edge e) => !e.Climbs && (e.Stated || !climbed.Contains(e.From.Collection));

        bool Reached(FieldAddress field) => _distance.ContainsKey(field.Collection);

        bool Enter(Func<Edge, bool> follow)
        {
            var layer = edges.Where(e => Reached(e.From) && !Reached(e.To) && follow(e))
                .GroupBy(e => e.To.Collection)
                .Select(g => (Address: g.Key, Distance: g.Min(e => _distance[e.From.Collection]) + 1, Climbed: g.All(e => e.Climbs)))
                .ToList();
            foreach (var (address, distance, byClimbing) in layer)
            {
                _distance[address] = distance;
                if (byClimbing)
                {
                    climbed.Add(address);
                }
            }

            return layer.Count > 0;
        }
    }

    private List<Collection> Order(List<Collection> all)
    {
        var waiting = all.Where(c => _distance.ContainsKey(c.Address)).ToList();
        var read = new List<Collection>();
        var done = new HashSet<CollectionAddress>();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(c => Sources(c).All(done.Contains))
                ?? waiting.Where(c => _seeds.Contains(c) || _used.Any(e => e.To.Collection == c.Address && done.Contains(e.From.Collection)))
                    .MinBy(c => _distance[c.Address])!;
            waiting.Remove(next);
            read.Add(next);
            done.Add(next.Address);
        }

        return read;
    }

    private IEnumerable<CollectionAddress> Sources(Collection collection)
    {
        var flows = _used.Where(e => e.To.Collection == collection.Address && (!e.Climbs || !_seeds.Contains(collection)))
            .Select(e => e.From.Collection);
        var datasets = _map.Datasets.Single(d => d.Key == collection.Address.Dataset).After;
        var after = _distance.Keys.Where(a => collection.After.Contains(a) || datasets.Contains(a.Dataset));
        return flows.Concat(after).Where(a => a != collection.Address);
    }

    private TraversalStep Step(Collection collection, Func<string, bool> proven)
    {
        var seeds = collection.Fields.Where(f => f.Identity is { } type && proven(type)).ToList();
        var incoming = _used.Where(e => e.To.Collection == collection.Address).Distinct().ToList();
        var gathered = _used.Where(e => e.From.Collection == collection.Address).Select(e => e.From.Field).Distinct().ToList();
        return new TraversalStep(collection, seeds, [.. incoming.Select(e => new KeyFlow(e.From, collection.Find(e.To.Field)!, Presumed: e.Climbs && !e.Stated))], gathered);
    }

    private sealed record Edge(FieldAddress From, FieldAddress To, bool Climbs, bool Stated);
}

/// <summary>One collection to read.</summary>
/// <param name="Seeds">Fields that are compared with proven identities of their type.</param>
/// <param name="Incoming">Fields that are compared with identifiers gathered before; those of a collection read later are none yet.</param>
/// <param name="Gathered">Fields whose values later collections are found by.</param>
internal sealed record TraversalStep(
    Collection Collection, IReadOnlyList<Field> Seeds, IReadOnlyList<KeyFlow> Incoming, IReadOnlyList<string> Gathered);

/// <summary>Identifiers gathered from one field find rows by another.</summary>
/// <param name="Presumed">Followed from the field that carries the reference to its target without the map's saying so: what is found may be shared.</param>
internal sealed record KeyFlow(FieldAddress From, Field To, bool Presumed);
