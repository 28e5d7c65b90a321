using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Requests;

/// <summary>
/// Proven requests by whose they are: a partition for each person, named by an HMAC of the proven address. Written before the
/// ledger (a row too many is harmless), and removed with the request at the latest.
/// </summary>
public sealed class SubjectIndex(StorageAccount storage, DeploymentKey deployment)
{
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Subjects);
    private readonly byte[] _key = deployment.For("subjects");

    public Task Add(string email, Reference reference, CancellationToken cancellation) =>
        _table.UpsertEntityAsync(new TableEntity(Subject(email), reference.Value), TableUpdateMode.Replace, cancellation);

    public Task Remove(string email, Reference reference, CancellationToken cancellation) =>
        _table.DeleteEntityAsync(Subject(email), reference.Value, ETag.All, cancellation);

    /// <summary>The requests of a person, streamed.</summary>
    public async IAsyncEnumerable<Reference> Of(string email, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {Subject(email)}"), select: ["RowKey"], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            yield return Reference.Parse(row.RowKey);
        }
    }

    private string Subject(string email) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(EmailMatching.Fold(email))));
}
