using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using PrivacyFunctions.Security;
using PrivacyFunctions.Storage;

namespace PrivacyFunctions.Requests;

/// <summary>
/// The truth about every request. State and audit rows of a request share a partition and are written in one
/// transaction under the state row's ETag: who loses a race decides again on what the winner wrote.
/// </summary>
public sealed class RequestLedger(StorageAccount storage, RequestKeys keys, Wakes wakes, DueIndex due, TimeProvider time)
{
    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Requests);

    /// <summary>
    /// Records the arrival of a request. The same reference again gives the request that it made the first time,
    /// so a form sent twice is one request.
    /// </summary>
    public Task<Request> Receive(Reference reference, RequestReceived received, CancellationToken cancellation) =>
        Receive(reference, () => Task.FromResult(received), cancellation);

    /// <param name="receive">Asked for only where there is no such request yet.</param>
    public async Task<Request> Receive(Reference reference, Func<Task<RequestReceived>> receive, CancellationToken cancellation)
    {
        if (await Find(reference, cancellation) is { } existing)
        {
            return existing;
        }

        var received = await receive();
        var now = time.GetUtcNow();
        var request = Request.From(reference, received, now);

        // All of it before the ledger, in whatever order: somebody waits for the answer.
        var making = keys.Make(reference, cancellation);
        await Task.WhenAll(making, wakes.Mark(new Wake(reference, request.Version), cancellation), Index(before: null, request, cancellation));
        var key = await making;
        var entry = LedgerRows.Entry(reference, 1, now, received, received.Entered is null ? Actor.Requester : Actor.Staff, AuditEntry.Genesis, key);
        var head = entry.Hash(reference);
        var version = await TryWrite(
            [
                new TableTransactionAction(TableTransactionActionType.Add, LedgerRows.AuditRow(reference, entry)),
                new TableTransactionAction(TableTransactionActionType.Add, LedgerRows.StateRow(request, head, key)),
            ],
            cancellation);
        return version is { } made ? request with { Row = new LedgerRow(head, made) } : (await Find(reference, cancellation))!;
    }

    /// <summary>The request, or null where the reference is nobody's, or its record was erased.</summary>
    public async Task<Request?> Find(Reference reference, CancellationToken cancellation)
    {
        // Without its key the record was erased: what is left are dates, kind and outcome, for nobody to act on.
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(reference.Value, LedgerRows.State, cancellationToken: cancellation);
        return row is { HasValue: true, Value: { } state } && await keys.Find(reference, cancellation) is { } key
            ? LedgerRows.ReadState(state, key) with { Row = new LedgerRow(LedgerRows.Head(state), state.ETag) }
            : null;
    }

    /// <exception cref="RequestMissingException">The reference is nobody's, or its record was erased.</exception>
    public async Task<Request> Get(Reference reference, CancellationToken cancellation) =>
        await Find(reference, cancellation) ?? throw new RequestMissingException(reference);

    /// <summary>
    /// Decides on the request as it stands and records the facts that follow. Where somebody else wrote meanwhile,
    /// it decides again. A fact from outside the workflow is marked first, so that the workflow is woken for sure.
    /// </summary>
    /// <exception cref="RequestMissingException">The reference is nobody's.</exception>
    public async Task<Recorded> Record(Reference reference, Actor actor, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        await Record(await Get(reference, cancellation), asItStands: true, actor, decide, cancellation);

    /// <summary>The same for a request that was read before. It is read again only where somebody wrote meanwhile, or nothing seems to follow.</summary>
    /// <param name="read">As the ledger gave it.</param>
    /// <exception cref="RequestMissingException">Its record was erased meanwhile.</exception>
    public Task<Recorded> Record(Request read, Actor actor, Func<Request, Ruling> decide, CancellationToken cancellation) =>
        Record(read, asItStands: false, actor, decide, cancellation);

    /// <summary>The events of a request in order, each with its row, the chain checked on the way.</summary>
    /// <exception cref="BrokenAuditChainException">A row was changed, added or taken away.</exception>
    public async IAsyncEnumerable<(AuditEntry Row, RequestEvent Fact)> Audit(
        Reference reference,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = await Get(reference, cancellation);
        var key = await keys.Get(reference, cancellation);
        var (previous, version) = (AuditEntry.Genesis, 0);
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {reference.Value} and RowKey ge {LedgerRows.AuditKey(1)} and RowKey le {LedgerRows.AuditKey(request.Version)}"),
            cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            var (entry, hash) = LedgerRows.ReadAudit(row);
            version++;
            if (entry.Version != version || entry.Previous != previous || entry.Hash(reference) != hash)
            {
                throw new BrokenAuditChainException(reference, version);
            }

            previous = hash;
            yield return (entry, LedgerRows.ReadEvent(reference, entry, key));
        }

        if (version != request.Version || previous != request.Row!.Head)
        {
            throw new BrokenAuditChainException(reference, version + 1);
        }
    }

    private async Task<Recorded> Record(Request request, bool asItStands, Actor actor, Func<Request, Ruling> decide, CancellationToken cancellation)
    {
        while (true)
        {
            var ruling = decide(request);
            if (ruling is Ruling.Facts { Events: var facts } && request.Row is { } row)
            {
                if (await TryAppend(request, row, facts, actor, cancellation) is { } after)
                {
                    return new Recorded(after, ruling);
                }
            }
            else if (asItStands)
            {
                return new Recorded(request, ruling);
            }

            (request, asItStands) = (await Get(request.Reference, cancellation), true);
        }
    }

    // Null where somebody else wrote meanwhile.
    private async Task<Request?> TryAppend(Request before, LedgerRow row, IReadOnlyList<RequestEvent> facts, Actor actor, CancellationToken cancellation)
    {
        var key = await keys.Find(before.Reference, cancellation) ?? throw new RequestMissingException(before.Reference);
        var (after, head, actions) = Append(before, row, key, facts, actor);

        // That a letter arrived, nobody waits for.
        if (actor != Actor.Service && !facts.All(fact => fact is LetterDelivered))
        {
            await wakes.Mark(new Wake(after.Reference, after.Version), cancellation);
        }

        await Index(before, after, cancellation);
        return await TryWrite(actions, cancellation) is { } version ? after with { Row = new LedgerRow(head, version) } : null;
    }

    // Before the ledger: a row too many is harmless, one that is missing is not.
    private async Task Index(Request? before, Request after, CancellationToken cancellation)
    {
        // The row of a closed request stands at its end; one that is taken up again falls due as before.
        if (before?.EarliestEnd != after.EarliestEnd || (before.Status == RequestStatus.Closed && after.Status != RequestStatus.Closed))
        {
            await due.Add(after.Reference, after.EarliestEnd, cancellation);
        }

        if (after is { IsProvisional: true, Status: not RequestStatus.Closed } && before is null or { IsProvisional: false } or { Status: RequestStatus.Closed })
        {
            await due.AddProvisional(after.Reference, cancellation);
        }
    }

    private (Request After, string Head, List<TableTransactionAction> Actions) Append(
        Request request, LedgerRow row, RequestKey key, IReadOnlyList<RequestEvent> facts, Actor actor)
    {
        var now = time.GetUtcNow();
        var head = row.Head;
        var actions = new List<TableTransactionAction>(facts.Count + 1);
        foreach (var fact in facts)
        {
            request = request.Apply(fact, now);
            var entry = LedgerRows.Entry(request.Reference, request.Version, now, fact, actor, head, key);
            head = entry.Hash(request.Reference);
            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, LedgerRows.AuditRow(request.Reference, entry)));
        }

        actions.Add(new TableTransactionAction(TableTransactionActionType.UpdateReplace, LedgerRows.StateRow(request, head, key), row.Version));
        return (request, head, actions);
    }

    // The state row is the last; what is given is its new version, or null where somebody else was first.
    private async Task<ETag?> TryWrite(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        try
        {
            return (await _table.SubmitTransactionAsync(actions, cancellation)).Value[^1].Headers.ETag!.Value;
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
        {
            return null;
        }
    }
}

/// <param name="Request">As it stands after the command.</param>
public sealed record Recorded(Request Request, Ruling Ruling);

/// <summary>The reference is nobody's.</summary>
public sealed class RequestMissingException(Reference reference) : Exception($"There is no request {reference}.");
