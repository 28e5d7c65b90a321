using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Local;

namespace PrivacyFunctions.Journeys.Settings;

/// <summary><c>local.settings.sample.json</c> lists what is read, all of it and nothing else: a start writes down what it asks for.</summary>
public sealed partial class SampleSettingsSpec
{
    // Read by the Functions host, not by the app.
    private const string OfTheHost = "FUNCTIONS_WORKER_RUNTIME";

    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_lists_every_setting_that_is_read_and_none_that_nobody_reads()
    {
        await using var station = await Station.Open(Cancellation);
        var read = await ReadByAStart(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = station.Azurite.ConnectionString,
            ["PublicBaseUrl"] = "https://privacy.example.com/",
            ["DeploymentKey"] = Station.Key,
            ["ContactEmail"] = "privacy@example.com",
            ["StaffHandlers"] = Station.Staff,
            ["StaffApprovers"] = "approver@example.com",
            ["StaffOfficer"] = "officer@example.com",
            ["SweepSchedule"] = "0 * * * * *",
            ["DueSchedule"] = "0 0 * * * *",
            ["SendGridApiKey"] = "SG.key",
            ["MailFrom"] = "privacy@example.com",
            ["DataMap"] = Path.Combine(AppContext.BaseDirectory, "SampleShop"),
            ["Sources:shop:Kind"] = "Sqlite",
            ["Sources:shop:ConnectionString"] = $"Data Source={Path.Combine(station.Folder, "shop.db")}",
            ["Sources:uploads:Kind"] = "Blobs",
            ["Sources:uploads:ConnectionString"] = station.Azurite.ConnectionString,
            ["Hooks:crm:Url"] = "https://crm.example.com/hooks/privacy",
            ["Hooks:crm:Secret"] = new string('x', 32),
            ["Hooks:crm:For"] = "source",
        });

        Assert.Equal(
            read.Concat(NamedInTriggers()).Append(OfTheHost).Distinct().Order(StringComparer.Ordinal),
            Sample().Select(name => name.Replace("__", ":", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Sample()
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Checkout.Root, "local.settings.sample.json")), Commented);
        return [.. sample.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name)];
    }

    /// <summary>Composes the app as both hosts do, starts what starts with it, and returns the settings that were asked for.</summary>
    private static async Task<IReadOnlyCollection<string>> ReadByAStart(Dictionary<string, string?> settings)
    {
        var recording = new RecordingSource(settings);
        var configuration = new ConfigurationBuilder().Add(recording).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMvcCore();
        services.AddPrivacyFunctions(configuration);
        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
        foreach (var service in services.Where(s => s.ServiceType.Namespace?.StartsWith("PrivacyFunctions", StringComparison.Ordinal) == true).ToList())
        {
            provider.GetRequiredService(service.ServiceType);
        }

        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(Cancellation);
        }

        // A section is asked for its children and has no value of its own.
        return [.. recording.Asked.Keys.Where(key => !settings.Keys.Any(other => other.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)))];
    }

    private static IEnumerable<string> NamedInTriggers() =>
        from type in typeof(LocalService).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance)
        from parameter in method.GetParameters()
        from attribute in parameter.GetCustomAttributes<TimerTriggerAttribute>()
        from Match match in Named().Matches(attribute.Schedule)
        select match.Groups[1].Value;

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Named();

    private sealed class RecordingSource(Dictionary<string, string?> settings) : ConfigurationProvider, IConfigurationSource
    {
        public ConcurrentDictionary<string, bool> Asked { get; } = new();

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override void Load() => Data = new Dictionary<string, string?>(settings, StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            Asked[key] = true;
            return base.TryGet(key, out value);
        }
    }
}
