namespace PrivacyFunctions.Requests;

/// <summary>Finds a person's other open requests for the same, once this one is proven.</summary>
public sealed class Duplicates(RequestLedger ledger, SubjectIndex subjects, TimeProvider time)
{
    /// <summary>
    /// Joins later ones to earlier ones. A request that is joined is marked, so that its workflow is woken. What is found
    /// closed is not read again for this, and kept in the index only as long as it counts as a repeat.
    /// </summary>
    /// <returns>This request as it stands then.</returns>
    public async Task<Request> Join(Request request, CancellationToken cancellation)
    {
        await foreach (var row in subjects.Of(request.Received.Email, cancellation))
        {
            if (row.Reference == request.Reference)
            {
                continue;
            }

            if (row.ClosedUntil is { } until)
            {
                await RemoveIfOver(request, row.Reference, until, cancellation);
                continue;
            }

            var other = await ledger.Find(row.Reference, cancellation);
            if (other is null)
            {
                await subjects.Remove(request.Received.Email, row.Reference, cancellation);
            }
            else if (other.Status == RequestStatus.Closed)
            {
                await Keep(other, cancellation);
            }
            else if (JoinDecisions.Joins(request, other))
            {
                return (await ledger.Record(request, Actor.Service, r => JoinDecisions.Join(r, other), cancellation)).Request;
            }
            else if (JoinDecisions.Joins(other, request))
            {
                await ledger.Record(other, Actor.Requester, r => JoinDecisions.Join(r, request), cancellation);
            }
        }

        return request;
    }

    private async Task Keep(Request closed, CancellationToken cancellation)
    {
        if (Repeats.CountsUntil(closed) is { } until && until > time.GetUtcNow())
        {
            await subjects.MarkClosed(closed.Received.Email, closed.Reference, until, cancellation);
        }
        else
        {
            await subjects.Remove(closed.Received.Email, closed.Reference, cancellation);
        }
    }

    private async Task RemoveIfOver(Request request, Reference closed, DateTimeOffset until, CancellationToken cancellation)
    {
        if (until <= time.GetUtcNow())
        {
            await subjects.Remove(request.Received.Email, closed, cancellation);
        }
    }
}
