using System.Net;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;

namespace PrivacyFunctions.Journeys.Settings;

/// <summary>A start with settings that are missing or wrong ends with 1 and names each of them at once, and where to set it.</summary>
public sealed class MissingSettingsSpec : IDisposable
{
    private const string Where =
        "application settings of the Functions app, under \"Values\" in local.settings.json, or as environment variables";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Dictionary<string, string> Wrong = new()
    {
        ["AzureWebJobsStorage"] = "nonsense",
        ["PublicBaseUrl"] = "privacy.example.com",
        ["DeploymentKey"] = "c2hvcnQ=",
        ["ContactEmail"] = "nobody",
        ["StaffHandlers"] = "staff@example.com, nobody",
        ["StaffApprovers"] = "nobody",
        ["StaffOfficer"] = "officer@example.com, nobody",
        ["InboundSecret"] = "too short",
        ["UnsubscribeSecret"] = "too short",
        ["SendGridEventKey"] = "c2hvcnQ=",
        ["SweepSchedule"] = "every minute",
        ["DueSchedule"] = "every hour",
        ["SendGridHost"] = "sendgrid",
        ["MailFrom"] = "nobody",
        ["AccountCentre"] = "ftp://example.com/",
        ["StaffLanguage"] = "tlh",
        ["DefaultLanguage"] = "tlh",
        ["PackageLifetime"] = "-1",
        ["DecisionLinkLifetime"] = "soon",
        ["RecordRetention"] = "00:00:00",
        ["WakeAfter"] = "x",
        ["RequestsPerAddress"] = "0",
        ["LettersPerAddress"] = "-3",
        ["RequestsPerClient"] = "many",
        ["RequestsOverall"] = "1e3",
        ["ClientAddressHeader"] = "X Forwarded For",
        ["ClientAddressHops"] = "0",
        ["DataMap"] = "/no/such/folder",
        ["DeadlineRegimes"] = "pipl, gdrp",
        ["Hooks__crm__Url"] = "http://crm.example.com/",
        ["Hooks__crm__Secret"] = "short",
        ["Hooks__crm__For"] = "nobody",
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_that_are_missing_are_named()
    {
        var told = await Refused([]);
        Assert.All(
            ["AzureWebJobsStorage", "PublicBaseUrl", "DeploymentKey", "ContactEmail", "StaffHandlers", "StaffApprovers", "StaffOfficer", "SweepSchedule", "DueSchedule", "SendGridApiKey", "MailFrom", "DataMap"],
            setting => Assert.Single(Problems(told), line => line.Contains(setting, StringComparison.Ordinal)));
        Assert.Equal(12, Problems(told).Count());
    }

    [Fact]
    public async Task All_that_are_wrong_are_named()
    {
        var told = await Refused(new Dictionary<string, string>(Wrong) { ["SendGridApiKey"] = "SG.key" });
        Assert.All(Wrong.Keys, setting => Assert.Single(Problems(told), line => line.Contains(setting, StringComparison.Ordinal)));
        Assert.Equal(Wrong.Count, Problems(told).Count());
    }

    [Fact]
    public async Task A_source_of_the_data_map_that_is_nowhere_is_named()
    {
        var told = await Refused(new Dictionary<string, string> { ["DataMap"] = Path.Combine(AppContext.BaseDirectory, "SampleShop") });
        foreach (var source in new[] { "shop", "uploads" })
        {
            Assert.Contains(Problems(told), line => line.Contains($"Sources__{source}__Kind", StringComparison.Ordinal));
            Assert.Contains(Problems(told), line => line.Contains($"Sources__{source}__ConnectionString", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Production_refuses_Azurite()
    {
        await using var service = Start(new Dictionary<string, string> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" });
        Assert.Equal(1, await service.WaitForExit(Patience, Cancellation));
        Assert.Contains("in environment Production set AzureWebJobsStorage to a storage account", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_has_no_page_for_development()
    {
        await using var station = await Station.Open(Cancellation);
        foreach (var (name, value) in new[]
        {
            ("AZURE_FUNCTIONS_ENVIRONMENT", "Production"),
            ("ContactEmail", "privacy@example.com"),
            ("StaffApprovers", "approver@example.com"),
            ("StaffOfficer", "officer@example.com"),
            ("DueSchedule", "0 0 * * * *"),
            ("SendGridApiKey", "SG.key"),
            ("MailFrom", "privacy@example.com"),
            ("DataMap", Path.Combine(AppContext.BaseDirectory, "SampleShop")),
            ("Sources:shop:Kind", "Sqlite"),
            ("Sources:shop:ConnectionString", "Data Source=shop.db"),
            ("Sources:uploads:Kind", "Blobs"),
            ("Sources:uploads:ConnectionString", station.Azurite.ConnectionString),
        })
        {
            station.Settings[name] = value;
        }

        await using var service = await station.StartService(Cancellation);
        foreach (var path in new[] { "dev/mailbox", "dev/mailbox.json", "dev", "dev/clock", "dev/clock.json" })
        {
            using var answer = await service.Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static IEnumerable<string> Problems(string told) => told.Split('\n').Where(line => line.StartsWith("  - ", StringComparison.Ordinal));

    private async Task<string> Refused(Dictionary<string, string> settings)
    {
        await using var service = Start(settings);
        Assert.Equal(1, await service.WaitForExit(Patience, Cancellation));
        Assert.Contains(Where, service.Output, StringComparison.Ordinal);
        return service.Output;
    }

    private ServiceProcess Start(Dictionary<string, string> settings) => ServiceProcess.Start(new ServiceSettings(_folder.Path)
    {
        Environment = new Dictionary<string, string>(settings) { ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production", ["LocalFolder"] = _folder.Path },
    });
}
