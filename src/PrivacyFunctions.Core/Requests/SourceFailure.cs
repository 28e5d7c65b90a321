using System.Diagnostics.CodeAnalysis;

namespace PrivacyFunctions.Requests;

/// <summary>The failure of a source as it crosses durable history: <c>source/shop/unreachable</c>, and nothing else about it.</summary>
/// <param name="Source">By its name in the data map.</param>
/// <param name="Code">In the source room's codes.</param>
public sealed record SourceFailure(string Source, string Code)
{
    private const string Prefix = "source";

    public override string ToString() => $"{Prefix}/{Source}/{Code}";

    /// <summary>Reads it back; a message that is longer (the engine may add to it) is read by its last three parts.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SourceFailure? failure)
    {
        var parts = (text ?? "").Split('/');
        failure = parts.Length >= 3 && parts[^3].EndsWith(Prefix, StringComparison.Ordinal) ? new SourceFailure(parts[^2], parts[^1]) : null;
        return failure is not null;
    }
}
