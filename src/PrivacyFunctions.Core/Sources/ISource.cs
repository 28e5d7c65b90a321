namespace PrivacyFunctions.Sources;

/// <summary>A store of rows that one dataset of the map describes. It answers point questions; what to ask is <see cref="DataSources"/>'s business.</summary>
public interface ISource
{
    /// <summary>The dataset's <c>fides_key</c>.</summary>
    string Name { get; }

    /// <summary>Begins one consistent view of the store: what is read until it is disposed is the state of one moment.</summary>
    /// <exception cref="SourceFailedException">The store cannot be reached.</exception>
    Task<ISourceReading> Open(CancellationToken ct);
}

/// <summary>A consistent, read-only view of a store. Used by one reader at a time.</summary>
public interface ISourceReading : IAsyncDisposable
{
    /// <summary>The rows that the query proposes, streamed; values in the order of <see cref="RowQuery.Columns"/>.</summary>
    /// <remarks>A store may propose more (its collation may equate more than we do), and the caller drops those; never fewer.</remarks>
    /// <exception cref="SourceFailedException">The store failed, or a collection or column is missing.</exception>
    IAsyncEnumerable<object?[]> Rows(RowQuery query, CancellationToken ct);
}

/// <summary>Rows of a collection in which a field equals one of some values.</summary>
/// <param name="Values">At most <see cref="DataSources.BatchSize"/>; none checks that the columns exist and gives no row.</param>
public sealed record RowQuery(
    string Collection, IReadOnlyList<string> Columns, string Field, Matching Matching, IReadOnlyList<object> Values);

/// <summary>How a field is compared.</summary>
public enum Matching
{
    /// <summary>Equal as written.</summary>
    Exact,

    /// <summary>By <see cref="EmailMatching.Fold"/>; the values are folded already.</summary>
    Email,
}
