using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Sources.Erasing;
using PrivacyFunctions.Sources.Map;
using PrivacyFunctions.Tests.Sources;

namespace PrivacyFunctions.Tests.Fulfilment;

public sealed class ErasureTests : IDisposable
{
    private static readonly ProvenIdentity[] Mei = [TestDatabase.Email("Mei.Lin@example.com")];

    private readonly SampleShopSources _shop = new();
    private readonly RequestKey _key = RequestKey.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plan_says_what_happens_to_each_kind_of_record_in_both_languages()
    {
        var plan = await Erasure(_shop.Sources).Plan(Mei, Ct);
        Assert.Equal(
            ["shop.customer 1 Masked", "shop.address 1 Deleted", "shop.orders 6 Deleted", "shop.payment 6 Kept", "uploads.files 2 Deleted"],
            plan.Steps.Select(s => $"{s.Source}.{s.Collection} {s.Records} {s.Action}"));
        Assert.Equal((9L, 1L, 6L, 2), (plan.Deleted, plan.Masked, plan.Kept, plan.Sources));
        var customer = plan.Steps[0];
        Assert.Equal(["E-mail", "Name", "Phone", "Nickname", "Password"], customer.MaskedFields.Select(f => f.In(Language.En)));
        Assert.Equal(["\u5ba2\u6237\u7f16\u53f7", "\u6ce8\u518c\u65f6\u95f4"], customer.FieldsLeft.Select(f => f.In(Language.ZhCn)));
        var payment = plan.Steps[3];
        Assert.Equal("Payments", payment.CollectionTitle.In(Language.En));
        Assert.EndsWith("30 years after the end of the year of \u201cPaid on\u201d", payment.Kept!.Until.In(Language.En), StringComparison.Ordinal);
        Assert.Contains("\u4f1a\u8ba1\u6863\u6848\u7ba1\u7406\u529e\u6cd5", payment.Kept.Because.In(Language.ZhCn), StringComparison.Ordinal);
        var stored = JsonSerializer.Serialize(plan);
        Assert.All(["mei", "\u6797\u6885", "1001", "\u9f99\u4e95"], personal => Assert.DoesNotContain(personal, stored, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(stored, JsonSerializer.Serialize(JsonSerializer.Deserialize<ErasurePlan>(stored)));
    }

    [Fact]
    public async Task Somebodys_records_are_deleted_masked_and_kept_and_nobody_elses_are_touched()
    {
        var before = await ShopState.Of(_shop, Ct);
        var erasure = Erasure(_shop.Sources);
        Assert.False((await erasure.Verify(Mei, _key, Ct)).NothingLeft);
        var result = await erasure.CarryOut(Mei, _key, Ct);
        Assert.Equal((9L, 1L, 6L), (result.Deleted, result.Masked, result.Kept));
        Assert.True((await erasure.Verify(Mei, _key, Ct)).NothingLeft);
        var after = await ShopState.Of(_shop, Ct);
        Assert.Equal(before.WithoutMei(), after.WithoutMei());
        var account = Assert.Single(after.Rows, r => r.StartsWith("customer|1001|", StringComparison.Ordinal)).Split('|');
        Assert.Matches("^[0-9a-f]{64}@deleted\\.invalid$", account[2]);
        Assert.Equal(["", "", "", ""], account[3..7]);
        Assert.Equal(before.Rows.Count(IsPaymentOfMei), after.Rows.Count(IsPaymentOfMei));
        Assert.DoesNotContain(after.Rows, r => r.StartsWith("customers/1001/", StringComparison.Ordinal) || r.Contains("|1001|", StringComparison.Ordinal) && !r.StartsWith("customer|", StringComparison.Ordinal));
        Assert.Equal(0, (await new CopyPackage(_shop.Sources, Packages.Store(), TimeProvider.System).Preview(Mei, [], Ct)).Records);
    }

    [Fact]
    public async Task What_is_erased_is_overwritten_in_the_file()
    {
        using var database = new TestDatabase().Run("""
            CREATE TABLE visit (email TEXT, place TEXT);
            INSERT INTO visit VALUES ('mei.lin@example.com', 'Yuyuan Road 168'), ('sam@example.com', 'Mill Lane 3');
            """);
        var sources = database.Under("dataset: [{ fides_key: shop, collections: [{ name: visit, fides_meta: { masking_strategy_override: { strategy: delete } }, fields: [{ name: email, fides_meta: { identity: email } }] }] }]");
        Assert.Equal(1, (await Erasure(sources).CarryOut(Mei, _key, Ct)).Deleted);
        var file = await File.ReadAllTextAsync(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource, Encoding.Latin1, Ct);
        Assert.DoesNotContain("mei.lin", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Yuyuan", file, StringComparison.Ordinal);
        Assert.Contains("Mill Lane 3", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Interrupted_at_any_record_and_run_again_it_ends_the_same(bool afterwards)
    {
        await Erasure(_shop.Sources).CarryOut(Mei, _key, Ct);
        var expected = await ShopState.Of(_shop, Ct);
        for (var batch = 1; ; batch++)
        {
            using var shop = new SampleShopSources();
            var interruption = new Interruption(batch, afterwards);
            var failing = Erasure(shop.Wrapped(s => new FailingSource(s, interruption)), batchSize: 1);
            try
            {
                await failing.CarryOut(Mei, _key, Ct);
            }
            catch (SourceFailedException failure) when (failure.Code == "test")
            {
                Assert.True(failure.Transient);
            }

            if (!interruption.Happened)
            {
                Assert.Equal(11, batch);
                return;
            }

            // Had the last record been masked already, nothing would lead to what is left.
            var left = (await Erasure(shop.Sources).Verify(Mei, _key, Ct)).Left.Sum(c => c.Deleted + c.Masked);
            Assert.Equal(afterwards ? 10 - batch : 11 - batch, left);
            await Erasure(shop.Sources).CarryOut(Mei, _key, Ct);
            Assert.Equal(expected.Rows, (await ShopState.Of(shop, Ct)).Rows);
        }
    }

    [Fact]
    public async Task Two_runs_at_once_erase_each_record_once()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Erasure(_shop.Sources, batchSize: 1).CarryOut(Mei, _key, Ct), Ct)));
        Assert.Equal((9L, 1L), (results.Sum(r => r.Deleted), results.Sum(r => r.Masked)));
        Assert.True((await Erasure(_shop.Sources).Verify(Mei, _key, Ct)).NothingLeft);
    }

    [Fact]
    public async Task Again_after_it_is_done_it_does_nothing()
    {
        await Erasure(_shop.Sources).CarryOut(Mei, _key, Ct);
        var before = await ShopState.Of(_shop, Ct);
        var again = await Erasure(_shop.Sources).CarryOut(Mei, _key, Ct);
        Assert.Equal((0L, 0L, 0L), (again.Deleted, again.Masked, again.Kept));
        Assert.Equal(before.Rows, (await ShopState.Of(_shop, Ct)).Rows);
    }

    [Fact]
    public async Task Without_anything_proven_nothing_is_erased() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Erasure(_shop.Sources).CarryOut([], _key, Ct));

