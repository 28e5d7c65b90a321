namespace PrivacyFunctions.Requests;

/// <summary>The same person had asked for the same already, and that request is still open: both are handled as that one.</summary>
/// <param name="To">The earlier request.</param>
/// <param name="DueEnd">The end of the last day for its answer, exclusive.</param>
public sealed record RequestJoined(Reference To, DateTimeOffset DueEnd) : RequestEvent;
