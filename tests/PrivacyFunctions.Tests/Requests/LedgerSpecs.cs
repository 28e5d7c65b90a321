using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using PrivacyFunctions.Requests;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Tests.Requests;

public sealed class LedgerSpecs
{
    private static readonly DeploymentKey Deployment = DeploymentKey.Parse(Convert.ToBase64String(new byte[32]));
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new(RequestSpec.Now);
    private readonly Reference _reference = Reference.New();

    [Fact]
    public async Task A_request_sent_twice_is_one_request()
    {
        var ledger = await Ledger();
        var first = await ledger.Receive(_reference, RequestSpec.Received, Test);
        _time.Advance(TimeSpan.FromMinutes(1));
        var second = await ledger.Receive(_reference, RequestSpec.Received with { Email = "other@example.com" }, Test);

        Assert.Equal(first.Received, second.Received);
        Assert.Single(await Audit(ledger));
    }

    [Fact]
    public async Task Every_fact_of_the_state_reads_back()
    {
        var ledger = await Ledger();
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        RequestEvent[] facts =
        [
            new LetterSent("receipt", "0011223344556677", "<1@example.com>"), RequestSpec.Proven, RequestSpec.Searched, RequestSpec.Approved,
            RequestSpec.Made, new PackageCollected(PackageUse.Read), new RequestClosed(Outcome.Done), new PackageDeleted(),
        ];
        foreach (var fact in facts)
        {
            await ledger.Record(_reference, Actor.Service, _ => Ruling.Of(fact), Test);
        }

        var request = (await ledger.Find(_reference, Test))!;
        Assert.Equal(9, request.Version);
        Assert.Equal(RequestSpec.Received, request.Received);
        Assert.Equal(RequestSpec.Made, request.Package);
        Assert.Equal(Outcome.Done, request.Outcome);
        Assert.True(request.PackageIsDeleted);
        Assert.True(request.HasSettled("receipt", "0011223344556677"));
        Assert.Equal(RequestSpec.Now, request.When<IdentityProven>());
        Assert.Equal(
            new[] { nameof(RequestReceived) }.Concat(facts.Select(f => f.GetType().Name)),
            (await Audit(ledger)).Select(a => a.Row.Event));
    }

    [Fact]
    public async Task The_longest_corrections_with_the_longest_reasons_fit()
    {
        var ledger = await Ledger();
        FieldProposal[] proposals = [.. Enumerable.Range(0, FieldProposal.Most).Select(i => new FieldProposal($"shop.customer.f{i}", new string('\u6c49', 500), new string('\u5b57', 500)))];
        await ledger.Receive(_reference, RequestSpec.Received with { Proposals = [.. proposals] }, Test);
        var decisions = new CorrectionDecisions([.. proposals.Select((_, i) => CorrectionDecision.Refuse(i, "serious-harm", new string('\u56e0', 500)))]);
        RequestEvent[] facts =
        [
            RequestSpec.Proven, RequestSpec.Searched, new ValuesRevealed("staff@example.com", "To compare."),
            new DecisionProposed("staff@example.com", Verdict.Approve, null, null) { Corrections = decisions }, RequestSpec.Approved with { Corrections = decisions },
            new CorrectionBegun(), new DataCorrected([.. decisions.Select((d, i) => new CorrectedField(i, proposals[i].Field, CorrectionEnd.Refused, d.Ground, d.Reason))]),
        ];
        foreach (var fact in facts)
        {
            await ledger.Record(_reference, Actor.Service, _ => Ruling.Of(fact), Test);
        }

        var request = (await ledger.Find(_reference, Test))!;
        Assert.Equal(proposals, request.Received.Proposals);
        Assert.Equal(decisions, request.Approved!.Corrections);
        Assert.Equal(facts[^1], request.Corrected);
        Assert.Equal(["staff@example.com"], request.RevealedTo);
        Assert.Equal(8, (await Audit(ledger)).Count);
    }

    [Fact]
    public async Task The_longest_words_and_the_longest_answer_fit_into_a_row()
    {
        var ledger = await Ledger();
        var words = new string('字', 4000);
        var received = RequestSpec.Received with { Kinds = new Kinds(Asked.Question), Details = words };
        await ledger.Receive(_reference, received, Test);
        await ledger.Record(_reference, Actor.Service, r => RequestDecisions.LetterSent(r, "receipt", "0011223344556677", "<1@example.com>"), Test);
        await ledger.Record(_reference, Actor.Staff, r => AnswerDecisions.Answer(r, new RequestAnswered("staff@example.com", words), mayAnswer: true), Test);

        var request = (await ledger.Find(_reference, Test))!;
        Assert.Equal((words, words, Outcome.Answered), (request.Received.Details, request.Answered!.Text, request.Outcome!.Value));
    }

