using System.Text.Json.Serialization;

namespace PrivacyFunctions.Requests;

/// <summary>A letter to the person did not reach them: the provider refused it for good, or it came back.</summary>
/// <param name="Letter">Which one, by its name.</param>
/// <param name="Code">Why, in the mail room's codes.</param>
/// <param name="At">When, as the provider says.</param>
/// <param name="EventId">The provider's own name for this event, by which one that comes twice is known.</param>
public sealed record LetterReturned(string Letter, string Code, DateTimeOffset At, string EventId) : RequestEvent;

/// <summary>The person's mailbox took a letter.</summary>
/// <param name="Letter">Which one, by its name.</param>
/// <param name="At">When, as the provider says.</param>
/// <param name="EventId">As of <see cref="LetterReturned"/>.</param>
public sealed record LetterDelivered(string Letter, DateTimeOffset At, string EventId) : RequestEvent;

/// <summary>Staff told the person, by another channel, what letters could not.</summary>
/// <param name="By">The address of the member of staff.</param>
/// <param name="On">The day, in the legal zone.</param>
public sealed record PersonTold(string By, Channel How, DateOnly On) : RequestEvent
{
    /// <summary>Whether what they were told is that an authority has their data, and not what letters that came back said.</summary>
    public bool OfDisclosure { get; init; }
}

/// <summary>A way to reach somebody other than by e-mail.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    Phone,
    Post,
    InPerson,
}

/// <summary>That letters to the person come back.</summary>
/// <param name="Number">Counts, from 1, how often that began.</param>
/// <param name="Since">When the first came back.</param>
/// <param name="LastAt">When the last did.</param>
/// <param name="Code">Why the last did, in the mail room's codes.</param>
/// <param name="Letters">Which did, by their names, each once.</param>
public sealed record Undelivered(int Number, DateTimeOffset Since, DateTimeOffset LastAt, string Code, IReadOnlyList<string> Letters);
