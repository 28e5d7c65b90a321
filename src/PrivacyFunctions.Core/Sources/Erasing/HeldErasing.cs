using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Erasing;

/// <summary>What leads to rows of a collection that are kept until a date, once what led to them is erased. Personal data: it rests sealed.</summary>
/// <param name="Latest">The latest moment that a row's time counted from; rows that are later were not kept, but came since.</param>
public sealed record HeldCollection(string Dataset, string Collection, DateTimeOffset Latest, IReadOnlyList<HeldLead> Leads)
{
    /// <summary>Both together, where they are of the same collection.</summary>
    public HeldCollection With(HeldCollection other) => this with
    {
        Latest = other.Latest > Latest ? other.Latest : Latest,
        Leads = [.. Leads.Concat(other.Leads)
            .GroupBy(l => (l.Field, l.Matching))
            .Select(g => new HeldLead(g.Key.Field, g.Key.Matching, [.. g.SelectMany(l => l.Keys).Distinct()]))],
    };
}

/// <param name="Keys">Values of the field, with their types.</param>
public sealed record HeldLead(string Field, Matching Matching, IReadOnlyList<string> Keys)
{
    /// <summary>The field alone: the values are personal data.</summary>
    public override string ToString() => Field;
}

/// <summary>Erasing what was kept, once its time is over: by what had led to it, and never by who the person is now.</summary>
public sealed partial class SourceErasure
{
    /// <summary>What of the rows that were kept is due now (<see cref="RowFate.Deleted"/>), and what stays.</summary>
    /// <exception cref="SourceFailedException">A source failed; <c>collection-gone</c>: the map no longer has it.</exception>
    internal async Task<IReadOnlyList<FateCount>> CountHeld(IReadOnlyList<HeldCollection> held, DateTimeOffset now, CancellationToken ct)
    {
        var tally = new Tally();
        await using var walk = new Traversal(sources.ByName, [], forErasure: true, Before(held));
        foreach (var one in held)
        {
            var (step, treatment) = (StepOf(one), Treatment(one, now));
            await foreach (var row in walk.Rows(step, treatment.Columns, ct))
            {
                if (!(treatment.MomentOf(row) > one.Latest))
                {
                    tally.Add(step, treatment.FateOf(row), 1, treatment.EndOf(row));
                }
            }
        }

        return tally.Counts;
    }

    /// <summary>Erases what is due of it, and no other row. To be run again after a failure, with the same salt.</summary>
    /// <exception cref="SourceFailedException">As of <see cref="CountHeld"/>; a part may be erased.</exception>
    internal async Task EraseHeld(IReadOnlyList<HeldCollection> held, ReadOnlyMemory<byte> salt, DateTimeOffset now, CancellationToken ct)
    {
        var (masker, tally) = (new Masker(salt), new Tally());
        await using var walk = new Traversal(sources.ByName, [], forErasure: true, Before(held));
        foreach (var one in held)
        {
            var (step, treatment) = (StepOf(one), Treatment(one, now));
            await foreach (var _ in walk.Rows(step, treatment.Columns, ct))
            {
                // What finds them is remembered; each pass looks again.
            }

            await walk.Close();
            await Erase(walk, step, treatment, masker, tally, ct);
        }
    }

    private Traversal Before(IReadOnlyList<HeldCollection> held)
    {
        var before = new Traversal(sources.ByName, [], forErasure: true);
        foreach (var one in held)
        {
            before.Follow(new CollectionAddress(one.Dataset, one.Collection), one.Leads);
        }

        return before;
    }

    private TraversalStep StepOf(HeldCollection held) => new(CollectionOf(held), [], [], []);

    private RowTreatment Treatment(HeldCollection held, DateTimeOffset now) => new(CollectionOf(held), now, held.Latest);

    private Collection CollectionOf(HeldCollection held) =>
        sources.Map.Datasets.FirstOrDefault(d => d.Key == held.Dataset)?.Collections.FirstOrDefault(c => c.Name == held.Collection)
        ?? throw new SourceFailedException(held.Dataset, "collection-gone", transient: false);
}
