using System.Runtime.CompilerServices;
using PrivacyFunctions.Languages;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines;

/// <summary>
/// Counts provisional dates again, once a day and process, so also after a start with a new calendar. What is read is what
/// is provisional, not what exists.
/// </summary>
public sealed class ProvisionalDates(RequestLedger ledger, Wakes wakes, DueIndex due, DeadlineRules rules, TimeProvider time)
{
    // A row is written before the request it is for; one that is older than this was for a request that never came.
    private static readonly TimeSpan WriteTakes = TimeSpan.FromMinutes(10);

    private DateOnly _looked;

    /// <summary>The requests whose dates are certain now, each as it stands.</summary>
    public async IAsyncEnumerable<Request> Recount([EnumeratorCancellation] CancellationToken cancellation)
    {
        var today = time.GetUtcNow().DayIn(rules.Zone);
        if (_looked == today)
        {
            yield break;
        }

        await foreach (var row in due.Provisional(cancellation))
        {
            var request = await ledger.Find(row.Reference, cancellation);
            if (request is { IsProvisional: true, Status: not RequestStatus.Closed, Erased: null })
            {
                if (await Recount(request, cancellation) is { } certain)
                {
                    await due.Remove(row, cancellation);
                    yield return certain;
                }
            }
            else if (row.AddedAt < time.GetUtcNow() - WriteTakes)
            {
                await due.Remove(row, cancellation);
            }
        }

        _looked = today;
    }

    private async Task<Request?> Recount(Request request, CancellationToken cancellation)
    {
        if (DueDates.Of(request, rules).IsProvisional)
        {
            return null;
        }

        // The person may have to be told, whether or not the workflow hears of it at once.
        await wakes.Mark(new Wake(request.Reference, request.Version + 1), cancellation);
        return (await ledger.Record(request, Actor.Service, r => Decide(r, DueDates.Of(r, rules)), cancellation)).Request;
    }

    /// <summary>What comes of counting again: nothing while it is provisional still, or once it no longer is.</summary>
    public static Ruling Decide(Request request, DueDates dates) => request switch
    {
        { Status: RequestStatus.Closed } or { IsProvisional: false } or { Erased: not null } => Ruling.Unchanged,
        _ when dates.IsProvisional => Ruling.Unchanged,
        _ => Ruling.Of(new DueRecomputed(dates.DueEnd, dates.CompletionEnd)),
    };
}
