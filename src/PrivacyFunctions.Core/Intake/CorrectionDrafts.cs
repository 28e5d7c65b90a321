using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Intake;

/// <summary>
/// What is to be corrected, until the form is sent: more than a cookie holds. It lies sealed in the container
/// <c>drafts</c> under the minute in which it ends, so that what is over is found first.
/// </summary>
public sealed class CorrectionDrafts(StorageAccount storage, DeploymentKey deployment, TimeProvider time)
{
    private const string Minute = "yyyyMMddHHmm";
    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Drafts);
    private readonly RequestKey _seal = new(deployment.For("drafts"));

    /// <returns>The name to have it by again.</returns>
    public async Task<string> Keep(IReadOnlyList<FieldProposal> proposals, CancellationToken cancellation)
    {
        var end = (time.GetUtcNow() + Draft.Lifetime).UtcDateTime.ToString(Minute, CultureInfo.InvariantCulture);
        var name = $"{end}/{Guid.NewGuid():N}";
        var content = BinaryData.FromBytes(_seal.Seal(JsonSerializer.SerializeToUtf8Bytes(proposals), name));
        await _container.GetBlobClient(name).UploadAsync(content, overwrite: true, cancellation);
        return name;
    }

    /// <summary>Null where it is over, or was never kept.</summary>
    public async Task<IReadOnlyList<FieldProposal>?> Find(string? name, CancellationToken cancellation)
    {
        if (name is null)
        {
            return null;
        }

        try
        {
            var content = await _container.GetBlobClient(name).DownloadContentAsync(cancellation);
            return JsonSerializer.Deserialize<List<FieldProposal>>(_seal.Open(content.Value.Content.ToMemory().Span, name));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes what is over. Reads no further than the first that is not.</summary>
    public async Task DeleteOver(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime.ToString(Minute, CultureInfo.InvariantCulture);
        await foreach (var page in _container.GetBlobsAsync(cancellationToken: cancellation).AsPages(pageSizeHint: 100))
        {
            foreach (var blob in page.Values)
            {
                if (string.CompareOrdinal(blob.Name, now) >= 0)
                {
                    return;
                }

                await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellation);
            }
        }
    }
}
