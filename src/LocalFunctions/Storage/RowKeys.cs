using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalFunctions.Storage;

/// <summary>
/// Keys of the hub's tables. Rows of several instances share a partition, so that they can share a transaction; the row
/// key alone finds a row, which is what Azurite's index needs.
/// </summary>
internal static partial class RowKeys
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
    public static string Row(string instanceId) =>
        Forbidden().Replace(instanceId, found => string.Create(CultureInfo.InvariantCulture, $"~{(int)found.Value[0]:x4}"));

    public static string InstanceId(string row) =>
        Replaced().Replace(row, found => ((char)int.Parse(found.ValueSpan[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"[^ -~]|[/\\#?%~'+&]")]
    private static partial Regex Forbidden();

    [GeneratedRegex("~[0-9a-f]{4}")]
    private static partial Regex Replaced();
}
