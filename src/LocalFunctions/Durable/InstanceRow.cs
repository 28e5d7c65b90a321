using System.Globalization;
using Azure.Data.Tables;
using LocalFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable;

/// <summary>The shape of an instance's row: a few columns to filter by, and the state in binary properties of 64 KiB.</summary>
internal static class InstanceRow
{
    public const string Blob = "Blob";
    public const string Status = "Status";
    public const string CreatedAt = "CreatedAt";

    /// <summary>A row may have 1 MiB; more than this goes to a blob.</summary>
    public const int MaxBytes = 600 * 1024;

    private const int ChunkBytes = 64 * 1024;
    private const string Name = "Name";
    private const string UpdatedAt = "UpdatedAt";

    /// <summary>The columns that describe an instance without its inputs and outputs.</summary>
    public static readonly string[] Summary = ["PartitionKey", "RowKey", Name, Status, CreatedAt, UpdatedAt];

    public static TableEntity From(InstanceState state, ReadOnlySpan<byte> bytes, string? blob)
    {
        var row = new TableEntity(RowKeys.Partition(state.Id), RowKeys.Row(state.Id))
        {
            [Name] = state.Name,
            [Status] = state.Status.ToString(),
            [CreatedAt] = state.CreatedAt,
            [UpdatedAt] = state.UpdatedAt,
        };
        if (blob is not null)
        {
            row[Blob] = blob;
        }

        for (int chunk = 0; chunk * ChunkBytes < bytes.Length; chunk++)
        {
            int from = chunk * ChunkBytes;
            row[Chunk(chunk)] = bytes[from..Math.Min(from + ChunkBytes, bytes.Length)].ToArray();
        }

        return row;
    }

    public static byte[] Bytes(TableEntity row)
    {
        byte[] first = row.GetBinary(Chunk(0)) ?? [];
        if (first.Length < ChunkBytes)
        {
            return first;
        }

        using var bytes = new MemoryStream();
        for (int chunk = 0; row.GetBinary(Chunk(chunk)) is { } part; chunk++)
        {
            bytes.Write(part);
        }

        return bytes.ToArray();
    }

    public static OrchestrationMetadata ToMetadata(TableEntity row) => new(row.GetString(Name), RowKeys.InstanceId(row.RowKey))
    {
        RuntimeStatus = Enum.Parse<OrchestrationRuntimeStatus>(row.GetString(Status)),
        CreatedAt = row.GetDateTimeOffset(CreatedAt)!.Value,
        LastUpdatedAt = row.GetDateTimeOffset(UpdatedAt)!.Value,
    };

    private static string Chunk(int number) => "State" + number.ToString("00", CultureInfo.InvariantCulture);
}
