namespace PrivacyFunctions.Requests;

/// <summary>The answer takes longer than the person was told at first, within what the law allows; it happens once.</summary>
/// <param name="By">The address of who extended it.</param>
/// <param name="Reason">In plain words, for the person.</param>
/// <param name="DueEnd">The end of the new last day for the answer, exclusive.</param>
public sealed record DueExtended(string By, string Reason, DateTimeOffset DueEnd) : RequestEvent;
