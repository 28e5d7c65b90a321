using PrivacyFunctions.Local.SampleShop;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Blobs;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Sources.Sql;

namespace PrivacyFunctions.Tests.Fulfilment;

/// <summary>The sample shop with a database and a container of uploads of its own, gone with it.</summary>
public sealed class SampleShopSources : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public SampleShopSources()
    {
        SampleShopDatabase.CreateIfMissing(DatabasePath);
        SampleUploads.Create(Packages.Storage(), TestContext.Current.CancellationToken, Container).GetAwaiter().GetResult();
        var folder = Path.Combine(AppContext.BaseDirectory, "SampleShop");
        Map = DataMap.Parse(
            ("shop.yml", File.ReadAllText(Path.Combine(folder, "shop.yml"))),
            ("uploads.yml", File.ReadAllText(Path.Combine(folder, "uploads.yml")).Replace("container: uploads", $"container: {Container}", StringComparison.Ordinal)));
        Sources = Wrapped(source => source);
    }

    public string DatabasePath => Path.Combine(_folder, "shop.db");

    public string Container { get; } = $"uploads-{Guid.NewGuid():N}";

    public DataMap Map { get; }

    public DataSources Sources { get; }

    public DataSources Wrapped(Func<ISource, ISource> wrap) => new(Map, new ISource[]
    {
        new SqlSource("shop", $"Data Source={DatabasePath}", new SqliteDialect()),
        new BlobSource(Map.Datasets.Single(d => d.Key == "uploads"), Packages.Storage().Blobs),
    }.Select(wrap));

    public void Dispose()
    {
        Packages.Storage().Blobs.GetBlobContainerClient(Container).DeleteIfExists(cancellationToken: CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }
}
