namespace PrivacyFunctions.Requests;

/// <summary>Counts how often a proven person has asked for the same before. Staff see it; nothing follows by itself.</summary>
public sealed class RepeatCounter(RequestLedger ledger, SubjectIndex subjects)
{
    /// <summary>Of each kind that may cost, in the order of the request; empty where none may, or nothing is proven. Read one by one, and no more than are counted.</summary>
    public async Task<IReadOnlyList<Repeats>> Of(Request request, CancellationToken cancellation)
    {
        var counts = request.Kinds.Where(kind => kind.Repeats is not null).Select(kind => new Repeats(kind, Earlier: 0)).ToList();
        if (counts.Count == 0 || request.Proof is null)
        {
            return [];
        }

        await foreach (var row in subjects.Of(request.Received.Email, cancellation))
        {
            if (row.Reference == request.Reference || await ledger.Find(row.Reference, cancellation) is not { } other)
            {
                continue;
            }

            counts = [.. counts.Select(count => Repeats.Counts(other, request, count.Kind) ? count with { Earlier = count.Earlier + 1 } : count)];
            if (counts.TrueForAll(count => count.Earlier >= Repeats.Most))
            {
                break;
            }
        }

        return [.. counts.Select(count => count with { Earlier = Math.Min(count.Earlier, Repeats.Most) })];
    }
}
