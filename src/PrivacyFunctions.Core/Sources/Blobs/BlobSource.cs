using Azure;
using Azure.Storage.Blobs;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Sources.Blobs;

/// <summary>Files of people in a storage account: a collection's rows are the blobs in the folders that <see cref="FileFolder"/> describes.</summary>
/// <remarks>
/// A view is not of one moment, as blobs have no transactions. Erasure takes earlier versions, snapshots and unfinished
/// uploads along; where the account keeps deleted blobs (soft delete), they go when that time is over.
/// </remarks>
public sealed class BlobSource(Dataset dataset, BlobServiceClient blobs) : ISource
{
    public string Name => dataset.Key;

    /// <exception cref="FormatException">The connection string is none.</exception>
    public static BlobSource FromConnectionString(Dataset dataset, string connectionString) =>
        new(dataset, StorageAccount.FromConnectionString(connectionString).Blobs);

    public Task<ISourceReading> Open(CancellationToken ct) => Task.FromResult<ISourceReading>(new BlobReading(this));

    public Task<ISourceErasing> OpenForErasure(CancellationToken ct) => Task.FromResult<ISourceErasing>(new BlobErasing(this));

    internal (BlobContainerClient Container, FileFolder Folder) Find(string collection)
    {
        var folder = dataset.Collections.First(c => c.Name == collection).Files!;
        return (blobs.GetBlobContainerClient(folder.Container), folder);
    }

    /// <summary>Runs what asks the storage, and gives its failures a code without text.</summary>
    /// <remarks>A blob or container that is gone, or busy, may be there or free at the next attempt.</remarks>
    internal async Task<T> Coded<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RequestFailedException e)
        {
            throw new SourceFailedException(Name, $"blob-{e.ErrorCode ?? $"{e.Status}"}", transient: StorageOutage.Is(e));
        }
        catch (AggregateException e) when (StorageOutage.Is(e))
        {
            throw new SourceFailedException(Name, "blob-outage", transient: true);
        }
    }
}
