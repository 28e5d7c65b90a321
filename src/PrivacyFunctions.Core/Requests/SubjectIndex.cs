using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Requests;

/// <summary>A request of a person.</summary>
/// <param name="ClosedUntil">Of one that was found closed: until when it still counts as a repeat; null where it was open when last looked at.</param>
public sealed record SubjectRow(Reference Reference, DateTimeOffset? ClosedUntil);

/// <summary>
/// Proven requests by whose they are: a partition for each person, named by an HMAC of the proven address. Written before the
/// ledger (a row too many is harmless). What is closed stays as long as it counts as a repeat, and goes with the request's
/// record at the latest.
/// </summary>
public sealed class SubjectIndex(StorageAccount storage, DeploymentKey deployment)
{
    private const string Until = "ClosedUntil";
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Subjects);
    private readonly byte[] _key = deployment.For("subjects");

    public Task Add(string email, Reference reference, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(new TableEntity(Subject(email), reference.Value), TableUpdateMode.Replace, cancellation);

    /// <summary>Says of a request that it is closed, and until when it counts all the same.</summary>
    public Task MarkClosed(string email, Reference reference, DateTimeOffset until, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(new TableEntity(Subject(email), reference.Value) { [Until] = until }, TableUpdateMode.Replace, cancellation);

    public Task Remove(string email, Reference reference, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(Subject(email), reference.Value, ETag.All, cancellation);

    /// <summary>The requests of a person, streamed.</summary>
    public async IAsyncEnumerable<SubjectRow> Of(string email, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Subject(email)}"), select: ["RowKey", Until], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            yield return new SubjectRow(Reference.Parse(row.RowKey), row.GetDateTimeOffset(Until));
        }
    }

    private string Subject(string email) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(EmailMatching.Fold(email))));
}
