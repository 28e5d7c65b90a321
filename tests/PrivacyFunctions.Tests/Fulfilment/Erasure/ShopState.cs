using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace PrivacyFunctions.Tests.Fulfilment;

/// <summary>Everything that a sample shop holds, read without any of the code under test, a line for each row and file.</summary>
public sealed record ShopState(List<string> Rows)
{
    public static async Task<ShopState> Of(SampleShopSources shop, CancellationToken ct)
    {
        var rows = new List<string>();
        using var connection = new SqliteConnection($"Data Source={shop.DatabasePath};Pooling=False");
        connection.Open();
        foreach (var table in new[] { "customer", "address", "orders", "payment" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY id";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add($"{table}|{string.Join('|', values)}");
            }
        }

        var container = Packages.Storage().Blobs.GetBlobContainerClient(shop.Container);
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: ct))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(ct);
            rows.Add($"{blob.Name}|{Convert.ToHexString(SHA256.HashData(content.Value.Content))}");
        }

        return new ShopState(rows);
    }

    /// <summary>Without the rows that her account, 1001, leads to.</summary>
    public List<string> WithoutMei() =>
        [.. Rows.Where(r => !(r.StartsWith("customer|1001|", StringComparison.Ordinal) || r.StartsWith("customers/1001/", StringComparison.Ordinal)
            || (r.Split('|') is ["address" or "orders", _, "1001", ..])))];
}
