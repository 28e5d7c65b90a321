using System.Runtime.CompilerServices;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources;

/// <summary>Every place where personal data lives, and the one way to a person's rows in them: from what they have proven.</summary>
public sealed class DataSources
{
    /// <summary>The most values that one query compares with.</summary>
    public const int BatchSize = 500;

    private readonly Dictionary<string, ISource> _sources;
    private readonly Lazy<IReadOnlyList<string>> _erasureMistakes;

    // What is walked, where some sources are left out; titles and names still come from the whole map.
    private readonly DataMap _walked;

    /// <exception cref="ArgumentException">A dataset of the map has no source.</exception>
    public DataSources(DataMap map, IEnumerable<ISource> sources)
    {
        (Map, _walked) = (map, map);
        _erasureMistakes = new(() => ErasureCheck.Mistakes(map));
        _sources = sources.ToDictionary(s => s.Name);
        if (map.Datasets.FirstOrDefault(d => !_sources.ContainsKey(d.Key)) is { } lacking)
        {
            throw new ArgumentException($"The dataset '{lacking.Key}' has no source.", nameof(sources));
        }
    }

    /// <summary>What people call a collection; its name where the map gives it no title in the language.</summary>
    public string TitleOf(string source, string collection, Language language) =>
        Map.Datasets.FirstOrDefault(d => d.Key == source)?.Collections.FirstOrDefault(c => c.Name == collection)?.Titles.GetValueOrDefault(language.Tag) ?? collection;

    // What of it is given out; null for all. The rest is walked as far as it leads there.
    private readonly IReadOnlySet<CollectionAddress>? _scope;

    /// <summary>The same of a collection with its source.</summary>
    public string TitleOf(DemandedData data, Language language) =>
        $"{TitleOf(data.Source, language)}{(language == Language.ZhCn ? "\uFF1A" : ": ")}{TitleOf(data.Source, data.Collection, language)}";

    private DataSources(DataSources all, DataMap walked, IReadOnlySet<CollectionAddress>? scope) =>
        (Map, _walked, _sources, _erasureMistakes, _scope) = (all.Map, walked, all._sources, all._erasureMistakes, scope);

    public DataMap Map { get; }

    /// <summary>
    /// The same sources but for some that fail: they are not asked, and what only they lead to is not found.
    /// </summary>
    public DataSources Without(IReadOnlyCollection<string> names) => names.Count == 0 ? this : new DataSources(this, Map.Without(names), _scope);

    /// <summary>
    /// The same sources, of which only these collections are counted and read. Of others, the identifiers are read that lead
    /// there, and nothing else; a source that leads nowhere there is not opened.
    /// </summary>
    /// <param name="scope">Null for all.</param>
    public DataSources Within(IEnumerable<CollectionAddress>? scope) => scope is null ? this : new DataSources(this, _walked, scope.ToHashSet());

    /// <summary>The types of proven identities that rows can be found by, in the order of the map.</summary>
    public IReadOnlyList<string> IdentityTypes =>
        [.. Map.Datasets.SelectMany(d => d.Collections).Where(c => !c.SkipProcessing).SelectMany(c => c.Fields).Select(f => f.Identity).OfType<string>().Distinct()];

    /// <summary>What people call a source; its name where the map gives it no title in the language.</summary>
    public string TitleOf(string source, Language language) =>
        Map.Datasets.FirstOrDefault(d => d.Key == source)?.Titles.GetValueOrDefault(language.Tag) ?? source;

    /// <summary>What the map lacks for erasure, a line each; copies are made all the same.</summary>
    public IReadOnlyList<string> ErasureMistakes => _erasureMistakes.Value;

    internal IReadOnlyDictionary<string, ISource> ByName => _sources;

    /// <summary>
    /// How many rows each collection holds of a person, in reading order; collections that these identities do not lead to
    /// are left out. Reads identifiers only, one pass.
    /// </summary>
    /// <exception cref="SourceFailedException">A store failed, or the person has more identifiers than <see cref="Traversal.KeyLimit"/>.</exception>
    public async Task<IReadOnlyList<CollectionCount>> Count(IReadOnlyCollection<ProvenIdentity> identities, CancellationToken ct)
    {
        var counts = new List<CollectionCount>();
        await using var traversal = new Traversal(_sources, identities);
        foreach (var step in Walked(identities))
        {
            var records = 0L;
            await foreach (var _ in traversal.Rows(step, [], ct))
            {
                records++;
            }

            if (!IsGivenOut(step))
            {
                continue;
            }

            counts.Add(new CollectionCount(step.Collection.Address.Dataset, step.Collection.Name, records));
        }

        return counts;
    }

