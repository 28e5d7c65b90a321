namespace PrivacyFunctions.Local.Azurite;

/// <summary>Where an Azurite listens and keeps its things.</summary>
/// <param name="Folder">
/// Holds the data (<c>data/</c>), the log of the last start, and the record of the running process. One folder belongs
/// to one Azurite: services that name the same folder share it.
/// </param>
public sealed record AzuriteOptions(string Folder)
{
    /// <summary>The account and key that every Azurite in the world has; published by Microsoft, and no secret.</summary>
    private const string Account =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>10000 unless told otherwise: the port <c>UseDevelopmentStorage=true</c> stands for.</summary>
    public int BlobPort { get; init; } = 10000;

    /// <summary>10001 unless told otherwise.</summary>
    public int QueuePort { get; init; } = 10001;

    /// <summary>10002 unless told otherwise.</summary>
    public int TablePort { get; init; } = 10002;

    /// <summary>Keeps nothing on disk: everything is gone when Azurite stops. For tests.</summary>
    public bool InMemory { get; init; }

    /// <summary>The npm packages, one folder a version; may be shared by any number of Azurites. <c>install/</c> in <see cref="Folder"/> unless told otherwise.</summary>
    public string InstallFolder { get; init; } = Path.Combine(Folder, "install");

    /// <summary>Where <c>node</c> and <c>npm</c> are looked for; the environment's PATH unless told otherwise.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>How long a started Azurite has until it answers: 30 seconds (it takes about half of one).</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an Azurite has to write its tables and end after SIGTERM: 30 seconds. It is never killed after that.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The connection string for the Azure.Storage and Azure.Data.Tables clients.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;{Account};"
        + $"BlobEndpoint=http://127.0.0.1:{BlobPort}/devstoreaccount1;"
        + $"QueueEndpoint=http://127.0.0.1:{QueuePort}/devstoreaccount1;"
        + $"TableEndpoint=http://127.0.0.1:{TablePort}/devstoreaccount1;";

    /// <summary>
    /// The Azurite of a working copy: <c>.local/azurite</c> beside <c>PrivacyFunctions.sln</c>, found upwards from the
    /// program's own folder; a program outside a working copy uses <c>.local/azurite</c> of the current folder.
    /// </summary>
    public static AzuriteOptions ForThisCheckout()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrivacyFunctions.sln")))
        {
            folder = folder.Parent;
        }

        string root = folder?.FullName ?? Environment.CurrentDirectory;
        return new AzuriteOptions(Path.Combine(root, ".local", "azurite"));
    }

    /// <summary>An Azurite apart from all others: on ports that nothing listens on now.</summary>
    public static AzuriteOptions OnFreePorts(string folder) =>
        new(folder) { BlobPort = FreePort.Next(), QueuePort = FreePort.Next(), TablePort = FreePort.Next() };

    internal string DataFolder => Path.Combine(Folder, "data");
    internal string LogFile => Path.Combine(Folder, "azurite.log");
    internal string RecordFile => Path.Combine(Folder, "azurite.pid");
    internal string TurnFile => Path.Combine(Folder, "azurite.lock");
    internal string UsersFile => Path.Combine(Folder, "azurite.users");
}
