using PrivacyFunctions.Fulfilment;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Sources;
using PrivacyFunctions.Tests.Sources;

namespace PrivacyFunctions.Tests.Fulfilment;

public class CorrectionTests
{
    private const string Mei = "mei@example.com";
    private const string Map = """
        dataset:
          - fides_key: shop
            collections:
              - name: customer
                meta: { title: { en: Account, zh-CN: Account } }
                fields:
                  - { name: id, fides_meta: { primary_key: true, data_type: integer } }
                  - { name: email, fides_meta: { identity: email } }
                  - { name: name, meta: { title: { en: Name, zh-CN: Name }, correctable: true }, fides_meta: { data_type: string } }
              - name: address
                meta: { title: { en: Address, zh-CN: Address } }
                fields:
                  - { name: id, fides_meta: { primary_key: true, data_type: integer } }
                  - { name: customer_id, fides_meta: { data_type: integer, references: [{ dataset: shop, field: customer.id, direction: from }] } }
                  - { name: street, meta: { title: { en: Street, zh-CN: Street }, correctable: true }, fides_meta: { data_type: string, length: 20 } }
        """;

    private const string Rows = """
        CREATE TABLE customer (id INTEGER PRIMARY KEY, email TEXT, name TEXT COLLATE NOCASE);
        CREATE TABLE address (id INTEGER PRIMARY KEY, customer_id INTEGER, street TEXT);
        INSERT INTO customer VALUES (1, 'mei@example.com', 'mei'), (2, 'sam@example.com', 'mei');
        INSERT INTO address VALUES (10, 1, 'Old Street'), (11, 1, NULL), (12, 2, 'Old Street');
        """;

    private static readonly FieldProposal Name = new("shop.customer.name", null, "Mei");
    private static readonly FieldProposal Street = new("shop.address.street", null, "New Street");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void What_can_be_corrected_is_named_and_bounded_by_the_map()
    {
        using var database = new TestDatabase().Run(Rows);
        var correction = new Correction(database.Under(Map));
        Assert.Equal(["shop.customer.name", "shop.address.street"], correction.Fields.Select(f => f.Address));
        Assert.Equal((500, 20), (correction.Find("shop.customer.name")!.Longest, correction.Find("shop.address.street")!.Longest));
        Assert.Null(correction.Find("shop.customer.email"));
    }

    [Fact]
    public async Task Only_the_entries_that_were_chosen_change_even_where_a_collation_sees_no_difference()
    {
        using var database = new TestDatabase().Run(Rows);
        var correction = new Correction(database.Under(Map));
        var request = CorrectionKit.Asks(Mei, Name, Street);
        var entries = await correction.Entries(request, CorrectionKit.Key, Ct);
        Assert.Equal(["mei"], entries[0].Select(e => e.Value));
        Assert.Equal(["Old Street", null], entries[1].Select(e => e.Value));

        var approved = CorrectionKit.Approved(request, CorrectionDecision.Accept(0, entries[0][0].Mark), CorrectionDecision.Accept(1, entries[1][1].Mark));
        var done = await correction.CarryOut(approved, CorrectionKit.Key, Ct);

        Assert.All(done.Fields, f => Assert.Equal(CorrectionEnd.Corrected, f.End));
        Assert.Equal(["1,Mei", "2,mei"], database.Read("SELECT id, name FROM customer"));
        Assert.Equal(["10,Old Street", "11,New Street", "12,Old Street"], database.Read("SELECT id, street FROM address"));
    }

    [Fact]
    public async Task What_was_refused_or_not_found_stays_and_is_told()
    {
        using var database = new TestDatabase().Run(Rows).Run("DELETE FROM address WHERE customer_id = 1");
        var correction = new Correction(database.Under(Map));
        var request = CorrectionKit.Approved(CorrectionKit.Asks(Mei, Name, Street), CorrectionDecision.Refuse(0, "serious-harm", "Because."), CorrectionDecision.NotFound(1));
        Assert.Empty((await correction.Entries(request, CorrectionKit.Key, Ct))[1]);

        var done = await correction.CarryOut(request, CorrectionKit.Key, Ct);

        Assert.Equal(
            [new CorrectedField(0, Name.Field, CorrectionEnd.Refused, "serious-harm", "Because."), new CorrectedField(1, Street.Field, CorrectionEnd.NotFound, null, null)],
            done.Fields);
        Assert.Equal(["1,mei", "2,mei"], database.Read("SELECT id, name FROM customer"));
    }

