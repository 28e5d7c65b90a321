using System.Runtime.CompilerServices;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources;

/// <summary>One walk through the sources for one person: holds the open views and the identifiers gathered so far.</summary>
/// <param name="forErasure">What found the rows is remembered, so that they can be found <see cref="Again"/>; remains count as rows.</param>
/// <param name="before">A walk whose identifiers lead on in this one too.</param>
internal sealed class Traversal(
    IReadOnlyDictionary<string, ISource> sources,
    IReadOnlyCollection<ProvenIdentity> identities,
    bool forErasure = false,
    Traversal? before = null) : IAsyncDisposable
{
    /// <summary>The most identifiers that one field may give; beyond it the walk fails with <c>too-many-keys</c> (some 50 MB of memory).</summary>
    public const int KeyLimit = 1_000_000;

    private readonly Dictionary<string, ISourceReading> _open = [];
    private readonly Dictionary<FieldAddress, HashSet<Key>> _keys = [];
    private readonly Dictionary<CollectionAddress, List<Lookup>> _remembered = [];

    /// <summary>The person's rows of a collection, cut to the first <paramref name="columns"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        TraversalStep step, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var found in Found(step, columns, ct))
        {
            yield return columns.Count == found.Values.Length ? found.Values : new ArraySegment<object?>(found.Values, 0, columns.Count);
        }
    }

    /// <summary>The same, with what showed each row to be the person's; the values begin with <paramref name="columns"/>.</summary>
    public async IAsyncEnumerable<FoundRow> Found(
        TraversalStep step, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        var lookups = Lookups(step);
        if (forErasure)
        {
            _remembered.Add(step.Collection.Address, lookups);
        }

        var wanted = columns.Union(step.Gathered).ToList();
        var gathered = step.Gathered
            .Select(f => (Column: wanted.IndexOf(f), Keys: lookups.Count == 0 ? [] : _keys[new(step.Collection.Address, f)] = [])).ToList();
        await foreach (var found in Find(step, lookups, wanted, ct))
        {
            foreach (var (column, keys) in gathered)
            {
                Gather(step.Collection.Address.Dataset, found.Values[column], keys);
            }

            yield return found;
        }
    }

    /// <summary>
    /// The rows that are found now by what found them before, and by nothing that was gathered since: the values begin with
    /// <paramref name="columns"/>. Only for erasure.
    /// </summary>
    public IAsyncEnumerable<FoundRow> Again(TraversalStep step, IReadOnlyList<string> columns, CancellationToken ct) =>
        Find(step, _remembered[step.Collection.Address], columns, ct);

    /// <summary>What rows of a collection were found by, to be kept; null keys are none.</summary>
    public IReadOnlyList<HeldLead> LeadsTo(CollectionAddress collection) =>
        [.. _remembered[collection].Select(l => new HeldLead(l.Field, l.Matching, [.. l.Keys.Select(k => k.Written)]))];

    /// <summary>Goes on from what was kept, and not from an identity.</summary>
    public void Follow(CollectionAddress collection, IEnumerable<HeldLead> leads) =>
        _remembered[collection] = [.. leads.Select(l => new Lookup(l.Field, l.Matching, [.. l.Keys.Select(Key.Read)]))];

    /// <summary>Ends the open views, so that the stores can be written to; what was gathered stays.</summary>
    public async ValueTask Close()
    {
        foreach (var reading in _open.Values)
        {
            await reading.DisposeAsync();
        }

        _open.Clear();
    }

    /// <summary>The view that files of a dataset are read by.</summary>
    public async Task<IFileReading> Files(string dataset, CancellationToken ct) => (IFileReading)await Open(dataset, ct);

    public ValueTask DisposeAsync() => Close();

    private static void Gather(string source, object? value, HashSet<Key> keys)
    {
        if (Key.Of(value) is { } key && keys.Add(key) && keys.Count > KeyLimit)
        {
            throw new SourceFailedException(source, "too-many-keys", transient: false);
        }
    }

    private async IAsyncEnumerable<FoundRow> Find(
        TraversalStep step, List<Lookup> lookups, IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        if (lookups.Count == 0)
        {
            yield break;
        }

        var reading = await Open(step.Collection.Address.Dataset, ct);
        var selected = columns.Union(lookups.Select(l => l.Field)).ToList();
        for (var i = 0; i < lookups.Count; i++)
        {
            var lookup = lookups[i];
            var column = selected.IndexOf(lookup.Field);
            foreach (var batch in lookup.Keys.Chunk(DataSources.BatchSize))
            {
                var asked = batch.ToHashSet();
                var query = new RowQuery(
                    step.Collection.Name, selected, lookup.Field, lookup.Matching, [.. batch.Select(k => k.Raw)], forErasure);
                await foreach (var row in reading.Rows(query, ct))
                {
                    // The database proposes, this decides: its collation may equate what we do not. A row that an
                    // earlier lookup found has passed already.
                    if (lookup.Finds(row[column], asked)
                        && !lookups.Take(i).Any(earlier => earlier.Finds(row[selected.IndexOf(earlier.Field)], earlier.Keys)))
                    {
                        yield return new FoundRow(row, new FieldValue(lookup.Field, row[column]));
                    }
                }
            }
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
        var known = before?._remembered.GetValueOrDefault(step.Collection.Address) ?? [];
        return [.. seeds.Concat(flows)
            .Select(l => new Lookup(l.Field.Name, l.Matching, [.. l.Keys.Select(k => As(l.Field.Type, k)).OfType<Key>()]))
            .Concat(known)
            .GroupBy(l => (l.Field, l.Matching))
            .Select(g => g.Count() == 1 ? g.First() : new Lookup(g.Key.Field, g.Key.Matching, [.. g.SelectMany(l => l.Keys)]))
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

/// <summary>A row of the person's, and the field and value that showed it to be theirs.</summary>
internal sealed record FoundRow(object?[] Values, FieldValue By);
