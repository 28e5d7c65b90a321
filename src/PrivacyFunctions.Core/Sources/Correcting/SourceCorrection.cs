using System.Globalization;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Correcting;

/// <summary>A field of one row of the person's, as it is now.</summary>
/// <param name="Row">The values of the primary key, in the order of the map.</param>
/// <param name="By">What showed the row to be the person's.</param>
/// <param name="Raw">As it was read.</param>
public sealed record FoundField(FieldAddress Field, IReadOnlyList<FieldValue> Row, FieldValue By, object? Raw)
{
    /// <summary>As text; null where the row has none.</summary>
    public string? Value => Raw is null ? null : Convert.ToString(Raw, CultureInfo.InvariantCulture);

    /// <summary>The field alone: the rest is personal data.</summary>
    public override string ToString() => Field.ToString();
}

/// <summary>A field of one row that gets another value.</summary>
public sealed record FieldCorrection(FoundField At, string Value)
{
    public override string ToString() => At.ToString();
}

/// <summary>Looks for a person's values, and writes others in their place.</summary>
/// <remarks>
/// Rows are found as for a copy, by <see cref="Traversal"/>, and so never anybody else's. A row is written to by its primary
/// key, what showed it to be the person's, and the value that it had: should any of these have changed meanwhile, it is not
/// touched. Nothing that leads to rows can be corrected, so a run that broke off is finished by running it again.
/// </remarks>
public sealed class SourceCorrection(DataSources sources)
{
    /// <summary>The most rows that are looked at for one field.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>The person's values of some fields, in reading order.</summary>
    /// <exception cref="SourceFailedException">A source failed.</exception>
    public async Task<IReadOnlyList<FoundField>> Find(
        IReadOnlyCollection<ProvenIdentity> identities, IReadOnlyCollection<FieldAddress> fields, CancellationToken ct)
    {
        var found = new List<FoundField>();
        var waiting = fields.Select(f => f.Collection).ToHashSet();
        await using var walk = new Traversal(sources.ByName, identities);
        foreach (var step in sources.Plan(identities).Steps.TakeWhile(_ => waiting.Count > 0))
        {
            var wanted = fields.Where(f => f.Collection == step.Collection.Address).Select(f => f.Field).Distinct().ToList();
            waiting.Remove(step.Collection.Address);
            await Find(walk, step, wanted, found, ct);
        }

        return found;
    }

    /// <summary>Writes, in one transaction for each collection. A row that is no longer as it was found stays as it is.</summary>
    /// <exception cref="SourceFailedException">A source failed, with some collections written.</exception>
    public async Task Write(IReadOnlyList<FieldCorrection> corrections, CancellationToken ct)
    {
        foreach (var collection in corrections.GroupBy(c => c.At.Field.Collection))
        {
            await using var changing = await sources.ByName[collection.Key.Dataset].OpenForErasure(ct);
            await changing.Apply(collection.Key.Collection, [.. collection.Select(Change)], ct);
        }
    }

    private async Task Find(Traversal walk, TraversalStep step, List<string> wanted, List<FoundField> found, CancellationToken ct)
    {
        var address = step.Collection.Address;
        var keys = step.Collection.Fields.Where(f => f.PrimaryKey).Select(f => f.Name).ToList();
        var left = MostRows;
        await foreach (var row in walk.Found(step, [.. keys, .. wanted], ct))
        {
            // The walk goes on: what is found by these rows depends on all of them.
            if (wanted.Count == 0 || left-- <= 0)
            {
                continue;
            }

            IReadOnlyList<FieldValue> key = [.. keys.Select((name, i) => new FieldValue(name, row.Values[i]))];
            found.AddRange(wanted.Select((name, i) =>
                new FoundField(new FieldAddress(address, name), key, row.By, row.Values[keys.Count + i])));
        }
    }

    private static RowChange Change(FieldCorrection correction)
    {
        var at = correction.At;
        IEnumerable<FieldValue> known = [at.By, .. at.Row.Where(k => k.Field != at.By.Field), new FieldValue(at.Field.Field, at.Raw)];
        return new RowChange([.. known], [new FieldValue(at.Field.Field, correction.Value)]);
    }
}
