using PrivacyFunctions.Deadlines.Regimes;
using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Deadlines.Clocks;

/// <summary>What has happened to a request, as far as clocks are concerned.</summary>
/// <param name="ReceivedAt">The moment of receipt, in any offset; its day is that of each regime's zone.</param>
public sealed record ClockEvents(DateTimeOffset ReceivedAt)
{
    public DateTimeOffset? IdentityProvenAt { get; init; }

    public DateTimeOffset? FeePaidAt { get; init; }

    /// <summary>When a review of the decision was asked for.</summary>
    public DateTimeOffset? AppealedAt { get; init; }

    /// <summary>The intervals in which something was waited for that only others could give, in any order.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>Whether the person was told, in time and with a reason, that it takes longer (see <see cref="AnswerExtension"/>).</summary>
    public bool IsExtended { get; init; }

    /// <summary>
    /// Of a request as it stands, from when it was last taken up. A code to a mailbox is routine and moves no clock
    /// (EDPB Guidelines 01/2022, 157 to 159), so the moment of proof is not among them; a fee counts from the word to bear it, unless
    /// it was waived since.
    /// </summary>
    public static ClockEvents Of(Request request) => new(request.When<RequestReopened>() ?? request.Received.ReceivedAt)
    {
        FeePaidAt = request.Fee is { State: FeeState.Waived } ? null : request.Moves.LastOrDefault(moved => moved.Reason == DueMoved.Fee)?.To,
        Pauses = [.. request.Moves.Where(moved => moved.IsPause).Select(moved => new Pause(moved.Reason, moved.From, moved.To))],
        IsExtended = request.Extended is not null,
    };

    /// <summary>The latest of the events that a clock starts with; null where none of them has happened.</summary>
    public DateTimeOffset? StartOf(ClockRule rule)
    {
        DateTimeOffset? latest = null;
        foreach (var name in rule.From)
        {
            if (At(name) is { } at && !(at <= latest))
            {
                latest = at;
            }
        }

        return latest;
    }

    private DateTimeOffset? At(string name) => name switch
    {
        EventNames.Receipt => ReceivedAt,
        EventNames.Identity => IdentityProvenAt,
        EventNames.Fee => FeePaidAt,
        EventNames.Appeal => AppealedAt,
        _ => null,
    };
}

/// <summary>An interval in which a clock stands still, where its regime knows the reason.</summary>
/// <param name="Reason">A code, as in the regime's file.</param>
/// <param name="To">Exclusive. An interval that is still open is given the present moment, and is longer next time.</param>
public sealed record Pause(string Reason, DateTimeOffset From, DateTimeOffset To);
