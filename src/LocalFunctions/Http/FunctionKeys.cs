using System.Security.Cryptography;
using System.Text;

namespace LocalFunctions.Http;

/// <summary>
/// The keys under <c>FunctionKeys</c> in the configuration (<c>FunctionKeys:default</c> and others, for rotation). Any of
/// them opens every function of level Function; with none configured these functions stay shut.
/// </summary>
internal sealed class FunctionKeys(IConfiguration configuration)
{
    public bool Admits(HttpRequest request)
    {
        string? given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault();
        if (string.IsNullOrEmpty(given))
        {
            return false;
        }

        // Hashes have equal lengths, and every key is looked at: the time tells nothing about the keys.
        byte[] givenHash = SHA256.HashData(Encoding.UTF8.GetBytes(given));
        bool admitted = false;
        foreach (IConfigurationSection key in configuration.GetSection("FunctionKeys").GetChildren())
        {
            byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key.Value ?? string.Empty));
            admitted |= !string.IsNullOrEmpty(key.Value) & CryptographicOperations.FixedTimeEquals(givenHash, hash);
        }

        return admitted;
    }
}
