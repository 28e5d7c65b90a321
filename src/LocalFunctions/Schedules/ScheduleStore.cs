using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using LocalFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Schedules;

/// <summary>The status of each monitored schedule, in a small blob of the task hub.</summary>
internal sealed class ScheduleStore(TaskHub hub)
{
    public async Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellationToken)
    {
        try
        {
            BlobDownloadResult blob = await Blob(function).DownloadContentAsync(cancellationToken);
            return blob.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException e) when (StorageErrors.IsNotFound(e))
        {
            return null;
        }
    }

    public Task<Response<BlobContentInfo>> WriteAsync(string function, ScheduleStatus status, CancellationToken cancellationToken) =>
        Blob(function).UploadAsync(BinaryData.FromString(JsonSerializer.Serialize(status)), overwrite: true, cancellationToken);

    private BlobClient Blob(string function) => hub.Blobs.GetBlobClient($"timers/{function}.json");
}
