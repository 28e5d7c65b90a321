using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>Staff ask whether the person would bear the cost of what they ask for again and again (P9). Nothing is charged here.</summary>
/// <param name="By">The address of who asks.</param>
/// <param name="Amount">With its currency (<see cref="FeeAmount"/>): <c>30 CNY</c>.</param>
/// <param name="Reason">In plain words, for the person.</param>
/// <param name="Until">When the person's time to say so is over.</param>
public sealed record FeeQuoted(string By, string Amount, string Reason, DateTimeOffset Until) : RequestEvent;

/// <summary>The person agrees to it.</summary>
public sealed record FeeAccepted : RequestEvent;

/// <summary>The person does not want it at that price: nothing is done.</summary>
/// <param name="InSilence">Whether they said nothing in time, where the timetable takes that for a no.</param>
public sealed record FeeDeclined(bool InSilence) : RequestEvent;

/// <summary>It costs nothing after all.</summary>
/// <param name="By">The address of who says so; null where the person said nothing in time, and the timetable takes that so.</param>
public sealed record FeeWaived(string? By) : RequestEvent;

/// <summary>A fee that was asked for, and what became of it.</summary>
/// <param name="By">The address of who asked.</param>
public sealed record Fee(string By, string Amount, string Reason, DateTimeOffset Until, FeeState State)
{
    /// <summary>Whether the person said nothing in time, where that is taken for a no.</summary>
    public bool InSilence { get; init; }

    public static Fee Of(FeeQuoted quoted) => new(quoted.By, quoted.Amount, quoted.Reason, quoted.Until, FeeState.Quoted);
}

[JsonConverter(typeof(JsonStringEnumConverter<FeeState>))]
public enum FeeState
{
    /// <summary>The person has yet to say.</summary>
    Quoted,
    Accepted,
    Declined,
    Waived,
}
