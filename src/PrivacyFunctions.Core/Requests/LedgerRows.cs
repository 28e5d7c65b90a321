using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Requests;

/// <summary>How a request lies in Table Storage: one partition, the row <c>state</c> and a row per event.</summary>
internal static class LedgerRows
{
    public const string State = "state";
    public const string AuditPrefix = "audit-";

    // Nothing but us reads what is sealed, so Chinese takes three bytes a character, not six: a column holds 64 KiB.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string AuditKey(int version) => AuditPrefix + version.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Only what is not personal stands in clear columns.</summary>
    public static TableEntity StateRow(Request request, string head, RequestKey key) => new(request.Reference.Value, State)
    {
        ["Version"] = request.Version,
        ["Status"] = request.Status.ToString(),
        ["Kinds"] = request.Kinds.ToString(),
        ["ReceivedAt"] = request.Received.ReceivedAt,
        ["DueEnd"] = request.DueEnd,
        ["Outcome"] = request.Outcome?.ToString(),
        ["Head"] = head,
        ["Sealed"] = key.Seal(JsonSerializer.SerializeToUtf8Bytes(request, Json), StatePurpose(request.Reference)),
    };

    public static Request ReadState(TableEntity row, RequestKey key) =>
        JsonSerializer.Deserialize<Request>(key.Open(row.GetBinary("Sealed"), StatePurpose(Reference.Parse(row.PartitionKey))), Json)!;

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

    public static TableEntity AuditRow(Reference reference, AuditEntry entry) => new(reference.Value, AuditKey(entry.Version))
    {
        ["At"] = entry.At,
        ["Event"] = entry.Event,
        ["Actor"] = entry.Actor.ToString(),
        ["Sealed"] = entry.Sealed,
        ["Previous"] = entry.Previous,
        ["Hash"] = entry.Hash(reference),
    };

    public static (AuditEntry Entry, string Hash) ReadAudit(TableEntity row) => (
        new AuditEntry(
            int.Parse(row.RowKey.AsSpan(AuditPrefix.Length), CultureInfo.InvariantCulture),
            row.GetDateTimeOffset("At")!.Value,
            row.GetString("Event"),
            Enum.Parse<Actor>(row.GetString("Actor")),
            row.GetBinary("Sealed"),
            row.GetString("Previous")),
        row.GetString("Hash"));

    private static string StatePurpose(Reference reference) => $"{reference}/state";

    private static string AuditPurpose(Reference reference, int version) => $"{reference}/audit/{version}";
}
