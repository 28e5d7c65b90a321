using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources;

/// <summary>How many rows of a person a collection holds.</summary>
public sealed record CollectionCount(string Source, string Collection, long Records);

/// <summary>A person's rows of one collection, as they stream by.</summary>
public sealed class CollectionReading
{
    private readonly IAsyncEnumerable<IReadOnlyList<object?>> _rows;

    private readonly Func<string, CancellationToken, Task<IFileReading>> _files;

    internal CollectionReading(
        Dataset source,
        Collection collection,
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        Func<string, CancellationToken, Task<IFileReading>> files)
    {
        (Source, Collection, _files) = (source, collection, files);
        Fields = [.. collection.Fields.Where(f => !IsCredential(f))];
        Withheld = [.. collection.Fields.Where(IsCredential)];
        _rows = Counted(rows);
    }

    public Dataset Source { get; }

    public Collection Collection { get; }

    /// <summary>The fields of the rows, in their order.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>
    /// Fields that are left where they are: their category is <c>user.authorization</c> or below it (passwords, PINs, keys to
    /// an account). A copy of these would harm the person and tell them nothing.
    /// </summary>
    public IReadOnlyList<Field> Withheld { get; }

    /// <summary>
    /// The rows, values in the order of <see cref="Fields"/>: null, <see cref="string"/>, numbers, <see cref="bool"/>,
    /// times, <see cref="Guid"/> or bytes. To be read once and to the end before the next collection is asked for:
    /// its identifiers are gathered as the rows pass.
    /// </summary>
    /// <exception cref="SourceFailedException">The store failed on the way.</exception>
    public IAsyncEnumerable<IReadOnlyList<object?>> Rows => _rows;

    /// <summary>Whether each row is a file, to be had from <see cref="OpenFile"/>.</summary>
    public bool HoldsFiles => Collection.Files is not null;

    /// <summary>What the file of a row holds, streamed; until the next collection is asked for.</summary>
    /// <param name="row">One of <see cref="Rows"/>.</param>
    /// <exception cref="SourceFailedException">The store failed, or the file is gone since it was listed.</exception>
    public async Task<Stream> OpenFile(IReadOnlyList<object?> row, CancellationToken ct)
    {
        var reading = await _files(Source.Key, ct);
        return await reading.OpenFile(Collection.Name, Value(Collection.Files!.Field)!, FileName(row), ct);

        object? Value(string field) => row[IndexOf(field)];
    }

    /// <summary>The name of a row's file below the person's folder.</summary>
    public string FileName(IReadOnlyList<object?> row) => (string)row[IndexOf(FileFolder.NameField)]!;

    /// <summary>The rows that have passed.</summary>
    public long Records { get; private set; }

    internal bool ReadToTheEnd { get; private set; }

    internal static bool IsCredential(Field field) =>
        field.DataCategories.Any(c => c == "user.authorization" || c.StartsWith("user.authorization.", StringComparison.Ordinal));

    private int IndexOf(string field) => Fields.Index().First(f => f.Item.Name == field).Index;

    private async IAsyncEnumerable<IReadOnlyList<object?>> Counted(IAsyncEnumerable<IReadOnlyList<object?>> rows)
    {
        await foreach (var row in rows)
        {
            Records++;
            yield return row;
        }

        ReadToTheEnd = true;
    }
}
