using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PrivacyFunctions.Sources.Map;

namespace PrivacyFunctions.Sources.Blobs;

/// <summary>Lists people's folders, and opens the files in them.</summary>
internal sealed class BlobReading(BlobSource source) : IFileReading
{
    public async IAsyncEnumerable<object?[]> Rows(RowQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var (container, folder) = source.Find(query.Collection);
        if (query.Values.Count == 0)
        {
            // As for tables: nothing is asked for but whether it is there.
            await source.Coded(() => container.GetPropertiesAsync(cancellationToken: ct));
        }

        if (query.Field != folder.Field)
        {
            throw new SourceFailedException(source.Name, "blob-not-by-folder", transient: false);
        }

        foreach (var value in query.Values)
        {
            if (folder.PrefixOf(value) is not { } prefix)
            {
                continue;
            }

            var last = "";
            await foreach (var blob in List(source, container, prefix, query.Remains, ct))
            {
                // Versions and snapshots of a blob follow each other.
                var name = blob.Name[prefix.Length..];
                if (name.Length > 0 && name != last)
                {
                    if (!FileFolder.CanBeAskedFor(name))
                    {
                        throw new SourceFailedException(source.Name, "blob-name-with-dots", transient: false);
                    }

                    yield return [.. query.Columns.Select(column => column == folder.Field ? value : Property(blob, column, name))];
                    last = name;
                }
            }
        }
    }

    public async Task<Stream> OpenFile(string collection, object folder, string name, CancellationToken ct)
    {
        var (container, folders) = source.Find(collection);
        var prefix = folders.PrefixOf(folder) ?? throw new SourceFailedException(source.Name, "blob-no-folder", transient: false);
        try
        {
            // One request, and another from where it broke off: of the same version of the blob, or it fails.
            var blob = container.GetBlobClient(prefix + name);
            return new BlobStream(source, (await source.Coded(() => blob.DownloadStreamingAsync(cancellationToken: ct))).Value.Content);
        }
        catch (SourceFailedException failure) when (failure.Code == "blob-BlobNotFound")
        {
            throw new SourceFailedException(source.Name, failure.Code, transient: true);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The blobs whose names begin so, in the order of their names.</summary>
    /// <param name="remains">Versions, snapshots and unfinished uploads too.</param>
    public static async IAsyncEnumerable<BlobItem> List(
        BlobSource source, BlobContainerClient container, string prefix, bool remains, [EnumeratorCancellation] CancellationToken ct)
    {
        var states = remains ? BlobStates.Snapshots | BlobStates.Version | BlobStates.Uncommitted : BlobStates.None;
        await using var pages = container.GetBlobsAsync(BlobTraits.None, states, prefix, ct).AsPages().GetAsyncEnumerator(ct);
        while (await source.Coded(() => pages.MoveNextAsync().AsTask()))
        {
            foreach (var blob in pages.Current.Values)
            {
                yield return blob;
            }
        }
    }

    private static object? Property(BlobItem blob, string column, string name) => column switch
    {
        FileFolder.NameField => name,
        "size" => blob.Properties.ContentLength,
        "content_type" => blob.Properties.ContentType,
        "created" => blob.Properties.CreatedOn,
        "modified" => blob.Properties.LastModified,
        _ => null,
    };
}
