using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using PrivacyFunctions.Journeys.Harness;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Journeys.Crashes;

/// <summary>
/// What is told to a workflow may be lost, and a workflow itself; the mark that is written before each fact may fail. The
/// sweep finds what was lost, and a fact that cannot be marked is not written.
/// </summary>
[TakesLong]
public sealed class LostMessageSpec : IAsyncLifetime
{
    private Station _station = null!;
    private StorageProxy _proxy = null!;
    private ServiceInside _service = null!;
    private MailboxPost _post = null!;

    public enum Fact
    {
        Receipt,
        Proof,
        Decision,
        Collection,
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _station = await Station.Open(Cancellation);
        _proxy = await StorageProxy.Start(_station.Azurite);
        _station.Settings["AzureWebJobsStorage"] = _proxy.ConnectionString;
        _service = await ServiceInside.Start(_station, Cancellation);
        _post = new MailboxPost(_station.Storage);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _proxy.DisposeAsync();
        await _station.DisposeAsync();
    }

    [Theory]
    [InlineData(Fact.Receipt)]
    [InlineData(Fact.Proof)]
    [InlineData(Fact.Decision)]
    [InlineData(Fact.Collection)]
    public async Task A_workflow_that_is_not_told_of_a_fact_hears_of_it_from_the_sweep(Fact fact)
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        foreach (var step in Enum.GetValues<Fact>())
        {
            _service.Client.IsDeaf = step == fact;
            var told = Stopwatch.StartNew();
            await Take(journey, step);
            if (step == fact)
            {
                // That a file was fetched is recorded after its last byte.
                await Eventually.Async(() => Task.FromResult(_service.Client.Lost > 0), CopyJourney.Patience, "the workflow is not told", Cancellation);

                // The sweep, each second, tells it again a second after it was told last.
                Assert.InRange(_service.Client.Lost, 1, 5 + (int)told.Elapsed.TotalSeconds);
            }

            _service.Client.IsDeaf = false;
        }

        await WholeRequest.Holds(_station, _post, journey.Reference, kills: 0, Cancellation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_workflow_that_is_gone_is_started_again_at_the_next_fact(bool purged)
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        await journey.Ask();
        await journey.Newest("receipt");
        await Eventually.Async(
            async () => (await _station.Find(journey.Reference, Cancellation)).Status == RequestStatus.AwaitingProof
                && await _station.Wakes.Find(Reference.Parse(journey.Reference), Cancellation) is null,
            CopyJourney.Patience, "the workflow waits for the proof", Cancellation);
        await _service.Client.TerminateInstanceAsync(journey.Reference, Cancellation);
        await _service.Client.WaitForInstanceCompletionAsync(journey.Reference, Cancellation);
        if (purged)
        {
            await _service.Client.PurgeInstanceAsync(journey.Reference, Cancellation);
            Assert.Null(await _service.Client.GetInstanceAsync(journey.Reference, Cancellation));
        }

        await journey.Prove();
        await journey.Decide();
        await journey.Collect();
        await WholeRequest.Holds(_station, _post, journey.Reference, kills: 0, Cancellation);
    }

    [Theory]
    [InlineData(Fact.Receipt)]
    [InlineData(Fact.Proof)]
    [InlineData(Fact.Decision)]
    [InlineData(Fact.Collection)]
    public async Task A_fact_that_cannot_be_marked_is_refused_for_now_and_taken_when_it_is_sent_again(Fact fact)
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        foreach (var step in Enum.GetValues<Fact>())
        {
            if (step != fact)
            {
                await Take(journey, step);
                continue;
            }

            // The workflow has cleared its own mark, so that the next one to be written is the fact's.
            await Settled(journey, step);
            _proxy.Refuse = call => call.Target == "Wakes" && call.What == "PUT";
            var before = await Versions();
            var taken = Take(journey, step);
            await Eventually.Async(() => Task.FromResult(Saw503(journey, step)), CopyJourney.Patience, "the fact is refused with 503", Cancellation);
            Assert.Equal(before, await Versions());
            _proxy.Refuse = _ => false;
            await taken;
        }

        Assert.NotEmpty(_proxy.Refused);
        await WholeRequest.Holds(_station, _post, journey.Reference, kills: 0, Cancellation);
    }

    [Fact]
    public async Task A_storage_that_answers_no_write_at_the_first_time_changes_nothing()
    {
        using var journey = new CopyJourney(_station, _post, Cancellation);
        var lost = new ConcurrentDictionary<string, StorageCall>();

        // Not of the mailbox: it stands for a provider, and counts on for ever.
        _proxy.LoseAnswer = call => call.What[0] is not ('G' or 'H') && call.Target != "dev-mailbox" && lost.TryAdd(call.Id, call);
        await journey.Run();
        _proxy.LoseAnswer = _ => false;

        Assert.True(lost.Count > 20, $"Only {lost.Count} answers were lost.");
        await WholeRequest.Holds(_station, _post, journey.Reference, kills: 1, Cancellation);

        // Nobody had to ask for a second code because the first was taken for used.
        var codes = (await _post.Letters(journey.Reference, Cancellation)).Select(l => l.Key.Letter).Where(l => l.StartsWith("code-", StringComparison.Ordinal));
        Assert.Equal(["code-decide", "code-read"], codes.Order(StringComparer.Ordinal));
    }

    private static Task Take(CopyJourney journey, Fact step) => step switch
    {
        Fact.Receipt => journey.Ask(),
        Fact.Proof => journey.Prove(),
        Fact.Decision => journey.Decide(),
        _ => journey.Collect(),
    };

    // A download has no page to see its 503 on: there the refused write is what is waited for.
    private bool Saw503(CopyJourney journey, Fact step) => step switch
    {
        Fact.Decision => journey.StaffMember.Status == HttpStatusCode.ServiceUnavailable,
        Fact.Collection => _proxy.Refused.Count >= 3,
        _ => journey.Person.Status == HttpStatusCode.ServiceUnavailable,
    };

    private Task Settled(CopyJourney journey, Fact step) => step == Fact.Receipt
        ? Task.CompletedTask
        : Eventually.Async(
            async () => await _station.Wakes.Find(Reference.Parse(journey.Reference), Cancellation) is null
                && (await _station.Events(journey.Reference, Cancellation)).Any(e => e is LetterSent sent && sent.Letter == LetterBefore(step)),
            CopyJourney.Patience, "the workflow waits for the next fact", Cancellation);

    private static string LetterBefore(Fact step) => step switch
    {
        Fact.Proof => "receipt",
        Fact.Decision => "decision-needed",
        _ => "ready",
    };

    /// <summary>How many events the ledger has in all.</summary>
    private async Task<int> Versions()
    {
        var rows = 0;
        await foreach (var row in _station.Storage.Tables.GetTableClient("Requests").QueryAsync<Azure.Data.Tables.TableEntity>(select: ["RowKey"], cancellationToken: Cancellation))
        {
            rows += row.RowKey == "state" ? 0 : 1;
        }

        return rows;
    }
}
