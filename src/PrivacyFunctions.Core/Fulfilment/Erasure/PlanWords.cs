using System.Globalization;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Fulfilment;

/// <summary>Puts a plan into the words that the map gives, in every language.</summary>
internal sealed class PlanWords(DataMap map)
{
    private readonly Dictionary<string, ShownNames> _names = Language.Supported.ToDictionary(l => l.Tag, l => new ShownNames(map, l));

    /// <param name="reached">In reading order; a collection without records has a step too, so that the plan is whole.</param>
    public ErasurePlan Plan(IReadOnlyList<CollectionAddress> reached, IReadOnlyList<FateCount> counts) =>
        new([.. reached.SelectMany(address => Steps(map[address], [.. counts.Where(c => c.Collection == address)]))]);

    // Of a collection that is kept for some days, the records whose days are over are deleted: two steps.
    private IEnumerable<ErasureStep> Steps(Collection collection, List<FateCount> counts)
    {
        var usual = collection.Erasure switch
        {
            DeleteRows => RowFate.Deleted,
            KeepRows => RowFate.Kept,
            _ => RowFate.Masked,
        };
        return counts.Count == 0 ? [Step(collection, usual, 0)] : counts.Select(c => Step(collection, c.Fate, c.Records));
    }

    private ErasureStep Step(Collection collection, RowFate fate, long records)
    {
        var source = map.Datasets.Single(d => d.Key == collection.Address.Dataset);
        var names = _names[Language.En.Tag];
        return new ErasureStep(
            names.SourceKey(source),
            ShownNames.CollectionKey(source, collection),
            InEach(n => n.Source(source)),
            InEach(n => n.Collection(source, collection)),
            fate,
            records,
            fate is RowFate.Masked ? Titles(f => f.Mask is not null) : [],
            fate is RowFate.Masked ? Titles(f => f.Mask is null) : [],
            fate is RowFate.Kept && collection.Erasure is KeepRows keep ? new KeptRecords(new Localized(keep.Because), Until(collection, keep)) : null);

        IReadOnlyList<Localized> Titles(Func<Field, bool> which) =>
            [.. collection.Fields.Where(which).Select(f => InEach(n => n.Field(collection, f)))];
    }

    private Localized Until(Collection collection, KeepRows keep)
    {
        if (keep.For is not { } days)
        {
            return new Localized(keep.Until!);
        }

        var field = InEach(n => n.Field(collection, collection.Find(days.Field)!));
        return Localized.Of(
            $"自“{field.In(Language.ZhCn)}”起满{days.Days.ToString(CultureInfo.InvariantCulture)}日",
            $"{days.Days.ToString("N0", CultureInfo.InvariantCulture)} days after “{field.In(Language.En)}”");
    }

    private Localized InEach(Func<ShownNames, string> name) => new(_names.ToDictionary(n => n.Key, n => name(n.Value)));
}
