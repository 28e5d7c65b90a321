using System.Diagnostics.CodeAnalysis;

namespace PrivacyFunctions.Requests;

/// <summary>What a person asks for, by its name in rules, links and APIs (<c>copy</c>).</summary>
public readonly record struct Kind
{
    private Kind(string name) => Name = name;

    /// <summary>A copy of one's own data (policy 5f; P7).</summary>
    public static Kind Copy { get; } = new("copy");

    public static IReadOnlyList<Kind> All { get; } = [Copy];

    public string Name { get; }

    public override string ToString() => Name;

    public static bool TryParse([NotNullWhen(true)] string? name, out Kind kind)
    {
        foreach (var known in All)
        {
            if (known.Name == name)
            {
                kind = known;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
