namespace PrivacyFunctions.Requests;

/// <summary>Somebody else is responsible for what is asked for. An outcome, not a refusal.</summary>
/// <param name="By">The address of the member of staff.</param>
/// <param name="Responsible">Who is, as the person will read it.</param>
/// <param name="ForwardedOn">The day on which we passed the request on to them, in the legal zone; null where we did not.</param>
public sealed record FoundNotOurs(string By, string Responsible, DateOnly? ForwardedOn) : RequestEvent;
