using System.Net.Sockets;
using System.Text;

namespace LocalFunctions.Tests.Support;

/// <summary>A connection on which a spec writes what no HTTP client would; disposing it resets the connection.</summary>
internal sealed class RawRequest : IAsyncDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(enable: true, seconds: 0) };

    private RawRequest()
    {
    }

    public static async Task<RawRequest> OpenAsync(Uri address)
    {
        var request = new RawRequest();
        await request._socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return request;
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
