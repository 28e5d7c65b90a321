using System.Net;
using System.Net.Sockets;

namespace PrivacyFunctions.Journeys.Harness;

/// <summary>Ports of loopback that nothing listens on at the moment of asking.</summary>
public static class FreePort
{
    public static int Next()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
