using System.Runtime.CompilerServices;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources;

/// <summary>One walk through the sources for one person: holds the open views and the identifiers gathered so far.</summary>
internal sealed class Traversal(IReadOnlyDictionary<string, ISource> sources, IReadOnlyCollection<ProvenIdentity> identities) : IAsyncDisposable
{
    /// <summary>The most identifiers that one field may give; beyond it the walk fails with <c>too-many-keys</c> (some 50 MB of memory).</summary>
    public const int KeyLimit = 1_000_000;

    private readonly Dictionary<string, ISourceReading> _open = [];
    private readonly Dictionary<FieldAddress, HashSet<Key>> _keys = [];

    /// <summary>The person's rows of a collection, cut to the first <paramref name="columns"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        TraversalStep step, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        var lookups = Lookups(step);
        if (lookups.Count == 0)
        {
            yield break;
        }

        var reading = await Open(step.Collection.Address.Dataset, ct);
        var selected = columns.Union(lookups.Select(l => l.Field)).Union(step.Gathered).ToList();
        var gathered = step.Gathered.Select(f => (Column: selected.IndexOf(f), Keys: _keys[new(step.Collection.Address, f)] = [])).ToList();
        for (var i = 0; i < lookups.Count; i++)
        {
            var lookup = lookups[i];
            foreach (var batch in lookup.Keys.Chunk(DataSources.BatchSize))
            {
                var asked = batch.ToHashSet();
                var query = new RowQuery(step.Collection.Name, selected, lookup.Field, lookup.Matching, [.. batch.Select(k => k.Raw)]);
                await foreach (var row in reading.Rows(query, ct))
                {
                    // The database proposes, this decides: its collation may equate what we do not. A row that an
                    // earlier lookup found has passed already.
                    if (!lookup.Finds(row[selected.IndexOf(lookup.Field)], asked)
                        || lookups.Take(i).Any(earlier => earlier.Finds(row[selected.IndexOf(earlier.Field)], earlier.Keys)))
                    {
                        continue;
                    }

                    foreach (var (column, keys) in gathered)
                    {
                        Gather(step.Collection.Address.Dataset, row[column], keys);
                    }

                    yield return columns.Count == row.Length ? row : new ArraySegment<object?>(row, 0, columns.Count);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var reading in _open.Values)
        {
            await reading.DisposeAsync();
        }
    }

    private static void Gather(string source, object? value, HashSet<Key> keys)
    {
        if (Key.Of(value) is { } key && keys.Add(key) && keys.Count > KeyLimit)
        {
            throw new SourceFailedException(source, "too-many-keys", transient: false);
        }
    }

    private async Task<ISourceReading> Open(string dataset, CancellationToken ct)
    {
        if (!_open.TryGetValue(dataset, out var reading))
        {
            reading = await sources[dataset].Open(ct);
            _open.Add(dataset, reading);
        }

        return reading;
    }

    private List<Lookup> Lookups(TraversalStep step)
    {
        var seeds = step.Seeds.Select(field =>
        {
            var matching = field.Identity == "email" ? Matching.Email : Matching.Exact;
            var values = identities.Where(i => i.Type == field.Identity)
                .Select(i => matching is Matching.Email ? EmailMatching.Fold(i.Value) : i.Value);
            return (Field: field, Matching: matching, Keys: values.Select(v => Key.Of(v)).OfType<Key>());
        });
        var flows = step.Incoming
            .Where(flow => _keys.ContainsKey(flow.From))
            .Select(flow => (Field: flow.To, Matching: Matching.Exact, Keys: _keys[flow.From].AsEnumerable()));
        return [.. seeds.Concat(flows)
            .GroupBy(l => (l.Field, l.Matching))
            .Select(g => new Lookup(g.Key.Field.Name, g.Key.Matching, [.. g.SelectMany(l => l.Keys).Select(k => As(g.Key.Field.Type, k)).OfType<Key>()]))
            .Where(l => l.Keys.Count > 0)];
    }

    // Strict databases refuse to compare a column of integers with text.
    private static Key? As(DataType? type, Key key) => type?.Scalar switch
    {
        ScalarType.WholeNumber => key.AsInteger(),
        ScalarType.Text => key.AsText(),
        _ => key,
    };

    private sealed record Lookup(string Field, Matching Matching, HashSet<Key> Keys)
    {
        public bool Finds(object? value, HashSet<Key> keys) =>
            Key.Of(Matching is Matching.Email && value is string address ? EmailMatching.Fold(address) : value) is { } key && keys.Contains(key);
    }
}
