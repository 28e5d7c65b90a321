using System.Globalization;
using System.Net;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Undelivered;

/// <summary>A letter comes back: staff hear of it once, tell the person another way, and the request goes on meanwhile.</summary>
public sealed class UndeliverableSpec(UndeliverableSpec.Shared shared) : IClassFixture<UndeliverableSpec.Shared>
{
    private static readonly string[] Copy = ["copy"];

    private Office Office => shared.Office;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staff_are_told_once_and_record_how_they_told_the_person()
    {
        var reference = await Office.AskAndProve("mei.lin@example.com", Copy);
        var receipt = await Office.Letter(reference, "receipt");
        var due = (await Office.Find(reference)).DueEnd;
        var now = DateTimeOffset.UtcNow;
        var bounce = EventPost.Event(receipt, "bounce", now, $"{reference}-1");
        Assert.Equal(HttpStatusCode.OK, await shared.Post.Post(Cancellation, bounce, bounce, EventPost.Event(receipt, "processed", now, $"{reference}-0")));
        Assert.Equal(HttpStatusCode.OK, await shared.Post.Post(Cancellation, bounce, EventPost.Event(receipt, "dropped", now.AddSeconds(1), $"{reference}-2")));

        var letter = await Office.Letter(reference, "undeliverable", Office.Handler);
        Assert.Equal(["LetterReturned receipt", "LetterReturned receipt"], (await Office.Station.Events(reference, Cancellation)).OfType<LetterReturned>().Select(r => $"LetterReturned {r.Letter}"));
        Assert.DoesNotContain("mei.lin", letter.Text, StringComparison.Ordinal);
        using (var staff = await Office.SignIn(letter))
        {
            Assert.Contains("Our letters to this person come back. They have to be told another way.", staff.Text, StringComparison.Ordinal);
            Assert.Contains("Decide on a request for a copy", staff.Text, StringComparison.Ordinal);
            await staff.Open($"decide/{reference}/undeliverable", Cancellation);
            Assert.Contains("That we have their request", staff.Text, StringComparison.Ordinal);
            Assert.Contains("It can't be entered here.", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("day", "yesterday"));
            Assert.Contains("Choose how you told them", staff.Text, StringComparison.Ordinal);
            await staff.Submit(Cancellation, ("channel", "Phone"), ("day", "2020-02-29"));
            Assert.Contains("Enter a day from", staff.Text, StringComparison.Ordinal);

            // The day on which letters began to come back, as the service has it: today may be another one by now.
            var since = (await Office.Find(reference)).Undelivered!.Since.DayIn(Office.Rules.Zone);
            await staff.Submit(Cancellation, ("channel", "Phone"), ("day", since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
            Assert.Contains("We recorded that the person was told", staff.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("come back.", staff.Text, StringComparison.Ordinal);
        }

        var request = await Office.Find(reference);
        Assert.Equal((null, Office.Handler, Channel.Phone, due), (request.Undelivered, request.Told!.By, request.Told.How, request.DueEnd));
        Assert.Equal(2, (await Office.Letters(reference)).Count(l => l.Key.Letter == "undeliverable"));
        Assert.DoesNotContain("no such mailbox", Office.Service.Output, StringComparison.Ordinal);

        await Office.Press(reference, "decision-needed", Office.Handler, "approve");
        await Office.Letter(reference, "ready");
    }

    [Fact]
    public async Task The_person_reads_it_on_their_page_until_a_later_letter_arrives()
    {
        var reference = await Office.AskAndProve("sam.taylor@example.com", Copy);
        await Office.Press(reference, "decision-needed", Office.Handler, "approve");
        var (receipt, ready) = (await Office.Letter(reference, "receipt"), await Office.Letter(reference, "ready"));
        var now = DateTimeOffset.UtcNow;
        await shared.Post.Post(Cancellation, EventPost.Event(receipt, "bounce", now, $"{reference}-1"));
        using var person = await Office.SignIn(ready);
        Assert.Contains("Letters that we sent to your e-mail address came back", person.Text, StringComparison.Ordinal);

        await shared.Post.Post(Cancellation, EventPost.Event(ready, "delivered", now.AddSeconds(5), $"{reference}-2"));
        await person.Open($"status/{reference}", Cancellation);
        Assert.DoesNotContain("came back", person.Text, StringComparison.Ordinal);
        Assert.Null((await Office.Find(reference)).Undelivered);
    }

    [Fact]
    public async Task Of_a_closed_request_staff_hear_too_and_of_letters_to_staff_nobody()
    {
        var reference = await Office.AskAndProve($"nobody-{Guid.NewGuid():N}@example.org", Copy);
        var nothing = await Office.Letter(reference, "nothing-found");
        await Office.Until(reference, "it is closed", r => r.Status == RequestStatus.Closed);
        await shared.Post.Post(Cancellation, EventPost.Event(nothing, "bounce", DateTimeOffset.UtcNow, $"{reference}-1"));
        var letter = await Office.Letter(reference, "undeliverable", Office.Handler);
        Assert.Contains("The request is closed", letter.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);

        var facts = await Office.Facts(reference);
        Assert.Equal(HttpStatusCode.OK, await shared.Post.Post(Cancellation, EventPost.Event(letter, "bounce", DateTimeOffset.UtcNow, $"{reference}-2")));
        Assert.Equal(facts.Where(f => !f.StartsWith("LetterSent", StringComparison.Ordinal)), (await Office.Facts(reference)).Where(f => !f.StartsWith("LetterSent", StringComparison.Ordinal)));
    }

    /// <summary>One service for all; each test has a request of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        private readonly EventSigner _signer = new();

        internal Office Office { get; private set; } = null!;

        internal EventPost Post { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Office = await Office.Open(Cancellation, ("SendGridEventKey", _signer.PublicKey));
            Post = new EventPost(Office, _signer);
        }

        public async ValueTask DisposeAsync()
        {
            await Office.DisposeAsync();
            _signer.Dispose();
        }
    }
}
