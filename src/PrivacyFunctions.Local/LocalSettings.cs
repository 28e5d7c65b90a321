using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Local.Azurite;

namespace PrivacyFunctions.Local;

/// <summary>
/// What a run on one machine has without being told: settings weaker than any that are set, so that the service starts
/// from a fresh clone. In environment <c>Production</c> there are none, and no Azurite and no <c>/dev</c> page either.
/// </summary>
/// <param name="Folder">Where everything a local run keeps lies; git ignores it.</param>
/// <param name="Urls">Where it listens.</param>
public sealed record LocalSettings(string Folder, IReadOnlyList<string> Urls, IConfiguration Configuration, bool IsProduction)
{
    private const string AzuriteConnection = "UseDevelopmentStorage=true";
    private const string DefaultUrl = "http://localhost:7071";

    /// <summary>As the Functions host and ASP.NET Core name it; <c>Development</c> unless set.</summary>
    public static string EnvironmentName =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
        ?? "Development";

    public Uri PublicBaseUrl => new(Configuration["PublicBaseUrl"]!.TrimEnd('/') + "/");

    public string? StaffHandlers => Configuration["StaffHandlers"];

    public string SampleShopPath => SampleShopIn(Folder);

    public bool UsesAzurite => Configuration["AzureWebJobsStorage"] == AzuriteConnection;

    /// <summary>Whether no storage is named: then the folder has an Azurite of its own, whichever others run on the machine.</summary>
    public bool HasOwnAzurite { get; private init; }

    public bool UsesSampleShop => Configuration["Sources:shop:ConnectionString"] == ShopConnection(Folder);

    /// <summary>The files of the sample shop's customers lie beside the service's own, in the container <c>uploads</c>.</summary>
    public bool UsesSampleUploads =>
        !IsProduction && UsesSampleShop && Configuration["Sources:uploads:ConnectionString"] == Configuration["AzureWebJobsStorage"];

    /// <summary>Letters go into the mailbox for development unless SendGrid is configured.</summary>
    public bool HasMailbox => !IsProduction && string.IsNullOrEmpty(Configuration["SendGridApiKey"]);

    /// <exception cref="CannotStartException">Production names Azurite as its storage.</exception>
    public static LocalSettings Apply(ConfigurationManager configuration, string environment)
    {
        var folder = FolderOf(configuration);
        var urls = (configuration["urls"] ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries);
        var settings = new LocalSettings(folder, urls, configuration, environment == "Production")
        {
            HasOwnAzurite = environment != "Production" && configuration["AzureWebJobsStorage"] is null,
        };
        if (!settings.IsProduction)
        {
            Directory.CreateDirectory(folder);
            var defaults = new MemoryConfigurationSource { InitialData = Defaults(folder, urls[0], configuration["AzureWebJobsStorage"] ?? AzuriteConnection) };
            ((IConfigurationBuilder)configuration).Sources.Insert(0, defaults);
        }
        else if (settings.UsesAzurite)
        {
            throw new CannotStartException("Azurite is an emulator that may lose data: in environment Production set AzureWebJobsStorage to a storage account.");
        }

        return settings;
    }

    /// <summary>
    /// What the demo runs with: nothing of what is set around it, so that it does the same everywhere, with a storage
    /// account, a shop and a mailbox that are nobody else's.
    /// </summary>
    public static LocalSettings ForDemo(ConfigurationManager configuration, string folder, string url, string storage)
    {
        ((IConfigurationBuilder)configuration).Sources.Clear();
        Directory.CreateDirectory(folder);
        configuration.AddInMemoryCollection(Defaults(folder, url, storage));
        configuration["AzureWebJobsStorage"] = storage;

        // The story is told in English, and shows the subjects of letters.
        configuration["StaffLanguage"] = Language.En.Tag;
        return new LocalSettings(folder, [url], configuration, IsProduction: false);
    }

    /// <summary>Everything a local run keeps lies there: the setting <c>LocalFolder</c>, or <c>.local</c> of this working copy.</summary>
    public static string FolderOf(IConfiguration configuration) =>
        configuration["LocalFolder"] ?? Path.GetDirectoryName(AzuriteOptions.ForThisCheckout().Folder)!;

    /// <summary>Names the storage that was started for this run, where the settings name none.</summary>
    public void UseStorage(string connection) => ((IConfigurationBuilder)Configuration).Sources.Insert(1, new MemoryConfigurationSource
    {
        InitialData = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connection,
            ["Sources:uploads:ConnectionString"] = connection,
        },
    });

    private static Dictionary<string, string?> Defaults(string folder, string url, string storage) => new()
    {
        ["AzureWebJobsStorage"] = AzuriteConnection,
        ["PublicBaseUrl"] = url,
        ["DeploymentKey"] = DevelopmentKey(Path.Combine(folder, "deployment-key")),
        ["ContactEmail"] = "privacy@example.com",
        ["StaffHandlers"] = "staff@example.com,colleague@example.com",
        ["StaffApprovers"] = "approver@example.com",
        ["StaffOfficer"] = "officer@example.com",
        ["SweepSchedule"] = "*/10 * * * * *",
        ["DueSchedule"] = "0 * * * * *",
        ["DataMap"] = Path.Combine(AppContext.BaseDirectory, "SampleShop"),
        ["Sources:shop:Kind"] = "Sqlite",
        ["Sources:shop:ConnectionString"] = ShopConnection(folder),
        ["Sources:uploads:Kind"] = "Blobs",
        ["Sources:uploads:ConnectionString"] = storage,
    };

    private static string ShopConnection(string folder) => $"Data Source={SampleShopIn(folder)}";

    private static string SampleShopIn(string folder) => Path.Combine(folder, "shop.db");

    // Made once, so that what an earlier run has sealed still opens.
    private static string DevelopmentKey(string path)
    {
        if (!File.Exists(path))
        {
            var made = path + "." + Environment.ProcessId;
            File.WriteAllText(made, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(made, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            File.Move(made, path, overwrite: false);
        }

        return File.ReadAllText(path).Trim();
    }
}
