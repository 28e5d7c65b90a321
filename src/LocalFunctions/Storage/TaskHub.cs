using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LocalFunctions.Hosting;

namespace LocalFunctions.Storage;

/// <summary>Where a task hub lives: two tables and a blob container, all named after it.</summary>
internal sealed partial class TaskHub
{
    public TaskHub(StorageAccount account, HostJson hostJson)
    {
        Name = hostJson.HubName;
        if (!HubName().IsMatch(Name))
        {
            throw new InvalidOperationException(
                $"host.json: extensions.durableTask.hubName '{Name}' must be 3 to 45 letters and digits and begin with a letter.");
        }

        Instances = account.Tables.GetTableClient(Name + "Instances");
        Unfinished = account.Tables.GetTableClient(Name + "Unfinished");

        // Lower case, as container names must be; the suffix keeps it apart from a hub on Azure in the same account.
#pragma warning disable CA1308
        Blobs = account.Blobs.GetBlobContainerClient(Name.ToLowerInvariant() + "-local");
#pragma warning restore CA1308
    }

    public string Name { get; }

    /// <summary>One row for each instance, finished or not.</summary>
    public TableClient Instances { get; }

    /// <summary>One small row for each instance that is not finished: what a start has to look at.</summary>
    public TableClient Unfinished { get; }

    /// <summary>The lease, schedules' status, and histories too long for a row.</summary>
    public BlobContainerClient Blobs { get; }

    public async Task EnsureExistsAsync(CancellationToken cancellationToken)
    {
        await Instances.CreateIfNotExistsAsync(cancellationToken);
        await Unfinished.CreateIfNotExistsAsync(cancellationToken);
        await Blobs.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubName();
}
