using PrivacyFunctions.Sources;

namespace PrivacyFunctions.Tests.Sources;

public class EmailMatchingTests
{
    [Theory]
    [InlineData("Mei.Lin@Example.COM", "mei.lin@example.com")]
    [InlineData("  mei.lin@example.com\t", "mei.lin@example.com")]
    [InlineData("MÜLLER@example.com", "müller@example.com")]
    [InlineData("ИВАН@example.com", "иван@example.com")]
    public void Case_and_space_around_do_not_make_another_mailbox(string stored, string proven) =>
        Assert.Equal(EmailMatching.Fold(proven), EmailMatching.Fold(stored));

    [Theory]
    [InlineData("mar\u212a@example.com", "mark@example.com")]
    [InlineData("\u0130van@example.com", "ivan@example.com")]
    [InlineData("\u0131van@example.com", "ivan@example.com")]
    [InlineData("m\u0435i@example.com", "mei@example.com")]
    [InlineData("ｍｅｉ@example.com", "mei@example.com")]
    [InlineData("stra\u1e9ee@example.com", "straße@example.com")]
    [InlineData("\u017fam@example.com", "sam@example.com")]
    [InlineData("mei+shop@example.com", "mei@example.com")]
    [InlineData("me.i@example.com", "mei@example.com")]
    [InlineData("mei\u200b@example.com", "mei@example.com")]
    public void A_look_alike_is_another_mailbox(string stored, string proven) =>
        Assert.NotEqual(EmailMatching.Fold(proven), EmailMatching.Fold(stored));

    [Theory]
    [InlineData("%@example.com")]
    [InlineData("m_i@example.com")]
    [InlineData("*")]
    [InlineData("' OR '1'='1")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("mei@example.com,sam@example.com")]
    public async Task Wildcards_find_only_a_mailbox_of_that_very_name(string proven)
    {
        using var database = new TestDatabase()
            .Run("CREATE TABLE customer (email TEXT); INSERT INTO customer VALUES ('mei@example.com'), ('sam@example.com'), (NULL), (''), (' ')");
        var sources = database.Under("dataset: [{ fides_key: shop, collections: [{ name: customer, fields: [{ name: email, fides_meta: { identity: email } }] }] }]");
        Assert.Empty(await TestDatabase.Rows(sources, TestDatabase.Email(proven)));
        if (!string.IsNullOrWhiteSpace(proven))
        {
            database.Run("INSERT INTO customer VALUES (@p0)", proven.ToUpperInvariant());
            Assert.Equal([$"customer:{proven.ToUpperInvariant()}"], await TestDatabase.Rows(sources, TestDatabase.Email(proven)));
        }
    }
}
