using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Dates that were provisional were counted again once the days off were announced; they may be the same.</summary>
/// <param name="DueEnd">The end of the last day for the answer, exclusive.</param>
/// <param name="CompletionEnd">The end of the last day on which it is done, exclusive; null where the kinds have no such clock.</param>
public sealed record DueRecomputed(DateTimeOffset DueEnd, DateTimeOffset? CompletionEnd) : RequestEvent;

/// <summary>
/// The clock stood still, or began anew, while something was waited for that only the person could give; or it counts from
/// receipt again, because that is no longer asked for. Recorded with what ended the waiting, and only where a law's clock
/// moved by it.
/// </summary>
/// <param name="Reason">One of the constants here.</param>
/// <param name="From">When the person was asked; of a fee that was waived, when they had agreed to bear it.</param>
/// <param name="To">When it was waited for no longer.</param>
/// <param name="DueEnd">The end of the last day for the answer, exclusive; earlier than before only where a fee was waived.</param>
/// <param name="CompletionEnd">The end of the last day on which it is done, exclusive; null where the kinds have no such clock.</param>
/// <param name="IsProvisional">Whether a date rests on days off that are not announced yet.</param>
public sealed record DueMoved(
    string Reason,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset DueEnd,
    DateTimeOffset? CompletionEnd,
    bool IsProvisional) : RequestEvent
{
    /// <summary>Which data the request is about: the reason of a pause in a regime's file.</summary>
    public const string Clarification = "clarification";

    /// <summary>The person's word to bear a fee: an event that a regime's clock can start with.</summary>
    public const string Fee = "fee";

    /// <summary>The fee that had moved the clock was waived after the person had agreed to bear it.</summary>
    public const string FeeWaived = "fee-waived";

    /// <summary>Whether the clock stood still for it.</summary>
    [JsonIgnore]
    public bool IsPause => Reason is not (Fee or FeeWaived);
}

/// <summary>Dates that the person was told before they changed.</summary>
/// <param name="By">What they were moved by; null where they were counted again with days off announced since, or with other kinds.</param>
public sealed record FormerDates(DateTimeOffset DueEnd, DateTimeOffset? CompletionEnd, DueMoved? By = null)
{
    /// <summary>Whether they changed because something else was asked for than we had understood.</summary>
    public bool ByKinds { get; init; }

    /// <summary>Whether a receipt that is sent anew says the new ones.</summary>
    public bool IsInReceipt { get; init; }
}
