using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.BadInput;
using PrivacyFunctions.Journeys.Crashes;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.MailDoor;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;
using Visitor = PrivacyFunctions.Journeys.BadInput.Visitor;

namespace PrivacyFunctions.Journeys.Limits;

/// <summary>What a stranger can bring about is bounded, and what they are told is the same whoever they name.</summary>
public sealed partial class LimitsSpec(LimitsSpec.Shared shared) : IClassFixture<LimitsSpec.Shared>
{
    private const string Secret = "d41d8cd98f00b204e9800998ecf8427e";

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Too many tries in a short time", "192.0.2.1")]
    [InlineData("zh-CN", "\u77ed\u65f6\u95f4\u5185\u5c1d\u8bd5\u6b21\u6570\u8fc7\u591a", "192.0.2.2")]
    public async Task A_client_that_sends_too_many_is_told_when_to_come_again_and_loses_nothing(string language, string says, string client)
    {
        for (var i = 0; i < Shared.PerClient; i++)
        {
            await Ask($"person{i}.{client}@example.com", client);
        }

        var check = await Fill($"last.{client}@example.com", $"198.51.100.{client[^1]}, {client}", language);
        var answer = await check.Visitor.Submit("/request/check", Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
        Assert.InRange(int.Parse(answer.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 3600);
        var kept = await answer.Visitor.Open("/request/check", Cancellation);
        Assert.Contains($"last.{client}@example.com", kept.Text, StringComparison.Ordinal);
        var program = await (check.Visitor with { Headers = [.. check.Visitor.Headers.Where(h => h.Name != "Accept"), ("Accept", "application/json")] })
            .Submit("/request/check", Cancellation);
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/problem+json"), (program.Status, program.MediaType));
        Assert.Contains("\"too-many-requests\"", program.Body, StringComparison.Ordinal);
        Assert.True(program.Headers.ContainsKey("Retry-After"));

        // What is kept is sent by another way, and a request that was sent is not counted again.
        var elsewhere = kept.Visitor with { Headers = [("X-Forwarded-For", "192.0.2.99")] };
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.Submit("/request/check", Cancellation)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (elsewhere with { Headers = [("X-Forwarded-For", client)] }).Submit("/request/check", Cancellation)).Status);
    }

    [Fact]
    public async Task An_address_with_too_many_requests_is_answered_as_ever_and_not_written_to()
    {
        const string Address = "often.asked@example.com";
        var answers = new List<Answer>();
        for (var i = 0; i < Shared.PerAddress + 2; i++)
        {
            answers.Add(await Ask(Address, $"192.0.2.{20 + i}"));
        }

        Assert.Single(answers.Select(Plain).Distinct());
        var references = answers.ConvertAll(ReferenceOf);
        await Eventually.Async(
            async () => (await Office.LettersTo(Address)).Count == Shared.PerAddress, Office.Patience, "the letters that may go are there", Cancellation);
        foreach (var reference in references.Skip(Shared.PerAddress))
        {
            Assert.True((await Office.Find(reference)).Received.Unannounced);
        }

        // The other door is open as before: the mail is answered.
        using var post = new MailPost(Office, Secret);
        await post.Parsed(WrittenMail.New(Address, "My data", "Please send me a copy of my data."), Cancellation);
        await Eventually.Async(
            async () => (await Office.LettersTo(Address)).Any(l => l.Key.Letter == "mail-receipt"), Office.Patience, "the mail is answered", Cancellation);
        Assert.Equal(Shared.PerAddress + 1, (await Office.LettersTo(Address)).Count);
    }

    [Fact]
    public async Task Letters_about_what_nobody_has_proven_are_capped_whichever_door_they_come_by()
    {
        const string Address = "often.mailed@example.com";
        using var post = new MailPost(Office, Secret);
        for (var i = 0; i < Shared.LettersPerAddress + 2; i++)
        {
            await post.Parsed(WrittenMail.New(Address, "My data", $"Please send me a copy of my data. {i}"), Cancellation);
        }

        await Eventually.Async(
            async () => (await File.ReadAllTextAsync(Office.Service.OutputFile, Cancellation)).Split("letter receipt is not sent").Length == 3,
            Office.Patience, "two letters are withheld", Cancellation);
        Assert.Equal(Shared.LettersPerAddress, (await Office.LettersTo(Address)).Count);
    }

    [Fact]
    public async Task Who_says_this_was_not_me_is_written_to_about_one_more_request_a_day_and_can_still_write()
    {
        const string Address = "not.me@example.com";
        var reference = ReferenceOf(await Ask(Address, "192.0.2.40"));
        using var reader = Office.Caller();
        await reader.Open((await Office.Letter(reference, "receipt")).Link, Cancellation);
        await reader.Submit(Cancellation, ("do", "not-me"));
        await Office.Letter(reference, "withdrawn");

        var again = await Ask(Address, "192.0.2.41");

        Assert.True((await Office.Find(ReferenceOf(again))).Received.Unannounced);
        using var post = new MailPost(Office, Secret);
        await post.Parsed(WrittenMail.New(Address, "My data", "Please send me a copy of my data."), Cancellation);
        await Eventually.Async(
            async () => (await Office.LettersTo(Address)).Any(l => l.Key.Letter == "mail-receipt"), Office.Patience, "the mail is answered", Cancellation);
        Assert.DoesNotContain(await Office.LettersTo(Address), l => l.Key.Reference.Value == ReferenceOf(again));
    }

