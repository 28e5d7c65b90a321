using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PrivacyFunctions.Journeys.Harness;

namespace PrivacyFunctions.Journeys.People;

/// <summary>Addresses, codes and link tokens of the journeys: none of them may be in what a service prints.</summary>
public sealed class Secrets
{
    // For who starts the service on their own machine: whom the sample shop knows, and who decides.
    private const string Greeting = "  Known to the shop ";

    private readonly ConcurrentDictionary<string, string> _all = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _references = new();

    public void Add(string what, string value)
    {
        if (value.Length > 0)
        {
            _all[value] = what;
        }
    }

    /// <summary>A reference is no secret: that the log names it shows that it is the right log.</summary>
    public void AddReference(string reference) => _references[reference] = true;

    public void AssertNotIn(string printed)
    {
        string log = string.Join('\n', printed.Split('\n').Where(line => !line.StartsWith(Greeting, StringComparison.Ordinal)));
        foreach (string reference in _references.Keys)
        {
            Assert.Contains(reference, log, StringComparison.Ordinal);
        }

        string[] found = [.. _all.Where(secret => IsIn(log, secret.Key)).Select(secret => $"{secret.Value} {secret.Key}")];
        Assert.True(found.Length == 0, $"The service printed {string.Join(", ", found)}: {string.Join('\n', log.Split('\n').Where(line => _all.Keys.Any(s => IsIn(line, s))).Take(5))}");
    }

    // Six digits may be part of a longer number that has nothing to do with them.
    private static bool IsIn(string log, string secret) => secret.All(char.IsAsciiDigit)
        ? Regex.IsMatch(log, $@"(?<![\w.:-]){secret}(?![\w.:-])")
        : log.Contains(secret, StringComparison.OrdinalIgnoreCase);
}
