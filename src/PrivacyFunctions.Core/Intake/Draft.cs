using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Intake;

/// <summary>A request that is still being typed. It lies sealed in the browser's cookie, not with us.</summary>
/// <param name="Id">Random; makes sending the same draft twice one request.</param>
public sealed record Draft(string Id, Kinds? Kinds, string? Email, string? Account)
{
    /// <summary>Where what is to be corrected lies (see <see cref="CorrectionDrafts"/>); null before that question was answered.</summary>
    public string? Corrections { get; init; }

    /// <summary>Whether every use but storing stops until the corrections are decided.</summary>
    public bool Restricts { get; init; }

    /// <summary>The uses of their data that were chosen, by their codes; empty for all of them, null where none were chosen.</summary>
    public IReadOnlyList<string>? Purposes { get; init; }

    /// <summary>Where its cookie goes: the steps of the form.</summary>
    public const string Path = "/request";

    /// <summary>A code of the list of places, or that it is none of them; null where it was not said.</summary>
    public string? Residence { get; init; }

    /// <summary>Words of the person's own, where a kind asks for them.</summary>
    public string? Details { get; init; }

    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(2);

    public static Draft New() => new(Guid.NewGuid().ToString("N"), null, null, null);
}
