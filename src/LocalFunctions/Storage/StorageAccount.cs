using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace LocalFunctions.Storage;

/// <summary>Clients for the account that the setting <c>AzureWebJobsStorage</c> names.</summary>
internal sealed class StorageAccount
{
    public const string Setting = "AzureWebJobsStorage";

    public StorageAccount(IConfiguration configuration)
    {
        string connection = configuration[Setting] is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException(
                $"The setting {Setting} is missing: set it to UseDevelopmentStorage=true or to a storage account's connection string.");

        // Versions that Azurite knows; the clients' own defaults are newer than a released emulator.
        Tables = new TableServiceClient(connection, Impatient(new TableClientOptions(TableClientOptions.ServiceVersion.V2020_12_06)));
        Blobs = new BlobServiceClient(connection, Impatient(new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)));
    }

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    // The engine backs off by itself and must learn of an outage soon, so the clients retry once at most.
    private static T Impatient<T>(T options)
        where T : ClientOptions
    {
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(100);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }
}
