using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using LocalFunctions.Hosting;

namespace LocalFunctions.Storage;

/// <summary>
/// The claim of one process on a task hub: a blob lease that is renewed while the process lives. The owner of record is
/// kept in the blob's metadata, so that the lease of a process killed on this machine is broken at once.
/// </summary>
internal sealed class HubLease(
    TaskHub hub, TimeSpan duration, TimeProvider realTime, IStorageObserver observer, ILogger logger)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    // Shorter than the clients' own: whether storage answers at all is first known here.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BlobClient _blob = hub.Blobs.GetBlobClient("owner");
    private readonly BlobLeaseClient _lease = hub.Blobs.GetBlobClient("owner").GetBlobLeaseClient();
    private long _renewedAt;

    /// <summary>
    /// The lease surely holds. By the monotonic clock, which also runs while the process is stopped; some seconds short
    /// of the truth, for what is on its way.
    /// </summary>
    public bool Holds => _renewedAt != 0 && realTime.GetElapsedTime(_renewedAt) < duration - TimeSpan.FromSeconds(2);

    /// <summary>Returns when this process owns the hub. Waits out other owners and storage outages.</summary>
    public async Task AcquireAsync(CancellationToken cancellationToken)
    {
        bool told = false;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using CancellationTokenSource patience = NewPatience(cancellationToken);
            try
            {
                await hub.EnsureExistsAsync(patience.Token);
                bool acquired = await TryAcquireAsync(patience.Token);
                observer.StorageAnswered();
                if (acquired)
                {
                    Log.HubOwned(logger, hub.Name);
                    return;
                }

                if (!told)
                {
                    Log.HubTaken(logger, hub.Name);
                    told = true;
                }
            }
            catch (Exception e) when (StorageErrors.IsTransient(e) && !cancellationToken.IsCancellationRequested)
            {
                observer.StorageFailed(e);
            }

            await Task.Delay(RetryDelay, realTime, cancellationToken);
        }
    }

    /// <summary>Renews until the lease is lost or could not be renewed in time; then returns.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        TimeSpan pause = duration / 3;
        while (true)
        {
            await Task.Delay(pause, realTime, cancellationToken);
            using CancellationTokenSource patience = NewPatience(cancellationToken);
            try
            {
                long now = realTime.GetTimestamp();
                await _lease.RenewAsync(cancellationToken: patience.Token);
                _renewedAt = now;
                pause = duration / 3;
                observer.StorageAnswered();
            }
            catch (RequestFailedException e) when (StorageErrors.IsConflict(e))
            {
                _renewedAt = 0;
                Log.HubLost(logger, hub.Name);
                return;
            }
            catch (Exception e) when (StorageErrors.IsTransient(e) && !cancellationToken.IsCancellationRequested)
            {
                observer.StorageFailed(e);
                pause = RetryDelay;
            }

            // An outage alone does not end the claim: nobody else can have taken the lease while storage was away, and
            // after that the next renewal tells. Until then Holds is false and nothing is acknowledged.
        }
    }

    public async Task ReleaseAsync()
    {
        if (_renewedAt == 0)
        {
            return;
        }

        _renewedAt = 0;
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (Exception e) when (StorageErrors.IsConflict(e) || StorageErrors.IsTransient(e))
        {
            // It runs out by itself, or is somebody else's already.
            Log.LeaseNotReleased(logger, StorageErrors.Describe(e));
        }
    }

    private static CancellationTokenSource NewPatience(CancellationToken cancellationToken)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        return patience;
    }

    private async Task<bool> TryAcquireAsync(CancellationToken cancellationToken)
    {
        long now = realTime.GetTimestamp();
        try
        {
            await AcquireOrCreateAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            BlobProperties properties = await _blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            if (!ProcessIdentity.Current.IsDead(properties.Metadata))
            {
                return false;
            }

            Log.DeadOwner(logger, hub.Name, properties.Metadata["pid"]);
            await _lease.BreakAsync(TimeSpan.Zero, cancellationToken: cancellationToken);
            await AcquireOrCreateAsync(cancellationToken);
        }

        await _blob.SetMetadataAsync(
            ProcessIdentity.Current.ToMetadata(), new BlobRequestConditions { LeaseId = _lease.LeaseId }, cancellationToken);
        _renewedAt = now;
        return true;
    }

    private async Task AcquireOrCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _lease.AcquireAsync(duration, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            await _blob.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
            await _lease.AcquireAsync(duration, cancellationToken: cancellationToken);
        }
    }
}
