using System.Globalization;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Erasing;

/// <summary>What erasure does with a row.</summary>
public enum RowFate
{
    Deleted,

    /// <summary>It stays, and some of its fields are rewritten.</summary>
    Masked,

    /// <summary>It stays as it is.</summary>
    Kept,
}

/// <summary>What is done to rows of the person's, by their collection's rules.</summary>
internal sealed class RowTreatment
{
    private readonly Collection _collection;
    private readonly DateTimeOffset _now;
    private readonly KeepFor? _keep;
    private readonly DateTimeOffset? _latest;
    private readonly IReadOnlyList<Field> _masked;
    private readonly Dictionary<string, int> _columns;
    private readonly IReadOnlyList<string> _known;

    /// <param name="now">Decides whether a row's time of being kept is over.</param>
    /// <param name="latest">Of rows whose date is later, the time never is: they came after what they are told from.</param>
    public RowTreatment(Collection collection, DateTimeOffset now, DateTimeOffset? latest = null)
    {
        (_collection, _now, _latest) = (collection, now, latest);
        _keep = (collection.Erasure as KeepRows)?.For;
        _masked = [.. collection.Erasure is null ? collection.Fields.Where(f => f.Mask is not null) : []];
        var keys = collection.Fields.Where(f => f.PrimaryKey || (collection.Files is not null && f.Name == FileFolder.NameField)).Select(f => f.Name).ToList();
        var masked = _masked.Select(f => f.Name);
        IEnumerable<string> dates = _keep is null ? [] : [_keep.Field];
        Columns = [.. keys.Concat(dates).Concat(masked).Distinct()];
        _columns = Columns.Index().ToDictionary(c => c.Item, c => c.Index);

        // Without a primary key, by everything that was read.
        _known = keys.Count == 0 ? Columns : [.. keys.Concat(dates).Distinct()];
    }

    /// <summary>What has to be read of a row.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Whether no row can need a change.</summary>
    public bool KeepsAll => _collection.Erasure is KeepRows { For: null };

    /// <param name="values">In the order of <see cref="Columns"/>; more may follow.</param>
    public RowFate FateOf(IReadOnlyList<object?> values) => _collection.Erasure switch
    {
        DeleteRows => RowFate.Deleted,
        KeepRows => IsOver(values) ? RowFate.Deleted : RowFate.Kept,
        _ => RowFate.Masked,
    };

    /// <summary>The change that a row still needs; null where it is kept, or masked already.</summary>
    /// <param name="by">
    /// What showed it to be the person's. It is part of what the row is addressed by: should the row have become somebody
    /// else's since it was read, it is not touched.
    /// </param>
    public RowChange? Change(IReadOnlyList<object?> values, FieldValue by, Masker masker)
    {
        var fate = FateOf(values);
        var set = fate is RowFate.Masked ? Masks(values, masker) : [];
        return fate is RowFate.Kept || (fate is RowFate.Masked && set.Count == 0)
            ? null
            : new RowChange([by, .. _known.Where(c => c != by.Field).Select(c => new FieldValue(c, values[_columns[c]]))], set);
    }

    /// <summary>Whether <see cref="Change"/> would give one.</summary>
    public bool StillToChange(IReadOnlyList<object?> values, Masker masker) => FateOf(values) switch
    {
        RowFate.Deleted => true,
        RowFate.Masked => Masks(values, masker).Count > 0,
        _ => false,
    };

    private List<FieldValue> Masks(IReadOnlyList<object?> values, Masker masker)
    {
        var set = new List<FieldValue>();
        foreach (var field in _masked)
        {
            if (masker.Changes(field.Mask!, values[_columns[field.Name]], out var change))
            {
                set.Add(new FieldValue(field.Name, change.Value));
            }
        }

        return set;
    }

    /// <summary>The moment from which a row's time of being kept counts; null where it has none, or none that is legible.</summary>
    public DateTimeOffset? MomentOf(IReadOnlyList<object?> values) => _keep is { } keep ? Moment(values[_columns[keep.Field]]) : null;

    /// <summary>The end of the last day on which a row is kept, exclusive; null where it is kept without an end.</summary>
    public DateTimeOffset? EndOf(IReadOnlyList<object?> values) =>
        MomentOf(values) is { } moment && _keep!.End(moment) is { } end ? EndOfDay(end) : null;

    // A moment that is missing or not legible never passes: what is deleted too early cannot be had back.
    private bool IsOver(IReadOnlyList<object?> values) =>
        MomentOf(values) is { } moment && !(moment > _latest) && _keep!.End(moment) <= _now;

    private static DateTimeOffset EndOfDay(DateTimeOffset moment) =>
        moment.TimeOfDay == TimeSpan.Zero ? moment : new DateTimeOffset(moment.Date, moment.Offset).AddDays(1);

    private static DateTimeOffset? Moment(object? value) => value switch
    {
        DateTimeOffset moment => moment,
        DateTime { Kind: DateTimeKind.Unspecified } moment => new DateTimeOffset(moment, TimeSpan.Zero),
        DateTime moment => new DateTimeOffset(moment),
        DateOnly day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => null,
    };
}