    [Theory]
    [InlineData("UPDATE customer SET name = 'Mei Lin' WHERE id = 1")]
    [InlineData("DELETE FROM customer WHERE id = 1")]
    [InlineData("UPDATE customer SET email = 'other@example.com' WHERE id = 1")]
    public async Task What_changed_after_the_decision_is_not_overwritten(string change)
    {
        using var database = new TestDatabase().Run(Rows);
        var sources = database.Under(Map);
        var accepted = await CorrectionKit.Accepted(sources, CorrectionKit.Asks(Mei, Name), Ct);
        database.Run(change);
        var before = database.Read("SELECT * FROM customer");

        var done = await new Correction(sources).CarryOut(accepted, CorrectionKit.Key, Ct);

        Assert.Equal(CorrectionEnd.ChangedMeanwhile, Assert.Single(done.Fields).End);
        Assert.Equal(before, database.Read("SELECT * FROM customer"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task Broken_off_anywhere_it_is_finished_by_running_again_and_each_row_is_written_once(int batch, bool afterwards)
    {
        using var database = new TestDatabase().Run(Rows).Run("""
            CREATE TABLE written (what TEXT);
            CREATE TRIGGER names AFTER UPDATE ON customer BEGIN INSERT INTO written VALUES ('customer ' || OLD.id); END;
            CREATE TRIGGER streets AFTER UPDATE ON address BEGIN INSERT INTO written VALUES ('address ' || OLD.id); END;
            """);
        var sources = database.Under(Map);
        var accepted = await CorrectionKit.Accepted(sources, CorrectionKit.Asks(Mei, Name, Street), Ct);
        var interruption = new Interruption(batch, afterwards);
        var failing = new DataSources(sources.Map, [new FailingSource(database.Source("shop"), interruption)]);
        await Assert.ThrowsAsync<SourceFailedException>(() => new Correction(failing).CarryOut(accepted, CorrectionKit.Key, Ct));
        Assert.True(interruption.Happened);

        var done = await new Correction(sources).CarryOut(accepted, CorrectionKit.Key, Ct);
        var again = await new Correction(sources).CarryOut(accepted, CorrectionKit.Key, Ct);

        Assert.All(done.Fields, f => Assert.Equal(CorrectionEnd.Corrected, f.End));
        Assert.Equal(done, again);
        Assert.Equal(["address 10", "address 11", "customer 1"], database.Read("SELECT what FROM written ORDER BY what"));
    }

    [Fact]
    public async Task A_source_that_takes_a_change_without_making_it_fails()
    {
        using var database = new TestDatabase().Run(Rows)
            .Run("CREATE TRIGGER stubborn AFTER UPDATE ON customer BEGIN UPDATE customer SET name = OLD.name WHERE id = OLD.id; END;");
        var sources = database.Under(Map);
        var accepted = await CorrectionKit.Accepted(sources, CorrectionKit.Asks(Mei, Name), Ct);
        var failure = await Assert.ThrowsAsync<SourceFailedException>(() => new Correction(sources).CarryOut(accepted, CorrectionKit.Key, Ct));
        Assert.Equal(("rows-unchanged", false), (failure.Code, failure.Transient));
    }

    [Fact]
    public async Task A_mark_says_nothing_without_the_key_of_its_request()
    {
        using var database = new TestDatabase().Run(Rows);
        var correction = new Correction(database.Under(Map));
        var request = CorrectionKit.Asks(Mei, Name);
        var one = (await correction.Entries(request, CorrectionKit.Key, Ct))[0][0].Mark;
        var other = (await correction.Entries(request, PrivacyFunctions.Security.RequestKey.New(), Ct))[0][0].Mark;
        Assert.NotEqual(one, other);
        Assert.Matches("^[0-9a-f]{20}-[0-9a-f]{20}$", one);
    }
}
