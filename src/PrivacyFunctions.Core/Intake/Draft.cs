using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>A request that is still being typed. It lies sealed in the browser's cookie, not with us.</summary>
/// <param name="Id">Random; makes sending the same draft twice one request.</param>
public sealed record Draft(string Id, Kinds? Kinds, string? Email, string? Account)
{
    /// <summary>Words of the person's own, where a kind asks for them.</summary>
    public string? Details { get; init; }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(2);

    public static Draft New() => new(Guid.NewGuid().ToString("N"), null, null, null);
}
