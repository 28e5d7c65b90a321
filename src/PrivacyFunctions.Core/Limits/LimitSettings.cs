namespace PrivacyFunctions.Limits;

/// <summary>How much is taken and sent before the service pauses. A day is one of UTC, an hour too.</summary>
/// <param name="RequestsPerAddress">Requests by the form, an e-mail address and day; what comes above is taken, and its address not written to.</param>
/// <param name="LettersPerAddress">Letters about requests that nobody has proven yet, an address and day.</param>
/// <param name="RequestsPerClient">Requests by the form, a client address and hour.</param>
/// <param name="RequestsOverall">Requests by the form, an hour.</param>
/// <param name="ClientHeader">The header in which the proxies before the service name their client; null where there are none.</param>
/// <param name="ClientHops">How many of these proxies are ours: the client is that many entries from the header's end, and what stands before it is only claimed.</param>
public sealed record LimitSettings(
    int RequestsPerAddress, int LettersPerAddress, int RequestsPerClient, int RequestsOverall, string? ClientHeader, int ClientHops)
{
    public static LimitSettings Default { get; } = new(
        RequestsPerAddress: 5, LettersPerAddress: 3, RequestsPerClient: 20, RequestsOverall: 1000, ClientHeader: null, ClientHops: 1);
}
