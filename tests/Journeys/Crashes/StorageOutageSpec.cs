using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PrivacyFunctions.Journeys.Deletions;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Journeys.MailDoor;
using PrivacyFunctions.Journeys.Time;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>
/// The storage does not answer for half a minute, while somebody is at each step of a request: who waits is told to try
/// again, and afterwards every request comes to its right end, with each fact and each letter once.
/// </summary>
public sealed class StorageOutageSpec(ITestOutputHelper output)
{
    private const string Secret = "9e107d9d372bb6826bd81d3542a419d6";
    private const string Sender = "oscar.nilsson@example.com";
    private const int Files = 300;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);
    private static readonly string[] Deletion = ["deletion"];

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_a_minute_without_storage_costs_a_page_that_says_so_and_nothing_else()
    {
        await using var office = await Office.Open(Cancellation, ("InboundSecret", Secret), ("StaffHandlers", Office.Handler));
        using var post = new MailPost(office, Secret);
        var cast = new OutageCast(office, Cancellation);
        var ends = new OutageEnds(office, Cancellation);
        var person = new ErasedPerson(office, "george.evans@example.com");
        await Task.WhenAll(Enumerable.Range(1, Files).Select(i => person.Upload($"note {i}.txt", Cancellation)));
        var parked = await cast.Park();
        var search = await cast.AboutToProve("amelia.jones@example.com", "en");
        var assembly = await cast.AboutToApprove("noah.patel@example.com", ["copy"]);
        var erasure = await AboutToErase(office, cast);
        var (sender, send) = await cast.AboutToSend("isla.khan@example.com", "en");
        var approval = await cast.AboutToApprove("leo.martin@example.com", ["copy"]);
        Tell($"{parked.Count} people wait at a step");

        // The work that nobody waits for has begun when the storage stops.
        await Task.WhenAll(erasure.Agree(), assembly.Approve(), search.Prove());
        await Eventually.Async(
            async () => (await person.Uploads(Cancellation)).Count < Files, Office.Patience, "the erasure has begun", Cancellation);
        var inFlight = new[] { send(), approval.Approve() };
        office.Station.FreezeStorage();
        var frozenAt = DateTimeOffset.UtcNow;
        var mail = WrittenMail.New(Sender, "My data", "Please send me a copy of my data.");
        try
        {
            var answers = Task.WhenAll(parked.Select(async step => (step.Name, Took: await step.IsTurnedAway())));
            var machines = Task.WhenAll(
                IsTurnedAway(post.Answer(mail, Cancellation)),
                IsTurnedAway(office.Service.Http.GetAsync(new Uri("health", UriKind.Relative), Cancellation)));
            await Task.Delay(Outage, Cancellation);
            Assert.True(answers.IsCompleted && machines.IsCompleted, "Who waits should be answered before the outage is over.");
            foreach (var (name, took) in await answers)
            {
                Tell($"{name}: 503 after {took.TotalSeconds:0.0} s");
            }

            Tell($"machines: 503 after {string.Join(" s, ", (await machines).Select(t => $"{t.TotalSeconds:0.0}"))} s");
        }
        finally
        {
            office.Station.ThawStorage();
        }

        Tell("the storage answers again");
        await office.Service.WaitUntilReady(Office.Patience, Cancellation);
        await Task.WhenAll(inFlight);
        await Task.WhenAll([
            .. parked.Select(step => step.GoOn()),
            ArrivesNow(post, mail, office, ends),
            ends.Copied(search.Reference, "en"),
            ends.Copied(assembly.Reference, "en"),
            ends.Erased(erasure.Reference),
            SentAfterAll(sender, ends),
            ApprovedAfterAll(approval.Reference, approval.Who, ends),
        ]);
        Tell("every request is at its end");
        await person.IsErased(Cancellation);
        Assert.True((await office.Find(erasure.Reference)).When<DataErased>() > frozenAt + Outage, "The outage should come while the erasure runs.");
        await HasNoBug(office);
    }

    private static async Task<(string Reference, Func<Task> Agree)> AboutToErase(Office office, OutageCast cast)
    {
        var (reference, first, approve) = await cast.AboutToApprove("george.evans@example.com", Deletion);
        using (first)
        {
            await approve();
        }

        var second = await office.SignIn(await office.Letter(reference, "second-needed"));
        return (reference, () => second.Submit(Cancellation, ("do", "agree")));
    }

    /// <summary>A machine is told in its own way.</summary>
    private static async Task<TimeSpan> IsTurnedAway(Task<HttpResponseMessage> asking)
    {
        var waited = Stopwatch.StartNew();
        using var answer = await asking;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), answer.Headers.RetryAfter?.Delta);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("storage-unavailable", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("title").GetString());
        return waited.Elapsed;
    }

    private static async Task ArrivesNow(MailPost post, WrittenMail mail, Office office, OutageEnds ends)
    {
        Assert.Equal(HttpStatusCode.OK, await post.Parsed(mail, Cancellation));
        var receipt = await Eventually.Async(
            async () => (await office.LettersTo(Sender)).SingleOrDefault(l => l.Key.Letter == "mail-receipt"),
            Office.Patience, "the mail is answered", Cancellation);
        await ends.Copied(receipt.Key.Reference.Value, "en", Door.Mail);
    }

    /// <summary>Who pressed just when the storage stopped was answered one way or the other, and it is one request either way.</summary>
    private static async Task SentAfterAll(Caller sender, OutageEnds ends)
    {
        await AgainUnlessTaken(sender);
        await ends.Copied(OutageEnds.ReferenceOn(sender.Page), "en");
    }

    private static async Task ApprovedAfterAll(string reference, Caller staff, OutageEnds ends)
    {
        await AgainUnlessTaken(staff);
        await ends.Copied(reference, "en");
    }

    private static async Task AgainUnlessTaken(Caller who)
    {
        if (who.Status == HttpStatusCode.ServiceUnavailable)
        {
            await who.SubmitAgain(Cancellation);
        }

        Assert.True(who.Status == HttpStatusCode.OK, who.Text);
    }

    private static async Task HasNoBug(Office office)
    {
        Assert.False(office.Service.HasExited, office.Service.Output);
        await using var log = new FileStream(office.Service.OutputFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var lines = new StreamReader(log);
        while (await lines.ReadLineAsync(Cancellation) is { } line)
        {
            Assert.DoesNotContain("unhandled error", line, StringComparison.Ordinal);
            Assert.DoesNotContain("(bug-", line, StringComparison.Ordinal);
        }
    }

    private void Tell(string what) => output.WriteLine($"{_clock.Elapsed.TotalSeconds,5:0.0} s  {what}");
}