    /// <summary>
    /// A person's rows, collection by collection in reading order. Rows stream: memory holds the identifiers that later
    /// collections are found by (some 50 bytes each) and no rows. Each source is read in one transaction, open until the
    /// enumeration ends.
    /// </summary>
    /// <remarks>
    /// Only <paramref name="identities"/> and identifiers found on rows reached from them seed a query. The databases
    /// propose rows, and every row is compared again here, exactly, before it passes.
    /// </remarks>
    /// <exception cref="SourceFailedException">A store failed, or the person has more identifiers than <see cref="Traversal.KeyLimit"/>.</exception>
    /// <exception cref="InvalidOperationException">The next collection was asked for before the rows of the last were read to the end.</exception>
    public async IAsyncEnumerable<CollectionReading> Read(
        IReadOnlyCollection<ProvenIdentity> identities, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var traversal = new Traversal(_sources, identities);
        foreach (var step in Walked(identities))
        {
            if (!IsGivenOut(step))
            {
                await foreach (var _ in traversal.Rows(step, [], ct))
                {
                    // Its identifiers are gathered as the rows pass.
                }

                continue;
            }

            var dataset = Map.Datasets.Single(d => d.Key == step.Collection.Address.Dataset);
            var columns = step.Collection.Fields.Where(f => !CollectionReading.IsCredential(f)).Select(f => f.Name).ToList();
            var reading = new CollectionReading(dataset, step.Collection, traversal.Rows(step, columns, ct), traversal.Files);
            yield return reading;
            if (!reading.ReadToTheEnd)
            {
                throw new InvalidOperationException($"The rows of {step.Collection.Address} were not read to the end; what depends on them would be missing.");
            }
        }
    }

    /// <summary>Opens every source and looks for every collection and column of the map.</summary>
    /// <returns>What is not right, a line each; none when all is well.</returns>
    public async Task<IReadOnlyList<string>> Check(CancellationToken ct)
    {
        var problems = new List<string>();
        foreach (var dataset in Map.Datasets)
        {
            try
            {
                await using var reading = await _sources[dataset.Key].Open(ct);
                foreach (var collection in dataset.Collections.Where(c => !c.SkipProcessing))
                {
                    if (await Problem(reading, collection, ct) is { } problem)
                    {
                        problems.Add(problem);
                    }
                }
            }
            catch (SourceFailedException failure)
            {
                problems.Add($"{dataset.Key}: cannot be opened ({failure.Code}); look at Sources__{dataset.Key}__ConnectionString.");
            }
        }

        return problems;
    }

    private static async Task<string?> Problem(ISourceReading reading, Collection collection, CancellationToken ct)
    {
        var columns = collection.Fields.Select(f => f.Name).ToList();
        try
        {
            await foreach (var _ in reading.Rows(new RowQuery(collection.Name, columns, columns[0], Matching.Exact, []), ct))
            {
                // No values, no rows: the columns are all that is looked at.
            }

            return null;
        }
        catch (SourceFailedException failure)
        {
            return $"{collection.Address}: cannot be read ({failure.Code}); its table, or one of {string.Join(", ", columns)}, is not there.";
        }
    }

    /// <summary>The collections that such identities may lead to, in reading order.</summary>
    public IReadOnlyList<CollectionAddress> Reached(IReadOnlyCollection<ProvenIdentity> identities) =>
        [.. Plan(identities).Steps.Select(s => s.Collection.Address)];

    private bool IsGivenOut(TraversalStep step) => _scope is null || _scope.Contains(step.Collection.Address);

    // Without what neither is given out nor leads to what is.
    private List<TraversalStep> Walked(IReadOnlyCollection<ProvenIdentity> identities)
    {
        var steps = Plan(identities).Steps;
        if (_scope is null)
        {
            return [.. steps];
        }

        var needed = _scope.ToHashSet();
        for (var before = 0; before != needed.Count;)
        {
            before = needed.Count;
            needed.UnionWith(steps.Where(s => needed.Contains(s.Collection.Address)).SelectMany(s => s.Incoming).Select(flow => flow.From.Collection));
        }

        return [.. steps.Where(s => needed.Contains(s.Collection.Address))];
    }

    internal TraversalPlan Plan(IReadOnlyCollection<ProvenIdentity> identities)
    {
        var types = identities.Select(i => i.Type).ToHashSet(StringComparer.Ordinal);
        return TraversalPlan.For(_walked, types.Contains);
    }
}
