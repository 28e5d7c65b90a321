using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Storage.Sealed;

namespace PrivacyFunctions.Fulfilment;

/// <summary>
/// What leads to records that are kept until a date, one blob for each request in the container <c>held</c>, sealed with the
/// request's key: once the records that led to them are erased, nothing else finds them.
/// </summary>
public sealed class HeldStore(StorageAccount storage)
{
    private readonly BlobContainerClient _container = storage.Blobs.GetBlobContainerClient(StorageNames.Held);

    /// <summary>Adds to what is there. A run that goes on after a crash finds less than the first: nothing is taken away.</summary>
    public async Task Add(Reference reference, RequestKey key, IReadOnlyList<HeldCollection> held, CancellationToken ct)
    {
        var all = (await Read(reference, key, ct)).Concat(held)
            .GroupBy(h => (h.Dataset, h.Collection))
            .Select(g => g.Aggregate((one, other) => one.With(other)))
            .ToList();
        await using var writing = Blob(reference).Begin(key);
        await JsonSerializer.SerializeAsync(writing.Content, all, cancellationToken: ct);
        await writing.Commit(ct);
    }

    /// <summary>None where nothing was added.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed or cut short, or the key is another's.</exception>
    public async Task<IReadOnlyList<HeldCollection>> Read(Reference reference, RequestKey key, CancellationToken ct)
    {
        await using var stream = await Blob(reference).OpenRead(key, ct);
        return stream is null ? [] : await JsonSerializer.DeserializeAsync<List<HeldCollection>>(stream, cancellationToken: ct) ?? [];
    }

    /// <summary>Doing it again does nothing.</summary>
    public Task Delete(Reference reference, CancellationToken ct) => Blob(reference).Delete(ct);

    private SealedBlob Blob(Reference reference) => new(_container.GetBlockBlobClient($"{reference}.sealed"), $"held {reference}");
}
