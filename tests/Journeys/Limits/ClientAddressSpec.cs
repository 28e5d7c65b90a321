using System.Net;
using Microsoft.AspNetCore.Http;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Limits;
using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;
using PrivacyFunctions.Triggers.Edge;

namespace PrivacyFunctions.Journeys.Limits;

/// <summary>Whose address counts: the one that our own proxies saw, and none that anybody can claim.</summary>
public sealed class ClientAddressSpec
{
    [Theory]
    [InlineData("203.0.113.7", null, 1, "", "203.0.113.7")]
    [InlineData("203.0.113.7", null, 1, "198.51.100.1", "203.0.113.7")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "203.0.113.7:49152", "203.0.113.7")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "198.51.100.1, 203.0.113.7:49152", "203.0.113.7")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 2, "198.51.100.1, 203.0.113.7, 10.0.0.2:5", "203.0.113.7")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 2, "203.0.113.7", "10.0.0.1")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "", "10.0.0.1")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "203.0.113.7, somebody", "10.0.0.1")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "[2001:db8:1:2:3::4]:443", "20010db800010002")]
    [InlineData("10.0.0.1", "X-Forwarded-For", 1, "2001:db8:1:2:5::6", "20010db800010002")]
    [InlineData("::ffff:203.0.113.7", null, 1, "", "203.0.113.7")]
    [InlineData(null, null, 1, "", "unknown")]
    public void The_address_is_the_connections_or_the_one_that_our_proxies_wrote(string? connection, string? header, int hops, string sent, string counts)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = connection is null ? null : IPAddress.Parse(connection);
        http.Request.Headers["X-Forwarded-For"] = sent;

        Assert.Equal(counts, new ClientAddresses(Settings(header, hops)).Of(http.Request));
    }

    private static AppSettings Settings(string? header, int hops)
    {
        var key = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
        var day = TimeSpan.FromDays(1);
        return new AppSettings(
            new Uri("https://privacy.example"), key, "privacy@example.com", null, [], [], "officer@example.com", null, Language.En, Language.ZhCn, day, day, day, day)
        {
            Limits = LimitSettings.Default with { ClientHeader = header, ClientHops = hops },
        };
    }
}
