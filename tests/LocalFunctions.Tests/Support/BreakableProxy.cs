using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LocalFunctions.Tests.Support;

/// <summary>Stands between a host and a service, and can cut every connection until it is mended.</summary>
internal sealed class BreakableProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly Uri _target;
    private volatile bool _broken;

    public BreakableProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new UriBuilder(_target) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;

    public void Break()
    {
        _broken = true;
        foreach (Socket socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    public void Mend() => _broken = false;

    public void Dispose()
    {
        _listener.Dispose();
        Break();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                // Disposed: the spec is over.
                return;
            }

            _ = ForwardAsync(client);
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using var service = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _open[client] = _open[service] = true;
            if (_broken)
            {
                return;
            }

            await service.ConnectAsync(_target.Host, _target.Port);
            await using var left = new NetworkStream(client);
            await using var right = new NetworkStream(service);
            await Task.WhenAny(left.CopyToAsync(right), right.CopyToAsync(left));
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
            // One side has hung up, or the proxy was broken: the other side hears of it now.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(service, out _);
            client.Dispose();
        }
    }
}
