using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Blobs;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Sources.Sql;
using PrivacyFunctions.Tests.Fulfilment;

namespace PrivacyFunctions.Tests.Sources;

public sealed class BlobSourceTests : IDisposable
{
    private static readonly ProvenIdentity[] Mei = [TestDatabase.Email("mei@example.com")];

    private readonly BlobContainerClient _container = Packages.Storage().Blobs.GetBlobContainerClient($"files-{Guid.NewGuid():N}");
    private readonly TestDatabase _database = new TestDatabase().Run("CREATE TABLE customer (id TEXT, email TEXT)");
    private readonly DataSources _sources;

    public BlobSourceTests()
    {
        _container.Create(cancellationToken: Ct);
        var map = DataMap.Parse(("map.yml", $$"""
            dataset:
              - fides_key: shop
                collections:
                  - name: customer
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields: [{ name: id }, { name: email, fides_meta: { identity: email } }]
              - fides_key: uploads
                collections:
                  - name: files
                    meta: { blob: { container: {{_container.Name}}, prefix: "customers/{customer_id}/" } }
                    fides_meta: { masking_strategy_override: { strategy: delete } }
                    fields:
                      - { name: customer_id, fides_meta: { data_type: string, references: [{ dataset: shop, field: customer.id, direction: from }] } }
                      - { name: name }
                      - { name: size }
                      - { name: content_type }
            """));
        _sources = new DataSources(map, [
            new SqlSource("shop", _database.ConnectionString, new SqliteDialect()),
            new BlobSource(map.Datasets[1], Packages.Storage().Blobs),
        ]);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_1_does_not_match_customer_10_nor_1_in_another_writing()
    {
        Customer("1");
        await Add("customers/1/a.txt", "customers/1/deep/b.txt", "customers/10/c.txt", "customers/1", "customers/01/d.txt", "Customers/1/e.txt", "x/customers/1/f.txt");
        Assert.Equal(["files:1,a.txt,9,text/plain", "files:1,deep/b.txt,9,text/plain"], (await TestDatabase.Rows(_sources, Mei))[1..]);
        await Erase();
        Assert.Equal(["Customers/1/e.txt", "customers/01/d.txt", "customers/1", "customers/10/c.txt", "x/customers/1/f.txt"], (await Names()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("1/2")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("1\\2")]
    [InlineData("1/")]
    public async Task An_identifier_that_would_lead_into_another_folder_finds_nothing(string id)
    {
        Customer(id);
        await Add("customers/1/2/a.txt", "customers/1/b.txt", "customers/c.txt", "d.txt");
        Assert.Single(await TestDatabase.Rows(_sources, Mei));
        await Erase();
        Assert.Equal(4, (await Names()).Count);
    }

    [Fact]
    public async Task Snapshots_and_unfinished_uploads_are_erased_too_and_not_copied()
    {
        Customer("1");
        await Add("customers/1/a.txt");
        await _container.GetBlobClient("customers/1/a.txt").CreateSnapshotAsync(cancellationToken: Ct);
        await _container.GetBlockBlobClient("customers/1/unfinished").StageBlockAsync("AAAA", new MemoryStream([1, 2]), cancellationToken: Ct);
        Assert.Equal(2, (await TestDatabase.Rows(_sources, Mei)).Count);
        var counts = await Erase();
        Assert.Equal(2, counts.Single(c => c.Collection.Collection == "files").Records);
        Assert.Empty(await Names(BlobStates.All));
    }

    [Fact]
    public async Task Hundreds_of_files_are_all_erased()
    {
        Customer("1");
        await Add([.. Enumerable.Range(0, 300).Select(i => string.Create(CultureInfo.InvariantCulture, $"customers/1/{i}.txt"))]);
        Assert.Equal(300, (await Erase()).Single(c => c.Collection.Collection == "files").Records);
        Assert.Empty(await Names());
    }

    [Fact]
    public async Task A_copy_holds_the_files_under_plain_names_and_lists_them()
    {
        Customer("1");
        await Add("customers/1/\u5408\u540c.pdf", "customers/1/CON.txt", "customers/1/files.json", "customers/1/a.txt", "customers/1/A.TXT", "customers/1/b\\c d%2Fe.txt", "customers/1/<b>\"onclick=.png");
        var package = await Packages.Make(_sources, "mei@example.com", Language.En);
        var files = package.Files.Keys.Where(f => f.StartsWith("data/uploads/", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, files.Count);
        Assert.All(files, f => Assert.Matches(@"^data/uploads/[\p{L}0-9_-][\p{L}0-9_.-]*$", f));
        Assert.Equal(8, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var rows = JsonDocument.Parse(package.Files["data/uploads/files.json"]).RootElement.EnumerateArray().ToList();
        Assert.All(rows, r => Assert.Equal("some text", package.Text(r.GetProperty("file").GetString()!)));
        var contract = rows.Single(r => r.GetProperty("name").GetString() == "\u5408\u540c.pdf").GetProperty("file").GetString()!;
        Assert.Equal("data/uploads/\u5408\u540c.pdf", contract);
        var listed = JsonDocument.Parse(package.Files["manifest.json"]).RootElement.GetProperty("entries").EnumerateArray()
            .Single(e => e.GetProperty("path").GetString() == contract);
        Assert.Equal(("\u5408\u540c.pdf", "text/plain", 9), (listed.GetProperty("name").GetString(), listed.GetProperty("contentType").GetString(), listed.GetProperty("bytes").GetInt32()));
        var page = new HtmlParser().ParseDocument(package.Text("index.html"));
        Assert.Equal(
            files.Where(f => f != "data/uploads/files.json").Order(StringComparer.Ordinal),
            page.QuerySelectorAll("section td a").Select(a => Uri.UnescapeDataString(a.GetAttribute("href")!)).Order(StringComparer.Ordinal));
        Assert.Null(page.QuerySelector("b"));
        await Erase();
        Assert.Empty(await Names());
    }

    [Theory]
    [InlineData("../2/a.txt", false)]
    [InlineData("b/./a.txt", false)]
    [InlineData("b\\..\\a.txt", false)]
    [InlineData("..a/b..txt/...", true)]
    public void A_name_that_a_URL_would_make_another_of_is_not_asked_for(string name, bool asked) =>
        Assert.Equal(asked, FileFolder.CanBeAskedFor(name));

    [Fact]
    public async Task A_container_that_is_missing_is_a_problem_of_the_map_and_fails_with_a_code()
    {
        Customer("1");
        Assert.Empty(await _sources.Check(Ct));
        await _container.DeleteAsync(cancellationToken: Ct);
        Assert.StartsWith("uploads.files: cannot be read (blob-ContainerNotFound)", Assert.Single(await _sources.Check(Ct)), StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => _sources.Count(Mei, Ct));
        Assert.Equal("blob-ContainerNotFound", failure.Code);
    }

    public void Dispose()
    {
        _container.DeleteIfExists(cancellationToken: CancellationToken.None);
        _database.Dispose();
    }

    private void Customer(string id) => _database.Run("INSERT INTO customer VALUES (@p0, 'mei@example.com')", id);

    private async Task Add(params string[] names)
    {
        foreach (var name in names)
        {
            await _container.GetBlobClient(name).UploadAsync(
                BinaryData.FromBytes(Encoding.UTF8.GetBytes("some text")),
                new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain" } },
                Ct);
        }
    }

    private async Task<List<string>> Names(BlobStates states = BlobStates.None)
    {
        var names = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, states, prefix: null, Ct))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private Task<IReadOnlyList<FateCount>> Erase() => new SourceErasure(_sources).Erase(Mei, new byte[] { 1 }, DateTimeOffset.UnixEpoch, Ct);
}
