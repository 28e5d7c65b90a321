namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// The rows of a collection that the page shows: the first 500, and no more text than 1 MiB for the collection and 8 MiB
/// for the package, so that memory is bounded whatever streams by.
/// </summary>
internal sealed class CollectionPreview(PreviewBudget budget)
{
    private const int MostRows = 500;
    private const int MostCharacters = 512 * 1024;

    private int _characters;

    public List<string[]> Rows { get; } = [];

    /// <summary>For rows that are files, where each lies in the package; else empty.</summary>
    public List<string> Paths { get; } = [];

    public bool Shortened { get; private set; }

    public bool Full { get; private set; }

    /// <param name="row">Cells and whether any was cut short.</param>
    /// <param name="path">Of the file that the row is; null for none.</param>
    public void Add(string[] row, bool shortened, string? path = null)
    {
        var size = row.Sum(cell => cell.Length);
        Full |= Rows.Count == MostRows || _characters + size > MostCharacters || !budget.Take(size);
        if (!Full)
        {
            _characters += size;
            Shortened |= shortened;
            Rows.Add(row);
            if (path is not null)
            {
                Paths.Add(path);
            }
        }
    }
}

/// <summary>What is left for previews of the whole package, in characters.</summary>
internal sealed class PreviewBudget
{
    private int _left = 4 * 1024 * 1024;

    public bool Take(int characters)
    {
        if (characters > _left)
        {
            return false;
        }

        _left -= characters;
        return true;
    }
}
