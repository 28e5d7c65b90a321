namespace PrivacyFunctions.Requests;

/// <summary>Finds a person's other open requests for the same, once this one is proven.</summary>
public sealed class Duplicates(RequestLedger ledger, SubjectIndex subjects)
{
    /// <summary>Joins later ones to earlier ones. A request that is joined is marked, so that its workflow is woken.</summary>
    /// <returns>This request as it stands then.</returns>
    public async Task<Request> Join(Request request, CancellationToken cancellation)
    {
        await foreach (var reference in subjects.Of(request.Received.Email, cancellation))
        {
            if (reference == request.Reference)
            {
                continue;
            }

            var other = await ledger.Find(reference, cancellation);
            if (other is null or { Status: RequestStatus.Closed })
            {
                await subjects.Remove(request.Received.Email, reference, cancellation);
            }
            else if (JoinDecisions.Joins(request, other))
            {
                return (await ledger.Record(request.Reference, Actor.Service, r => JoinDecisions.Join(r, other), cancellation)).Request;
            }
            else if (JoinDecisions.Joins(other, request))
            {
                await ledger.Record(reference, Actor.Requester, r => JoinDecisions.Join(r, request), cancellation);
            }
        }

        return request;
    }
}
