using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Requests;

/// <summary>The row that a request was read from: whoever records facts on it is the first to do so, or decides again.</summary>
/// <param name="Head">The hash of the last event.</param>
internal sealed record LedgerRow(string Head, ETag Version);

/// <summary>How a request lies in Table Storage: one partition, the row <c>state</c> and a row per event.</summary>
internal static class LedgerRows
{
    public const string State = "state";
    public const string AuditPrefix = "audit-";

    // The most bytes of one binary column; Table Storage takes 64 KiB, and a MiB in all columns together.
    private const int MostOfColumn = 60 * 1024;

    // Sealed, so nothing in it has to be escaped for anybody: Chinese takes half the room.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string AuditKey(int version) => AuditPrefix + version.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Only what is not personal stands in clear columns.</summary>
    public static TableEntity StateRow(Request request, string head, RequestKey key) => Spread(new(request.Reference.Value, State)
    {
        ["Version"] = request.Version,
        ["Status"] = request.Status.ToString(),
        ["Kinds"] = request.Kinds.ToString(),
        ["ReceivedAt"] = request.Received.ReceivedAt,
        ["DueEnd"] = request.DueEnd,
        ["CompletionEnd"] = request.CompletionEnd,
        ["IsProvisional"] = request.IsProvisional,
        ["Outcome"] = request.Outcome?.ToString(),
        ["Head"] = head,
        ["Sealed"] = key.Seal(JsonSerializer.SerializeToUtf8Bytes(request, Json), StatePurpose(request.Reference)),
    });

    public static Request ReadState(TableEntity row, RequestKey key) =>
        JsonSerializer.Deserialize<Request>(key.Open(Gathered(row), StatePurpose(Reference.Parse(row.PartitionKey))), Json)!;

    public static string Head(TableEntity row) => row.GetString("Head");

    public static AuditEntry Entry(Reference reference, int version, DateTimeOffset at, RequestEvent fact, Actor actor, string previous, RequestKey key) =>
        new(
            version,
            at,
            fact.GetType().Name,
            actor,
            key.Seal(JsonSerializer.SerializeToUtf8Bytes(fact, Json), AuditPurpose(reference, version)),
            previous);

    public static RequestEvent ReadEvent(Reference reference, AuditEntry entry, RequestKey key) =>
        JsonSerializer.Deserialize<RequestEvent>(key.Open(entry.Sealed, AuditPurpose(reference, entry.Version)), Json)!;

    public static TableEntity AuditRow(Reference reference, AuditEntry entry) => Spread(new(reference.Value, AuditKey(entry.Version))
    {
        ["At"] = entry.At,
        ["Event"] = entry.Event,
        ["Actor"] = entry.Actor.ToString(),
        ["Sealed"] = entry.Sealed,
        ["Previous"] = entry.Previous,
        ["Hash"] = entry.Hash(reference),
    });

    public static (AuditEntry Entry, string Hash) ReadAudit(TableEntity row) => (
        new AuditEntry(
            int.Parse(row.RowKey.AsSpan(AuditPrefix.Length), CultureInfo.InvariantCulture),
            row.GetDateTimeOffset("At")!.Value,
            row.GetString("Event"),
            Enum.Parse<Actor>(row.GetString("Actor")),
            Gathered(row),
            row.GetString("Previous")),
        row.GetString("Hash"));

    // Sealed, Sealed2, Sealed3 …: a request with ten corrections and ten reasons does not fit into one.
    private static TableEntity Spread(TableEntity row)
    {
        foreach (var (index, part) in row.GetBinary("Sealed").Chunk(MostOfColumn).Index())
        {
            row[Column(index)] = part;
        }

        return row;
    }

    private static byte[] Gathered(TableEntity row)
    {
        IEnumerable<byte> all = row.GetBinary("Sealed");
        for (var index = 1; row.GetBinary(Column(index)) is { } part; index++)
        {
            all = all.Concat(part);
        }

        return all as byte[] ?? [.. all];
    }

    private static string Column(int index) => index == 0 ? "Sealed" : string.Create(CultureInfo.InvariantCulture, $"Sealed{index + 1}");

    private static string StatePurpose(Reference reference) => $"{reference}/state";

    private static string AuditPurpose(Reference reference, int version) => $"{reference}/audit/{version}";
}