    [Fact]
    public async Task A_map_that_is_silent_about_a_collection_erases_nothing_and_names_it()
    {
        using var database = new TestDatabase().Run("CREATE TABLE visit (email TEXT); INSERT INTO visit VALUES ('mei.lin@example.com')");
        var sources = database.Under("dataset: [{ fides_key: shop, collections: [{ name: visit, fields: [{ name: email, fides_meta: { identity: email } }] }] }]");
        Assert.StartsWith("shop.visit: does not say what happens", Assert.Single(Erasure(sources).Mistakes), StringComparison.Ordinal);
        await Assert.ThrowsAsync<DataMapException>(() => Erasure(sources).Plan(Mei, Ct));
        await Assert.ThrowsAsync<DataMapException>(() => Erasure(sources).CarryOut(Mei, _key, Ct));
        Assert.Single(await TestDatabase.Rows(sources, Mei));
    }

    [Fact]
    public async Task A_database_that_refuses_fails_with_a_code_and_without_a_value()
    {
        using (var connection = new SqliteConnection($"Data Source={_shop.DatabasePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TRIGGER held BEFORE DELETE ON orders WHEN OLD.id = 10013 BEGIN SELECT RAISE(ABORT, 'mei.lin'); END";
            command.ExecuteNonQuery();
        }

        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => Erasure(_shop.Sources, batchSize: 1).CarryOut(Mei, _key, Ct));
        Assert.Equal(("shop", "sqlite-19", false), (failure.SourceName, failure.Code, failure.Transient));
        Assert.DoesNotContain("mei", failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _shop.Dispose();

    private static bool IsPaymentOfMei(string row) => row.StartsWith("payment|6001", StringComparison.Ordinal);

    private static Erasure Erasure(DataSources sources, int batchSize = 500) =>
        new(sources, TimeProvider.System, new SourceErasure(sources) { BatchSize = batchSize });
}
