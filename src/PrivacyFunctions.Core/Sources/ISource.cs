using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources;

/// <summary>A store of rows that one dataset of the map describes. It answers point questions; what to ask is <see cref="DataSources"/>'s business.</summary>
public interface ISource
{
    /// <summary>The dataset's <c>fides_key</c>.</summary>
    string Name { get; }

    /// <summary>Begins one consistent view of the store: what is read until it is disposed is the state of one moment.</summary>
    /// <exception cref="SourceFailedException">The store cannot be reached.</exception>
    Task<ISourceReading> Open(CancellationToken ct);

    /// <summary>Opens the store for changing rows. No view of it is open meanwhile: some stores would wait for each other.</summary>
    /// <exception cref="SourceFailedException">The store cannot be reached, or not written to.</exception>
    Task<ISourceErasing> OpenForErasure(CancellationToken ct);
}

/// <summary>A consistent, read-only view of a store. Used by one reader at a time.</summary>
public interface ISourceReading : IAsyncDisposable
{
    /// <summary>The rows that the query proposes, streamed; values in the order of <see cref="RowQuery.Columns"/>.</summary>
    /// <remarks>A store may propose more (its collation may equate more than we do), and the caller drops those; never fewer.</remarks>
    /// <exception cref="SourceFailedException">The store failed, or a collection or column is missing.</exception>
    IAsyncEnumerable<object?[]> Rows(RowQuery query, CancellationToken ct);
}

/// <summary>A view of a store whose rows are files.</summary>
public interface IFileReading : ISourceReading
{
    /// <summary>What a file holds, streamed.</summary>
    /// <param name="folder">The row's value of <see cref="FileFolder.Field"/>.</param>
    /// <param name="name">Its <see cref="FileFolder.NameField"/>.</param>
    /// <exception cref="SourceFailedException">The file is gone since it was listed (worth another attempt), or the store failed.</exception>
    Task<Stream> OpenFile(string collection, object folder, string name, CancellationToken ct);
}

/// <summary>A store that is open for changing rows.</summary>
public interface ISourceErasing : IAsyncDisposable
{
    /// <summary>
    /// Makes the changes, all or none where the store has transactions, else one by one in their order. A change that finds
    /// no row any more is none.
    /// </summary>
    /// <returns>How many rows were changed.</returns>
    /// <exception cref="SourceFailedException">The store failed or refused.</exception>
    Task<long> Apply(string collection, IReadOnlyList<RowChange> changes, CancellationToken ct);
}

/// <summary>A row to be changed.</summary>
/// <param name="Where">What it is known by: every field equals its value exactly, whatever the store's collation says; null equals null.</param>
/// <param name="Set">The new values; none deletes the row.</param>
public sealed record RowChange(IReadOnlyList<FieldValue> Where, IReadOnlyList<FieldValue> Set)
{
    /// <summary>How many fields and of which names: the values are personal data.</summary>
    public override string ToString() => $"{(Set.Count == 0 ? "delete" : "mask")} by {string.Join(", ", Where.Select(w => w.Field))}";
}

/// <summary>A field and its value, as it was read or as it is to be bound.</summary>
public sealed record FieldValue(string Field, object? Value)
{
    public override string ToString() => Field;
}

/// <summary>Rows of a collection in which a field equals one of some values.</summary>
/// <param name="Values">At most <see cref="DataSources.BatchSize"/>; none checks that the columns exist and gives no row.</param>
/// <param name="Remains">Rows of which only remains are left count too: earlier versions of files, and uploads never finished.</param>
public sealed record RowQuery(
    string Collection, IReadOnlyList<string> Columns, string Field, Matching Matching, IReadOnlyList<object> Values, bool Remains = false);

/// <summary>How a field is compared.</summary>
public enum Matching
{
    /// <summary>Equal as written.</summary>
    Exact,

    /// <summary>By <see cref="EmailMatching.Fold"/>; the values are folded already.</summary>
    Email,
}
