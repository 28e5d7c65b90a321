using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Blobs;

/// <summary>Deletes files with everything that remains of them.</summary>
internal sealed class BlobErasing(BlobSource source) : ISourceErasing
{
    public async Task<long> Apply(string collection, IReadOnlyList<RowChange> changes, CancellationToken ct)
    {
        var (container, folder) = source.Find(collection);
        var deleted = 0L;
        foreach (var change in changes)
        {
            var values = change.Where.ToDictionary(w => w.Field, w => w.Value);
            if (change.Set.Count > 0 || values[folder.Field] is not { } person || values[FileFolder.NameField] is not string { Length: > 0 } name)
            {
                throw new ArgumentException("A file is deleted by its folder and name.", nameof(changes));
            }

            if (folder.PrefixOf(person) is { } prefix && await Delete(container, prefix + name, ct))
            {
                deleted++;
            }
        }

        return deleted;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Deleting the blob itself leaves its versions, and where versions are kept becomes one; an upload never finished is
    // discarded by finishing it empty.
    private async Task<bool> Delete(BlobContainerClient container, string name, CancellationToken ct)
    {
        var remains = new List<BlobItem>();
        await foreach (var item in BlobReading.List(source, container, name, remains: true, ct))
        {
            if (item.Name == name)
            {
                remains.Add(item);
            }
        }

        var blob = container.GetBlockBlobClient(name);
        if (remains.Count > 0 && remains.TrueForAll(item => item is { Snapshot: null, VersionId: null, Properties.ETag: null }))
        {
            await source.Coded(() => blob.CommitBlockListAsync([], cancellationToken: ct));
        }

        bool deleted = await source.Coded(() => blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct));
        foreach (var version in remains.Select(item => item.VersionId).OfType<string>().Distinct())
        {
            deleted |= await source.Coded(() => blob.WithVersion(version).DeleteIfExistsAsync(cancellationToken: ct));
        }

        // False where another run at once was faster.
        return deleted;
    }
}
