using System.Text.Json;
using System.Text.Json.Nodes;

namespace PrivacyFunctions.Tests.Infra;

/// <summary>What Azure would be asked for with the sample parameters, as Bicep predicts it without asking Azure.</summary>
public sealed class SampleDeployment : IAsyncLifetime
{
    // Not in local.settings.sample.json, and why.
    private static readonly Dictionary<string, string> OnlyInAzure = new()
    {
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "read by the Functions host; a local run has no telemetry",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "the same, signed in as the app's identity",
        ["AZURE_CLIENT_ID"] = "read by DefaultAzureCredential, to tell which identity; a local run signs in as the developer or not at all",
        ["AzureWebJobsStorage__credential"] = "read by the Functions host; a local run has a connection string",
        ["AzureWebJobsStorage__clientId"] = "the same",
    };

    // In local.settings.sample.json, and not set in Azure.
    private static readonly Dictionary<string, string> OnlyLocal = new()
    {
        ["FUNCTIONS_WORKER_RUNTIME"] = "refused by Flex Consumption, which has functionAppConfig.runtime",
        ["AzureWebJobsStorage"] = "a connection string holds a key, and the account takes none",
    };

    // By the ids of Azure's built-in roles.
    private static readonly Dictionary<string, string> RoleNames = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    private static readonly Lazy<Task<JsonArray>> Predicted = new(Predict);

    private JsonArray _resources = [];