    [Fact]
    public async Task Nobody_learns_from_pages_letters_or_facts_whether_somebody_is_known()
    {
        var known = await Journey("amelia.jones@example.com", "192.0.2.50");
        var unknown = await Journey("amelie.johns@example.com", "192.0.2.51");

        Assert.Equal(known.Pages, unknown.Pages);
        Assert.Equal(known.Letters, unknown.Letters);
        Assert.Equal(known.Facts, unknown.Facts);
    }

    private async Task<(IReadOnlyList<string> Pages, IReadOnlyList<string> Letters, IReadOnlyList<string> Facts)> Journey(string address, string client)
    {
        var pages = new List<Answer>();
        var visitor = new Visitor(Office.Station.Address) { Headers = [("X-Forwarded-For", client)] };
        foreach (var (path, field, value) in new[] { ("kinds", "kind", "copy"), ("email", "email", address), ("account", "account", "1001") })
        {
            pages.Add(await visitor.Open($"/request/{path}", Cancellation));
            pages.Add(await pages[^1].Visitor.Submit($"/request/{path}", Cancellation, (field, value)));
            visitor = pages[^1].Visitor;
        }

        pages.Add(await visitor.Submit("/request/check", Cancellation));
        var reference = ReferenceOf(pages[^1]);
        var receipt = await Office.Letter(reference, "receipt");
        pages.Add(await new Visitor(Office.Station.Address).Open(receipt.Link.PathAndQuery, Cancellation));
        await Office.Until(reference, "the receipt is in the ledger", request => request.HasSettled("receipt"));
        await Eventually.Async(
            async () => await Office.Station.Wakes.Find(Reference.Parse(reference), Cancellation) is null, Office.Patience, "the workflow waits", Cancellation);
        return (
            pages.ConvertAll(p => Plain(p).Replace(address, "ADDRESS", StringComparison.Ordinal)),
            [.. (await Office.Letters(reference)).Select(l => l.Key.Letter + Plain(l.Text))],
            await Office.Facts(reference));
    }

    private static string Plain(Answer answer) =>
        $"{(int)answer.Status} {string.Join('\n', answer.Headers.Where(h => h.Key is not "Date" and not "Set-Cookie" and not "Content-Length").Select(h => $"{h.Key}: {h.Value}"))}\n{Plain(answer.Body)}";

    private static string Plain(string text) => Token().Replace(AnyReference().Replace(text, "REFERENCE"), "TOKEN");

    private static string ReferenceOf(Answer answer) => AnyReference().Match(answer.Text).Value;

    private async Task<Answer> Ask(string address, string forwarded)
    {
        var check = await Fill(address, forwarded, "en");
        var sent = await check.Visitor.Submit("/request/check", Cancellation);
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("We received your request", sent.Text, StringComparison.Ordinal);
        return sent;
    }

    private async Task<Answer> Fill(string address, string forwarded, string language)
    {
        var visitor = new Visitor(Office.Station.Address) { Headers = [("X-Forwarded-For", forwarded), ("Accept-Language", language)] };
        var kinds = await visitor.Open("/request/kinds", Cancellation);
        var email = await kinds.Visitor.Submit("/request/kinds", Cancellation, ("kind", "copy"));
        var account = await email.Visitor.Submit("/request/email", Cancellation, ("email", address));
        return await account.Visitor.Submit("/request/account", Cancellation, ("account", ""));
    }

    [GeneratedRegex("PR-[0-9A-Y]{4}-[0-9A-Y]{4}")]
    private static partial Regex AnyReference();

    // Form tokens, tokens of links, codes.
    [GeneratedRegex(@"(?<=csrf"" value="")[\w-]+|(?<=\?t=)[\w-]+|(?<![\w-])\d{6}(?![\w-])")]
    private static partial Regex Token();

    public sealed class Shared : IAsyncLifetime
    {
        internal const int PerClient = 4;
        internal const int PerAddress = 2;
        internal const int LettersPerAddress = 3;

        internal Office Office { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Office = await Office.Open(
            Cancellation,
            ("InboundSecret", Secret),
            ("RequestsPerClient", $"{PerClient}"),
            ("RequestsPerAddress", $"{PerAddress}"),
            ("LettersPerAddress", $"{LettersPerAddress}"),
            ("ClientAddressHeader", "X-Forwarded-For"));

        public ValueTask DisposeAsync() => Office.DisposeAsync();
    }
}
