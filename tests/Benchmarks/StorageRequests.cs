using System.Diagnostics.Metrics;

namespace PrivacyFunctions.Benchmarks;

/// <summary>Counts this process's HTTP requests to the storage account where they leave: in the HTTP client itself.</summary>
internal sealed class StorageRequests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _tablePort;
    private readonly int _blobPort;
    private long _tables;
    private long _blobs;

    public StorageRequests(string connectionString)
    {
        _tablePort = PortOf(connectionString, "TableEndpoint");
        _blobPort = PortOf(connectionString, "BlobEndpoint");
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        _listener.Start();
    }

    public long Tables => Interlocked.Read(ref _tables);

    public long Blobs => Interlocked.Read(ref _blobs);

    public void Dispose() => _listener.Dispose();

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach ((string name, object? value) in tags)
        {
            if (name == "server.port")
            {
                if ((int)value! == _tablePort)
                {
                    Interlocked.Increment(ref _tables);
                }
                else if ((int)value! == _blobPort)
                {
                    Interlocked.Increment(ref _blobs);
                }
            }
        }
    }

    private static int PortOf(string connectionString, string endpoint) => connectionString.Split(';')
        .Where(part => part.StartsWith(endpoint + "=", StringComparison.Ordinal))
        .Select(part => new Uri(part[(endpoint.Length + 1)..]).Port)
        .FirstOrDefault(443);
}
