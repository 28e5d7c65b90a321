using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Security;

/// <summary>Somebody who followed a link and typed its code, for a short while.</summary>
/// <param name="Purpose">What the link was for.</param>
/// <param name="Addressee">Whose link it was.</param>
public sealed record Session(LinkPurpose Purpose, Reference Reference, string Addressee)
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);
}
