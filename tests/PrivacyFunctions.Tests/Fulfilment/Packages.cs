using System.IO.Compression;
using System.Text;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Profile;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Storage;
using PrivacyFunctions.Tests.Sources;

namespace PrivacyFunctions.Tests.Fulfilment;

/// <summary>What tests of packages share: the storage account under test, and a package made and unpacked.</summary>
internal static class Packages
{
    public static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly Controller Controller = new(
        Localized.Of("示例公司", "Example Ltd"),
        Localized.Of("上海市示例路1号", "1 Example Road, Shanghai"),
        Localized.Of("个人信息保护负责人", "the data protection officer"),
        "privacy@example.com",
        "+86 21 0000 0000",
        Localized.Of("国家互联网信息办公室", "the Cyberspace Administration of China"));

    public static readonly CompanyProfile Profile = CompanyProfile.Default(Controller.Email) with { Controller = Controller };

    public static StorageAccount Storage() => StorageAccount.FromConnectionString(
        Environment.GetEnvironmentVariable("TEST_STORAGE") is { Length: > 0 } given
            ? given
            : throw new InvalidOperationException(
                "These tests need a storage account: set TEST_STORAGE to its connection string, or start them by tests/run.sh, which starts Azurite."));

    public static PackageStore Store()
    {
        var storage = Storage();
        storage.Blobs.GetBlobContainerClient(StorageNames.Packages).CreateIfNotExists();
        return new PackageStore(storage);
    }

    public static BlockBlobClient Blob(Reference reference) =>
        Storage().Blobs.GetBlobContainerClient("packages").GetBlockBlobClient($"{reference}.zip.sealed");

    public static CopyOrder Order(string email, Language language) =>
        new(Reference.New(), [TestDatabase.Email(email)], language, Profile, Beijing, Skipped: []);

    public static async Task<Unpacked> Make(DataSources sources, string email, Language language, IReadOnlyList<DemandedData>? scope = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var order = Order(email, language) with { Scope = scope };
        var key = RequestKey.New();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 12, 7, 18, 5, 0, TimeSpan.Zero));
        var made = await new CopyPackage(sources, Store(), time).Make(order, key, ct);
        await using var package = await Store().OpenRead(order.Reference, key, ct);
        await using var zip = new ZipArchive(package!);
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            await using var stream = await entry.OpenAsync(ct);
            await stream.CopyToAsync(content, ct);
            files.Add(entry.FullName, content.ToArray());
        }

        return new Unpacked(order, made, files, [.. zip.Entries.Select(e => e.LastWriteTime.DateTime).Distinct()]);
    }
}

internal sealed record Unpacked(CopyOrder Order, CopyMade Made, Dictionary<string, byte[]> Files, List<DateTime> Times)
{
    public string Text(string path) => Encoding.UTF8.GetString(Files[path]);
}
