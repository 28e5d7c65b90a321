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
        return counts.Count == 0 ? [Step(collection, usual, 0)] : counts.Select(c => Step(collection, c.Fate, c.Records, c));
    }

    private ErasureStep Step(Collection collection, RowFate fate, long records, FateCount? count = null)
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
            fate is RowFate.Kept && collection.Erasure is KeepRows keep ? new KeptRecords(new Localized(keep.Because), Until(collection, keep, count)) : null)
        {
            FirstEnd = count?.FirstEnd,
            LastEnd = count?.LastEnd,
        };

        IReadOnlyList<Localized> Titles(Func<Field, bool> which) =>
            [.. collection.Fields.Where(which).Select(f => InEach(n => n.Field(collection, f)))];
    }

    private Localized Until(Collection collection, KeepRows keep, FateCount? count)
    {
        if (keep.For is not { } time)
        {
            return new Localized(keep.Until!);
        }

        var field = InEach(n => n.Field(collection, collection.Find(time.Field)!));
        var (zh, en) = time.Days is { } days
            ? ($"自“{field.In(Language.ZhCn)}”起满{days.ToString(CultureInfo.InvariantCulture)}日",
                $"{days.ToString("N0", CultureInfo.InvariantCulture)} days after “{field.In(Language.En)}”")
            : ($"自“{field.In(Language.ZhCn)}”所属年度终了起满{time.Years?.ToString(CultureInfo.InvariantCulture)}年",
                $"{time.Years?.ToString("N0", CultureInfo.InvariantCulture)} years after the end of the year of “{field.In(Language.En)}”");
        if (count is not { FirstEnd: { } first, LastEnd: { } last })
        {
            return Localized.Of(zh, en);
        }

        // The days are those of the records' own dates.
        var (from, to) = (LastDay(first), LastDay(last));
        return from == to
            ? Localized.Of($"保留至{to.InWords(Language.ZhCn)}，即{zh}", $"{to.InWords(Language.En)}, {en}")
            : Localized.Of(
                $"自{from.InWords(Language.ZhCn)}至{to.InWords(Language.ZhCn)}陆续到期，即{zh}",
                $"dates from {from.InWords(Language.En)} to {to.InWords(Language.En)}, {en}");
    }

    private static DateOnly LastDay(DateTimeOffset end) => DateOnly.FromDateTime(end.AddTicks(-1).DateTime);

    private Localized InEach(Func<ShownNames, string> name) => new(_names.ToDictionary(n => n.Key, n => name(n.Value)));
}