    [Fact]
    public async Task Of_many_deciders_at_once_one_decides_and_the_others_are_told()
    {
        var ledger = await Ledger();
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        await ledger.Record(_reference, Actor.Service, _ => Ruling.Of(RequestSpec.Proven, RequestSpec.Searched), Test);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            ledger.Record(_reference, Actor.Staff, r => ReviewDecisions.Decide(r, new DecisionProposed($"staff{i}@example.com", Verdict.Approve, null, null)), Test)));

        var winner = Assert.Single(answers, a => a.Ruling is Ruling.Facts).Request.Approved!.By;
        Assert.All(answers, a => Assert.Equal(winner, a.Request.Approved!.By));
        Assert.Equal(4, (await Audit(ledger)).Count);
    }

    [Fact]
    public async Task A_due_date_that_moves_is_in_the_index_and_its_old_day_is_no_longer_the_requests()
    {
        var ledger = await Ledger();
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        var later = RequestSpec.Received.DueEnd.AddMonths(2);
        var request = (await ledger.Record(_reference, Actor.Staff, _ => Ruling.Of(new DueExtended("staff@example.com", "Five systems to search.", later)), Test)).Request;

        var rows = await new DueIndex(await TestStorageAccount.Get(), _time).DueBefore(later.AddDays(1), Test).Where(r => r.Reference == _reference).ToListAsync(Test);
        Assert.Equal([("2026-12-08", false), ("2027-02-08", true)], rows.Select(r => (r.Day, r.IsOf(request))));
        Assert.Equal((later, RequestSpec.Received.DueEnd), ((await ledger.Find(_reference, Test))!.DueEnd, request.FirstDueEnd));
    }

    [Fact]
    public async Task No_personal_value_stands_in_clear_in_storage()
    {
        var ledger = await Ledger();
        await ledger.Receive(_reference, RequestSpec.Received with { Email = "canary-7f3a@example.com", ClaimedAccount = "canary-account" }, Test);
        await ledger.Record(_reference, Actor.Staff, _ => Ruling.Of(RequestSpec.Refused with { Reason = "canary-reason", By = "canary-staff@example.com" }), Test);

        var rows = await (await Requests()).QueryAsync<TableEntity>(r => r.PartitionKey == _reference.Value, cancellationToken: Test).ToListAsync(Test);
        Assert.Equal(3, rows.Count);
        Assert.All(rows.SelectMany(r => r.Keys.Select(k => r[k])), value =>
            Assert.DoesNotContain("canary", value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_authority_demands_reads_back_and_rests_sealed()
    {
        var ledger = await Ledger();
        var demand = DemandDecisionSpecs.Foreign with { Authority = "canary bureau", SubjectWords = "canary words", Document = DemandDecisionSpecs.Foreign.Document with { KeptAt = "canary shelf" } };
        await ledger.Receive(_reference, DemandDecisionSpecs.Received(demand), Test);
        foreach (var fact in new RequestEvent[] { DemandDecisionSpecs.Confirmed with { With = "canary officer" }, DemandDecisionSpecs.AtHome, DemandDecisionSpecs.Lifted })
        {
            await ledger.Record(_reference, Actor.Staff, _ => Ruling.Of(fact), Test);
        }

        var request = (await ledger.Find(_reference, Test))!;
        Assert.Equal(demand.Scope, request.Scope);
        Assert.Equal(demand with { Scope = request.Scope! }, request.Received.Demand);
        Assert.Equal(("canary officer", DemandDecisionSpecs.AtHome, DemandDecisionSpecs.Lifted), (request.CalledBack!.With, request.ApprovedAtHome, request.NoticeRuled));
        Assert.Equal(
            [nameof(RequestReceived), nameof(AuthorityCalledBack), nameof(ApprovedAtHome), nameof(NoticeRuled)],
            (await Audit(ledger)).Select(a => a.Row.Event));

        var rows = await (await Requests()).QueryAsync<TableEntity>(r => r.PartitionKey == _reference.Value, cancellationToken: Test).ToListAsync(Test);
        Assert.All(rows.SelectMany(r => r.Keys.Select(k => r[k])), value =>
            Assert.DoesNotContain("canary", value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : $"{value}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("At")]
    [InlineData("Event")]
    [InlineData("Actor")]
    [InlineData("Sealed")]
    [InlineData("Hash")]
    public async Task A_changed_audit_row_is_noticed(string column)
    {
        var ledger = await LedgerWithThreeEvents();
        var table = await Requests();
        TableEntity row = await table.GetEntityAsync<TableEntity>(_reference.Value, LedgerRows.AuditKey(2), cancellationToken: Test);
        row[column] = row[column] switch
        {
            DateTimeOffset at => at.AddSeconds(1),
            byte[] bytes => bytes.Reverse().ToArray(),
            "Service" => "Staff",
            string text => text + "x",
            var other => other,
        };
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Test);

        await Assert.ThrowsAsync<BrokenAuditChainException>(() => Audit(ledger));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_missing_audit_row_is_noticed(int version)
    {
        var ledger = await LedgerWithThreeEvents();
        await (await Requests()).DeleteEntityAsync(_reference.Value, LedgerRows.AuditKey(version), cancellationToken: Test);
        await Assert.ThrowsAsync<BrokenAuditChainException>(() => Audit(ledger));
    }

    [Fact]
    public async Task A_fact_from_outside_is_marked_until_the_workflow_has_read_it_and_its_own_facts_are_not()
    {
        var ledger = await Ledger();
        var wakes = new Wakes(await TestStorageAccount.Get(), _time);
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        var received = (await wakes.Find(_reference, Test))!;
        await ledger.Record(_reference, Actor.Requester, r => RequestDecisions.Prove(r, "code-to-mailbox", RequestSpec.Now, RequestSpec.Now, RequestSpec.Now), Test);

        await wakes.Clear(received, Test);
        var proven = await wakes.Find(_reference, Test);
        Assert.NotNull(proven);
        Assert.Contains(proven, await wakes.MarkedBefore(_time.GetUtcNow(), Test).ToListAsync(Test));
        Assert.DoesNotContain(proven, await wakes.MarkedBefore(_time.GetUtcNow().AddSeconds(-1), Test).ToListAsync(Test));

        await wakes.Clear(proven, Test);
        await ledger.Record(_reference, Actor.Service, r => RequestDecisions.RecordSearch(r, [], []), Test);
        Assert.Null(await wakes.Find(_reference, Test));
    }

    [Fact]
    public async Task Facts_on_a_request_that_was_read_are_decided_again_where_somebody_wrote_meanwhile()
    {
        var ledger = await Ledger();
        var read = await ledger.Receive(_reference, RequestSpec.Received, Test);
        var proven = (await ledger.Record(read, Actor.Requester, _ => Ruling.Of(RequestSpec.Proven), Test)).Request;
        var versions = new List<int>();
        var searched = await ledger.Record(read, Actor.Service, Search, Test);

        Assert.Equal([1, 2], versions);
        Assert.Equal(3, searched.Request.Version);
        Assert.NotNull(searched.Request.Proof);
        Assert.Equal(4, (await ledger.Record(searched.Request, Actor.Staff, _ => Ruling.Of(RequestSpec.Approved), Test)).Request.Version);
        Assert.Equal(2, proven.Version);
        Assert.Equal(4, (await Audit(ledger)).Count);

        Ruling Search(Request request)
        {
            versions.Add(request.Version);
            return Ruling.Of(RequestSpec.Searched);
        }
    }

    [Fact]
    public async Task That_nothing_follows_is_said_of_the_request_as_it_stands()
    {
        var ledger = await Ledger();
        var read = await ledger.Receive(_reference, RequestSpec.Received, Test);
        await ledger.Record(_reference, Actor.Requester, _ => Ruling.Of(RequestSpec.Proven), Test);

        var refused = await ledger.Record(read, Actor.Staff, r => r.Proof is null ? Ruling.No(Obstacle.NotProven) : Ruling.Of(RequestSpec.Searched), Test);
        Assert.Equal(3, refused.Request.Version);
    }

    [Fact]
    public async Task Who_clears_the_mark_of_a_fact_leaves_that_of_another_on_its_way()
    {
        var ledger = await Ledger();
        var wakes = new Wakes(await TestStorageAccount.Get(), _time);
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        var onItsWay = new Wake(_reference, 3);
        await wakes.Mark(onItsWay, Test);
        var proven = (await ledger.Record(_reference, Actor.Requester, _ => Ruling.Of(RequestSpec.Proven), Test)).Request;

        await wakes.Clear(new Wake(_reference, 1), Test);
        await wakes.Clear(new Wake(_reference, proven.Version), Test);
        await wakes.Clear(new Wake(_reference, proven.Version), Test);
        Assert.Equal(onItsWay, await wakes.Find(_reference, Test));
        Assert.Contains(onItsWay, await wakes.MarkedBefore(_time.GetUtcNow(), Test).ToListAsync(Test));
    }

    [Fact]
    public async Task Of_an_unknown_reference_there_is_nothing()
    {
        var ledger = await Ledger();
        Assert.Null(await ledger.Find(_reference, Test));
        await Assert.ThrowsAsync<RequestMissingException>(() => ledger.Record(_reference, Actor.Staff, _ => Ruling.Unchanged, Test));
    }

    private async Task<RequestLedger> LedgerWithThreeEvents()
    {
        var ledger = await Ledger();
        await ledger.Receive(_reference, RequestSpec.Received, Test);
        await ledger.Record(_reference, Actor.Service, _ => Ruling.Of(RequestSpec.Proven, RequestSpec.Searched), Test);
        Assert.Equal(3, (await Audit(ledger)).Count);
        return ledger;
    }

    private async Task<List<(AuditEntry Row, RequestEvent Fact)>> Audit(RequestLedger ledger) => await ledger.Audit(_reference, Test).ToListAsync(Test);

    private async Task<RequestLedger> Ledger()
    {
        var storage = await TestStorageAccount.Get();
        return new RequestLedger(storage, new RequestKeys(storage, Deployment), new Wakes(storage, _time), new DueIndex(storage, _time), _time);
    }

    private static async Task<TableClient> Requests() => (await TestStorageAccount.Get()).Tables.GetTableClient(StorageNames.Requests);
}
