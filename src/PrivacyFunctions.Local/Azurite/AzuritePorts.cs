using System.Net.Sockets;

namespace PrivacyFunctions.Local.Azurite;

/// <summary>What is found at a port.</summary>
internal enum Listener
{
    /// <summary>Nothing listens.</summary>
    None,

    /// <summary>Azurite answers, and it is the service that belongs there.</summary>
    Azurite,

    /// <summary>The port is open and silent: a frozen or overloaded Azurite, or a program that does not speak HTTP first.</summary>
    Silent,

    /// <summary>Something answers that is not this Azurite service.</summary>
    Stranger
}

/// <summary>Looks at the three ports of an Azurite.</summary>
internal sealed class AzuritePorts(AzuriteOptions options) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // No proxy: a machine-wide HTTP proxy must not be asked for loopback.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };

    /// <summary>Blob, queue and table, in this order, with what listens there.</summary>
    public async Task<IReadOnlyList<(int Port, Listener Found)>> LookAsync(CancellationToken cancellation)
    {
        Listener[] found = await Task.WhenAll(
            AskAsync(options.BlobPort, "Azurite-Blob/", cancellation),
            AskAsync(options.QueuePort, "Azurite-Queue/", cancellation),
            AskAsync(options.TablePort, "Azurite-Table/", cancellation));
        return [(options.BlobPort, found[0]), (options.QueuePort, found[1]), (options.TablePort, found[2])];
    }

    private async Task<Listener> AskAsync(int port, string product, CancellationToken cancellation)
    {
        try
        {
            // Azurite refuses this request (it names no account) and signs the refusal with its name.
            using HttpResponseMessage answer = await _http.GetAsync(
                new Uri($"http://127.0.0.1:{port}/"), HttpCompletionOption.ResponseHeadersRead, cancellation);
            bool azurite = answer.Headers.TryGetValues("Server", out IEnumerable<string>? server)
                && server.Any(name => name.StartsWith(product, StringComparison.Ordinal));
            return azurite ? Listener.Azurite : Listener.Stranger;
        }
        catch (HttpRequestException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return Listener.None;
        }
        catch (HttpRequestException)
        {
            return Listener.Stranger; // It took the connection and answered with something that is not HTTP.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Listener.Silent;
        }
    }

    public void Dispose() => _http.Dispose();
}
