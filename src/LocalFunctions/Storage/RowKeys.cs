using System.Globalization;
using System.Text;

namespace LocalFunctions.Storage;

/// <summary>
/// Keys of the hub's tables. Rows of several instances share a partition, so that they can share a transaction; the row
/// key alone finds a row, which is what Azurite's index needs.
/// </summary>
internal static class RowKeys
{
    public const int Partitions = 4;

    public static string Partition(string instanceId)
    {
        // FNV-1a: string.GetHashCode differs from one process to the next.
        uint hash = 2166136261;
        foreach (char c in instanceId)
        {
            hash = (hash ^ c) * 16777619;
        }

        return PartitionAt((int)(hash % Partitions));
    }

    public static string PartitionAt(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Replaces the characters that a row key cannot have by <c>~</c> and four hexadecimal digits.</summary>
    public static string Row(string instanceId)
    {
        if (!instanceId.Any(IsForbidden))
        {
            return instanceId;
        }

        var row = new StringBuilder();
        foreach (char c in instanceId)
        {
            _ = IsForbidden(c) ? row.Append(CultureInfo.InvariantCulture, $"~{(int)c:x4}") : row.Append(c);
        }

        return row.ToString();
    }

    public static string InstanceId(string row)
    {
        if (!row.Contains('~', StringComparison.Ordinal))
        {
            return row;
        }

        var id = new StringBuilder();
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] == '~')
            {
                id.Append((char)ushort.Parse(row.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                id.Append(row[i]);
            }
        }

        return id.ToString();
    }

    private static bool IsForbidden(char c) => c is '/' or '\\' or '#' or '?' or '%' or '~' or '\'' or '+' or '&' || c < ' ' || c > '~';
}
