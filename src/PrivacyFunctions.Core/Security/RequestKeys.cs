using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Security;

/// <summary>The requests' keys, wrapped by the deployment's, in a table apart from what they open.</summary>
public sealed class RequestKeys(StorageAccount storage, DeploymentKey deployment) : IDisposable
{
    private const string Row = "key";
    private const string Column = "Wrapped";

    // Short, so that a key destroyed by another process is soon gone from this one too.
    private static readonly TimeSpan KeptInMemory = TimeSpan.FromMinutes(1);

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Keys);
    private readonly RequestKey _wrapping = new(deployment.For("request-keys"));
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 1_000 });

    /// <summary>Makes the key of a request, or gives the one it has.</summary>
    public async Task<RequestKey> Make(Reference reference, CancellationToken cancellation)
    {
        var key = RequestKey.New();
        var entity = new TableEntity(reference.Value, Row) { [Column] = _wrapping.Seal(key.Bytes.Span, reference.Value) };
        try
        {
            await _table.AddEntityAsync(entity, cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await Get(reference, cancellation);
        }

        return Remember(reference, key);
    }

    /// <summary>The key, or null where there is none, or no longer.</summary>
    public async Task<RequestKey?> Find(Reference reference, CancellationToken cancellation)
    {
        if (_cache.TryGetValue(reference, out RequestKey? cached))
        {
            return cached!;
        }

        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(reference.Value, Row, cancellationToken: cancellation);
        return entity is { HasValue: true, Value: { } found }
            ? Remember(reference, new RequestKey(_wrapping.Open(found.GetBinary(Column), reference.Value)))
            : null;
    }

    /// <exception cref="KeyDestroyedException">There is no such key, or no longer.</exception>
    public async Task<RequestKey> Get(Reference reference, CancellationToken cancellation) =>
        await Find(reference, cancellation) ?? throw new KeyDestroyedException(reference);

    /// <summary>Destroys a key, and with it everything that it sealed. Doing it again does nothing.</summary>
    public async Task Destroy(Reference reference, CancellationToken cancellation)
    {
        await _table.DeleteEntityAsync(reference.Value, Row, cancellationToken: cancellation);
        _cache.Remove(reference);
    }

    public void Dispose() => _cache.Dispose();

    private RequestKey Remember(Reference reference, RequestKey key) =>
        _cache.Set(reference, key, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = KeptInMemory });
}

/// <summary>The request's key does not exist: what it sealed cannot be read any more.</summary>
public sealed class KeyDestroyedException(Reference reference) : Exception($"The key of {reference} does not exist.");