    public async ValueTask InitializeAsync() => _resources = await Predicted.Value;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Storage_knows_identities_only()
    {
        var account = Properties("Microsoft.Storage/storageAccounts");
        Assert.False((bool)account["allowSharedKeyAccess"]!);
        Assert.False((bool)account["allowBlobPublicAccess"]!);
        Assert.True((bool)account["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)account["minimumTlsVersion"]);
        var containers = All("Microsoft.Storage/storageAccounts/blobServices/containers").ToList();
        Assert.Equal(["packages", "deployment"], containers.Select(c => ((string)c["name"]!).Split('/')[^1]));
        Assert.All(containers, c => Assert.Equal("None", (string?)c["properties"]!["publicAccess"]));
    }

    [Fact]
    public void A_deleted_package_is_gone()
    {
        var blobs = Properties("Microsoft.Storage/storageAccounts/blobServices");
        Assert.False((bool)blobs["deleteRetentionPolicy"]!["enabled"]!);
        Assert.False((bool)blobs["isVersioningEnabled"]!);
        Assert.False((bool)blobs["restorePolicy"]!["enabled"]!);
    }

    [Fact]
    public void What_is_left_of_a_package_is_deleted_after_its_lifetime_and_no_sooner()
    {
        var rule = Assert.Single(Properties("Microsoft.Storage/storageAccounts/managementPolicies")["policy"]!["rules"]!.AsArray())!["definition"]!;
        Assert.Equal(["packages/"], rule["filters"]!["prefixMatch"]!.AsArray().Select(p => (string?)p));
        var days = (int)rule["actions"]!["baseBlob"]!["delete"]!["daysAfterModificationGreaterThan"]!;
        var lifetime = TimeSpan.Parse(Settings()["PackageLifetime"], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(days, lifetime.TotalDays + 1, lifetime.TotalDays + 14);
    }

    [Fact]
    public void The_app_has_every_setting_of_the_sample_and_no_other()
    {
        var sample = Sample().Except(OnlyLocal.Keys).Concat(OnlyInAzure.Keys);
        Assert.Equal(sample.Order(StringComparer.Ordinal), Settings().Keys.Order(StringComparer.Ordinal));
        Assert.All(OnlyLocal.Keys, name => Assert.Contains(name, Sample()));
    }

    [Theory]
    [InlineData("DeploymentKey")]
    [InlineData("SendGridApiKey")]
    [InlineData("InboundSecret")]
    [InlineData("UnsubscribeSecret")]
    [InlineData("Sources__shop__ConnectionString")]
    [InlineData("Hooks__crm__Secret")]
    public void Secrets_are_references_to_the_vault(string name) =>
        Assert.Matches(@"^@Microsoft\.KeyVault\(VaultName=kv[a-z0-9]+;SecretName=[A-Za-z0-9-]+\)$", Settings()[name]);

    [Fact]
    public void The_template_makes_no_secrets_and_asks_for_none()
    {
        Assert.Empty(All("Microsoft.KeyVault/vaults/secrets"));
        Assert.DoesNotContain(BicepTool.Sources, f => File.ReadAllText(f).Contains("listKeys", StringComparison.Ordinal));
        Assert.DoesNotContain(BicepTool.Sources, f => File.ReadAllText(f).Contains("@secure", StringComparison.Ordinal));
    }

    [Fact]
    public void The_vault_goes_by_roles_and_cannot_be_purged()
    {
        var vault = Properties("Microsoft.KeyVault/vaults");
        Assert.True((bool)vault["enableRbacAuthorization"]!);
        Assert.True((bool)vault["enablePurgeProtection"]!);
        Assert.Equal(90, (int)vault["softDeleteRetentionInDays"]!);
    }

    [Fact]
    public void The_app_has_five_roles_each_on_one_resource()
    {
        var assignments = All("Microsoft.Authorization/roleAssignments").Select(a => new
        {
            Role = RoleNames[((string)a["properties"]!["roleDefinitionId"]!).Split('/')[^1]],
            On = ((string)a["id"]!).Split("/providers/")[^2].Split('/')[1],
            Why = (string?)a["properties"]!["description"],
        }).ToList();
        Assert.Equal(
            [
                "Storage Blob Data Owner on storageAccounts",
                "Storage Queue Data Contributor on storageAccounts",
                "Storage Table Data Contributor on storageAccounts",
                "Key Vault Secrets User on vaults",
                "Monitoring Metrics Publisher on components"
            ],
            assignments.Select(a => $"{a.Role} on {a.On}"));
        Assert.All(assignments, a => Assert.False(string.IsNullOrEmpty(a.Why)));
    }

    [Fact]
    public void The_app_runs_the_framework_that_it_is_built_for_and_is_reached_by_https()
    {
        var app = Properties("Microsoft.Web/sites");
        Assert.True((bool)app["httpsOnly"]!);
        Assert.Equal("dotnet-isolated", (string?)app["functionAppConfig"]!["runtime"]!["name"]);
        var framework = System.Xml.Linq.XDocument.Load(Path.Combine(Checkout.Root, "Directory.Build.props")).Descendants("TargetFramework").Single().Value;
        Assert.Equal(framework, "net" + (string?)app["functionAppConfig"]!["runtime"]!["version"]);
        Assert.All(All("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), p => Assert.False((bool)p["properties"]!["allow"]!));
    }

    [Fact]
    public void Telemetry_takes_identities_only_and_no_queries()
    {
        Assert.True((bool)Properties("Microsoft.Insights/components")["DisableLocalAuth"]!);
        Assert.False((bool)Properties("Microsoft.Insights/components")["DisableIpMasking"]!);
        var host = File.ReadAllText(Path.Combine(Checkout.Root, "src", "PrivacyFunctions", "host.json"));
        Assert.DoesNotContain("enableQueryStringTracing", host, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Everything_is_in_the_region_that_was_stated() =>
        Assert.Equal(["southeastasia"], _resources.Select(r => (string?)r!["location"]).OfType<string>().Distinct());

    private static async Task<JsonArray> Predict()
    {
        using var bicep = new BicepTool();
        await bicep.Run("snapshot", "main.bicepparam", "--mode", "overwrite", "--subscription-id", Guid.Empty.ToString(), "--resource-group", "privacy", "--location", "westeurope");
        return JsonNode.Parse(bicep.Read("main.snapshot.json"))!["predictedResources"]!.AsArray();
    }

    private static List<string> Sample()
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "local.settings.sample.json"));
        return [.. JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip })!["Values"]!.AsObject().Select(v => v.Key)];
    }

    private Dictionary<string, string> Settings() =>
        Properties("Microsoft.Web/sites/config").AsObject().ToDictionary(s => s.Key, s => (string)s.Value!);

    private JsonNode Properties(string type) => Assert.Single(All(type))["properties"]!;

    private IEnumerable<JsonNode> All(string type) => _resources.Select(r => r!).Where(r => (string?)r["type"] == type);
}
