using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Suppression;

/// <summary>
/// Addresses that are not to be used for some purposes any more (P18), kept after the request that asked for it is erased:
/// without the list, the next import of addresses would begin anew. It never stops letters about a request.
/// </summary>
/// <remarks>
/// A row holds an HMAC of the address under a key of its own, derived from the deployment's, and no link to a request.
/// Whoever has the table and not the key cannot tell whose row it is.
/// </remarks>
public sealed class SuppressionList(StorageAccount storage, DeploymentKey deployment, TimeProvider time)
{
    private const string Columns = "Purpose_";
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Suppressed);
    private readonly byte[] _key = deployment.For("suppression");

    /// <summary>Adds purposes to what is suppressed for an address. Doing it again changes nothing.</summary>
    /// <param name="email">Compared as <see cref="EmailMatching"/> says.</param>
    /// <param name="purposes">Codes of the profile.</param>
    /// <param name="basis">The law and the policy that the row is kept by.</param>
    public async Task Add(string email, IReadOnlyList<string> purposes, string basis, CancellationToken cancellation)
    {
        var row = new TableEntity(Partition(email), RowKey(email)) { ["Basis"] = basis, ["ChangedAt"] = time.GetUtcNow() };
        foreach (var purpose in purposes)
        {
            row[Column(purpose)] = true;
        }

        await _table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }

    /// <summary>Whether an address must not be used for a purpose.</summary>
    /// <param name="purpose">A code of the profile: <c>advertising</c>.</param>
    public async Task<bool> IsSuppressed(string email, string purpose, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(email), RowKey(email), cancellationToken: cancellation);
        return row.HasValue && row.Value!.GetBoolean(Column(purpose)) == true;
    }

    // Names of columns take no hyphens.
    private static string Column(string purpose) => Columns + purpose.Replace('-', '_');

    private string Partition(string email) => RowKey(email)[..2];

    private string RowKey(string email) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(EmailMatching.Fold(email))));
}
