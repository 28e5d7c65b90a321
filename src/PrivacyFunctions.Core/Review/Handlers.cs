using PrivacyFunctions.Security;
using PrivacyFunctions.Settings;

namespace PrivacyFunctions.Review;

/// <summary>The staff that decisions are asked of, by what stands for their address in links.</summary>
public sealed class Handlers(AppSettings settings, LinkTokens tokens)
{
    public IReadOnlyList<(string Addressee, string Email)> All { get; } =
        [.. settings.StaffHandlers.Select(email => (tokens.AddresseeOf(email), email))];

    /// <summary>The address behind an addressee; null for who is not, or no longer, a handler.</summary>
    public string? Find(string addressee) => All.FirstOrDefault(h => h.Addressee == addressee).Email;
}
