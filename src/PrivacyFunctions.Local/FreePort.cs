using System.Net;
using System.Net.Sockets;

namespace PrivacyFunctions.Local;

/// <summary>
/// Ports of loopback that nothing listens on when they are handed out, and that stay free until somebody listens on them: each
/// is handed out once by this process, and all are below those that systems give to outgoing connections by themselves
/// (32768 and up on Linux, 49152 and up elsewhere; RFC 6335, section 6).
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Count = 12_000;

    // Processes that look for ports at the same time begin at different ones.
    private static int _next = Random.Shared.Next(Count);

    /// <exception cref="InvalidOperationException">All are taken.</exception>
    public static int Next()
    {
        for (var i = 0; i < Count; i++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _next) % Count);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Somebody's own.
            }
        }

        throw new InvalidOperationException($"Every port from {First} to {First + Count - 1} is taken.");
    }
}
