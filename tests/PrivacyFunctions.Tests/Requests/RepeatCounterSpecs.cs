using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;

namespace PrivacyFunctions.Tests.Requests;

/// <summary>How often somebody asked before is read from the index of proven requests, which forgets what no longer counts.</summary>
public sealed class RepeatCounterSpecs
{
    private static readonly DeploymentKey Deployment = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new(RequestSpec.Now);
    private readonly string _email = $"{Guid.NewGuid():N}@example.com";
    private RequestLedger _ledger = null!;
    private SubjectIndex _subjects = null!;
    private Duplicates _duplicates = null!;

    [Fact]
    public async Task Earlier_requests_for_the_same_within_the_time_count_and_others_do_not()
    {
        await Open();
        await Ask(daysAgo: 400, new Kinds(Asked.Copy), closed: Outcome.Done);
        await Ask(daysAgo: 100, new Kinds(Asked.Copy), closed: Outcome.Done);
        await Ask(daysAgo: 50, new Kinds(Asked.Copy), closed: Outcome.Withdrawn);
        await Ask(daysAgo: 20, new Kinds(Asked.Deletion), closed: Outcome.Done);
        await Ask(daysAgo: 10, new Kinds(Asked.Copy), closed: Outcome.Refused);
        var now = await Ask(daysAgo: 0, new Kinds(Asked.Copy));

        Assert.Equal([("copy", 2)], (await Count(now)).Select(r => (r.Kind.Name, r.Earlier)));
        Assert.Empty(await Count(await Ask(daysAgo: 0, new Kinds(Asked.Deletion))));
    }

    [Fact]
    public async Task Of_somebody_who_has_proven_nothing_nothing_is_counted()
    {
        await Open();
        await Ask(daysAgo: 10, new Kinds(Asked.Copy), closed: Outcome.Done);
        var reference = Reference.New();
        var unproven = await _ledger.Receive(reference, RequestSpec.Received with { Email = _email }, Test);
        Assert.Empty(await Count(unproven));
    }

    [Fact]
    public async Task What_is_closed_is_kept_while_it_counts_and_then_leaves_the_index()
    {
        await Open();
        var old = await Ask(daysAgo: 300, new Kinds(Asked.Copy), closed: Outcome.Done);
        var free = await Ask(daysAgo: 200, new Kinds(Asked.Deletion), closed: Outcome.Done);
        var now = await Ask(daysAgo: 0, new Kinds(Asked.Copy));
        await _duplicates.Join(now, Test);

        var rows = await Rows();
        Assert.DoesNotContain(rows, row => row.Reference == free.Reference);
        Assert.Equal(old.Received.ReceivedAt.AddDays(365), rows.Single(row => row.Reference == old.Reference).ClosedUntil);
        Assert.Null(rows.Single(row => row.Reference == now.Reference).ClosedUntil);
        Assert.Equal([1], (await Count(now)).Select(r => r.Earlier));

        _time.Advance(TimeSpan.FromDays(66));
        await _duplicates.Join(now, Test);
        Assert.Equal([now.Reference], (await Rows()).Select(row => row.Reference));
    }

    [Fact]
    public async Task A_row_of_a_request_that_never_came_or_whose_record_is_gone_leaves_the_index()
    {
        await Open();
        await _subjects.Add(_email, Reference.New(), Test);
        var now = await Ask(daysAgo: 0, new Kinds(Asked.Copy));
        await _duplicates.Join(now, Test);
        Assert.Equal([now.Reference], (await Rows()).Select(row => row.Reference));
    }

    private async Task Open()
    {
        var storage = await TestStorageAccount.Get();
        _ledger = new RequestLedger(storage, new RequestKeys(storage, Deployment), new Wakes(storage, _time), new DueIndex(storage, _time), _time);
        _subjects = new SubjectIndex(storage, Deployment);
        _duplicates = new Duplicates(_ledger, _subjects, _time);
    }

    private async Task<Request> Ask(int daysAgo, Kinds kinds, Outcome? closed = null)
    {
        var reference = Reference.New();
        await _subjects.Add(_email, reference, Test);
        await _ledger.Receive(reference, RequestSpec.Received with { Kinds = kinds, Email = _email, ReceivedAt = RequestSpec.Now.AddDays(-daysAgo) }, Test);
        RequestEvent[] facts = closed is { } outcome ? [RequestSpec.Proven, new RequestClosed(outcome)] : [RequestSpec.Proven];
        return (await _ledger.Record(reference, Actor.Service, _ => Ruling.Of(facts), Test)).Request;
    }

    private Task<IReadOnlyList<Repeats>> Count(Request request) => new RepeatCounter(_ledger, _subjects).Of(request, Test);

    private async Task<List<SubjectRow>> Rows() => await _subjects.Of(_email, Test).ToListAsync(Test);
}
