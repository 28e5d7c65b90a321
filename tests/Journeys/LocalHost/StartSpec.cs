using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Journeys.LocalHost;

/// <summary>The program as somebody starts it for the first time: it works, or says in a sentence why not.</summary>
public sealed class StartSpec : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("PackageLifetime", "soon", "PackageLifetime is wrong: it must be a time span")]
    [InlineData("DeploymentKey", "c2hvcnQ=", "DeploymentKey is wrong: it must be base64 of 32 random bytes")]
    [InlineData("StaffHandlers", "nobody", "StaffHandlers is wrong: it must be the addresses that decisions are asked of")]
    [InlineData("StaffHandlers", "approver@example.com", "StaffApprovers is wrong: a refusal and a deletion take two different people")]
    [InlineData("StaffOfficer", "nobody", "StaffOfficer is wrong: it must be the address of the data-protection officer")]
    [InlineData("PublicBaseUrl", "privacy", "PublicBaseUrl is wrong: it must be the URL people reach the service at")]
    [InlineData("DefaultLanguage", "fr", "DefaultLanguage is wrong: it must be one of zh-CN, en")]
    public async Task A_setting_that_is_wrong_ends_the_start_with_a_message_that_names_it(string setting, string value, string says)
    {
        string output = await FailsToStart((setting, value));

        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(output, " is wrong: "));
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_one_start()
    {
        string output = await FailsToStart(("PackageLifetime", "0"), ("ContactEmail", ""), ("WakeAfter", "-1"));

        Assert.Contains("PackageLifetime is wrong", output, StringComparison.Ordinal);
        Assert.Contains("ContactEmail is missing", output, StringComparison.Ordinal);
        Assert.Contains("WakeAfter is wrong", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_holds_is_named_and_nothing_else_is_said()
    {
        AzuriteOptions options = AzuriteOptions.OnFreePorts(_folder.At("azurite")) with { InMemory = true, InstallFolder = Checkout.AzuriteInstall };
        await using AzuriteServer azurite = await AzuriteServer.EnsureAsync(options, Console.WriteLine, Cancellation);
        using TcpListener held = new(IPAddress.Loopback, 0);
        held.Start();
        int port = ((IPEndPoint)held.LocalEndpoint).Port;
        await using ServiceProcess service = ServiceProcess.Start(Settings(("AzureWebJobsStorage", azurite.ConnectionString)) with { Port = port });

        Assert.Equal(1, await service.WaitForExit(Patience, Cancellation));

        Assert.Contains($"http://127.0.0.1:{port} is held by another program: end it, or choose another address with ASPNETCORE_URLS", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_account_that_does_not_answer_is_named_and_nothing_else_is_said()
    {
        await using ServiceProcess service = ServiceProcess.Start(Settings(("AzureWebJobsStorage", AzuriteOptions.OnFreePorts(_folder.Path).ConnectionString)));

        Assert.Equal(1, await service.WaitForExit(Patience, Cancellation));

        Assert.Contains("The storage account that AzureWebJobsStorage names does not answer", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", service.Output, StringComparison.Ordinal);
    }

    // Settings are read before storage is touched, so that none has to run.
    private async Task<string> FailsToStart(params (string Name, string Value)[] settings)
    {
        await using ServiceProcess service = ServiceProcess.Start(Settings([("AzureWebJobsStorage", AzuriteOptions.OnFreePorts(_folder.Path).ConnectionString), .. settings]));
        Assert.Equal(1, await service.WaitForExit(Patience, Cancellation));
        return service.Output;
    }

    private ServiceSettings Settings(params (string Name, string Value)[] settings) => new(_folder.At("service"))
    {
        Environment = settings.Append(("LocalFolder", _folder.At("local"))).ToDictionary(setting => setting.Item1, setting => setting.Item2),
    };
}
