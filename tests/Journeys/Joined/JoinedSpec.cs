using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Journeys.Joined;

/// <summary>A person who asks for the same again while the first request is open is answered once, and told so.</summary>
public sealed class JoinedSpec(JoinedSpec.Shared shared) : IClassFixture<JoinedSpec.Shared>
{
    private static readonly string[] Copy = ["copy"];
    private static readonly string[] Deletion = ["deletion"];

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_of_two_is_joined_to_the_first_and_the_person_is_told_which()
    {
        var first = await Office.AskAndProve("mei.lin@example.com", Copy);
        var second = await Office.AskAndProve("Mei.Lin@example.com", Copy);

        var letter = await Office.Letter(second, "joined");
        Assert.Contains(first, letter.Text, StringComparison.Ordinal);
        Assert.Equal((Outcome.Joined, first), ((await Office.Find(second)).Outcome, (await Office.Find(second)).Joined!.To.Value));
        Assert.DoesNotContain(await Office.Letters(second), l => l.Key.Letter == "decision-needed");

        // The letter leads to the first, which goes on as if nothing had been.
        using var person = await Office.SignIn(letter with { Key = letter.Key with { Reference = Reference.Parse(first) }, To = "mei.lin@example.com" });
        Assert.Contains(first, person.Text, StringComparison.Ordinal);
        await Office.Press(first, "decision-needed", Office.Handler, "approve");
        await Office.Letter(first, "ready");
    }

    [Fact]
    public async Task The_one_that_came_first_goes_on_though_it_was_proven_last()
    {
        var first = await Office.Ask("sam.taylor@example.com", Copy);
        var second = await Office.AskAndProve("sam.taylor@example.com", Copy);
        await Office.Letter(second, "decision-needed", Office.Handler);
        Assert.Null((await Office.Find(second)).Outcome);

        await Prove(first);

        Assert.Contains(first, (await Office.Letter(second, "joined")).Text, StringComparison.Ordinal);
        await Office.Letter(first, "decision-needed", Office.Handler);
    }

    [Fact]
    public async Task Who_asks_for_something_else_or_has_not_proven_it_or_is_answered_already_is_not_joined()
    {
        var copy = await Office.AskAndProve("olivia.brown@example.com", Copy);
        var deletion = await Office.AskAndProve("olivia.brown@example.com", Deletion);
        var unproven = await Office.Ask("olivia.brown@example.com", Copy);
        await Office.Letter(deletion, "decision-needed", Office.Handler);
        await Office.Letter(unproven, "receipt");
        Assert.All(new[] { copy, deletion, unproven }, r => Assert.Null(Office.Find(r).Result.Joined));

        await Office.Press(copy, "decision-needed", Office.Handler, "approve");
        using var person = await Office.SignIn(await Office.Letter(copy, "ready"));
        await person.Download($"status/{copy}/download", Cancellation);
        await Office.Until(copy, "it is done", r => r.Outcome == Outcome.Done);
        await Prove(unproven);
        await Office.Letter(unproven, "decision-needed", Office.Handler);
        Assert.Null((await Office.Find(unproven)).Joined);
    }

    [Fact]
    public async Task Whose_a_request_is_can_be_told_by_nobody_who_reads_the_index()
    {
        var reference = await Office.AskAndProve("george.evans@example.com", Copy);
        await Office.Letter(reference, "decision-needed", Office.Handler);
        var rows = await Office.Station.Storage.Tables.GetTableClient(StorageNames.Subjects)
            .QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.Contains(rows, r => r.RowKey == reference);
        Assert.All(rows, r => Assert.Matches("^[0-9a-f]{64}$", r.PartitionKey));
    }

    [Fact]
    public async Task Where_the_first_is_late_the_letter_says_so_with_its_new_date_and_leads_to_it()
    {
        await using var office = await Office.Open(Cancellation);
        var first = await office.AskAndProve("grace.lee@example.com", Copy);
        await office.Pass(days: 17, first);
        await office.Letter(first, "late");
        var second = await office.AskAndProve("grace.lee@example.com", Copy);

        var letter = await office.Letter(second, "joined");
        var text = letter.Text.ReplaceLineEndings(" ");
        Assert.Contains($"Our answer to request {first} is late", text, StringComparison.Ordinal);
        Assert.Matches("We answer it by", text);
        using var person = await office.SignIn(letter with { Key = letter.Key with { Reference = Reference.Parse(first) }, To = "grace.lee@example.com" });
        Assert.Contains(first, person.Text, StringComparison.Ordinal);
    }

    private async Task Prove(string reference)
    {
        var receipt = await Office.Letter(reference, "receipt");
        using var person = Office.Caller();
        await person.Open(receipt.Link, Cancellation);
        await person.Submit(Cancellation, ("do", "confirm"), ("code", receipt.Code));
        Assert.NotNull((await Office.Find(reference)).Proof);
    }

    public sealed class Shared : IAsyncLifetime
    {
        internal Office Office { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Office = await Office.Open(Cancellation);

        public ValueTask DisposeAsync() => Office.DisposeAsync();
    }
}
