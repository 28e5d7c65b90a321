using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>
/// Whom a request came from. A header says it only where the setting <c>ClientAddressHeader</c> names one, and only as far
/// back as our own proxies wrote it (<c>ClientAddressHops</c>): what stands before that, anybody can claim.
/// </summary>
public sealed class ClientAddresses(AppSettings settings)
{
    private const string Unknown = "unknown";
    private const int PrefixBytes = 8;

    /// <returns>An IPv4 address, or the first 64 bits of an IPv6 address, which is what one customer has.</returns>
    public string Of(HttpRequest request) =>
        (settings.Limits.ClientHeader is { } header ? InHeader(request.Headers[header].ToString(), settings.Limits.ClientHops) : null)
        ?? Group(request.HttpContext.Connection.RemoteIpAddress)
        ?? Unknown;

    private static string? InHeader(string value, int hops)
    {
        var entries = value.Split(',', StringSplitOptions.TrimEntries);
        return entries.Length >= hops && IPEndPoint.TryParse(entries[^hops], out var client) ? Group(client.Address) : null;
    }

    private static string? Group(IPAddress? address) => address switch
    {
        null => null,
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, PrefixBytes)),
        _ => address.ToString(),
    };
}
