using System.Security.Cryptography;
using System.Text;

namespace PrivacyFunctions.Triggers.Edge;

/// <summary>A secret that another system sends us to be let in.</summary>
internal static class SharedSecret
{
    /// <summary>Compares in a time that tells nothing of either.</summary>
    /// <param name="right">Null where nobody is let in.</param>
    public static bool Is(string given, string? right) => right is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));
}
