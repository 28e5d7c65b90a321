using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace PrivacyFunctions.Storage;

/// <summary>The storage account: tables for state, blobs for packages.</summary>
/// <remarks>
/// Service versions are pinned to ones that Azurite knows. <c>AzureWebJobsStorage</c> is a connection string;
/// with <c>AzureWebJobsStorage__accountName</c> instead, the app's managed identity signs in.
/// </remarks>
public sealed class StorageAccount
{
    private const TableClientOptions.ServiceVersion TableVersion = TableClientOptions.ServiceVersion.V2020_12_06;
    private const BlobClientOptions.ServiceVersion BlobVersion = BlobClientOptions.ServiceVersion.V2024_11_04;

    private StorageAccount(TableServiceClient tables, BlobServiceClient blobs) => (Tables, Blobs) = (tables, blobs);

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    /// <summary>The account that <c>AzureWebJobsStorage</c> or <c>AzureWebJobsStorage__accountName</c> names.</summary>
    public static StorageAccount From(IConfiguration configuration) =>
        configuration["AzureWebJobsStorage:accountName"] is { Length: > 0 } account
            ? FromIdentity(account)
            : FromConnectionString(configuration["AzureWebJobsStorage"]!);

    public static StorageAccount FromConnectionString(string connectionString) =>
        new(new TableServiceClient(connectionString, TableOptions()), new BlobServiceClient(connectionString, BlobOptions()));

    public static StorageAccount FromIdentity(string accountName)
    {
        var credential = new DefaultAzureCredential();
        return new(
            new TableServiceClient(new Uri($"https://{accountName}.table.core.windows.net"), credential, TableOptions()),
            new BlobServiceClient(new Uri($"https://{accountName}.blob.core.windows.net"), credential, BlobOptions()));
    }

    private static TableClientOptions TableOptions() => new(TableVersion) { RetryPolicy = new StorageRetries() };

    private static BlobClientOptions BlobOptions() => new(BlobVersion) { RetryPolicy = new StorageRetries() };
}
