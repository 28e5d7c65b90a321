namespace PrivacyFunctions.Requests;

/// <summary>Dates that were provisional were counted again once the days off were announced; they may be the same.</summary>
/// <param name="DueEnd">The end of the last day for the answer, exclusive.</param>
/// <param name="CompletionEnd">The end of the last day on which it is done, exclusive; null where the kinds have no such clock.</param>
public sealed record DueRecomputed(DateTimeOffset DueEnd, DateTimeOffset? CompletionEnd) : RequestEvent;

/// <summary>Dates that the person was told before they were counted again.</summary>
public sealed record FormerDates(DateTimeOffset DueEnd, DateTimeOffset? CompletionEnd);
