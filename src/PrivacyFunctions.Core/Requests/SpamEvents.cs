namespace PrivacyFunctions.Requests;

/// <summary>Staff say that a mail asks for nothing; its sender is not told.</summary>
/// <param name="By">The address of the member of staff.</param>
public sealed record MarkedAsSpam(string By) : RequestEvent;

/// <summary>It is a request after all, and was one from its receipt: every date counts from there.</summary>
/// <param name="By">The address of the member of staff; null where its sender confirmed it.</param>
public sealed record SpamRestored(string? By) : RequestEvent;
