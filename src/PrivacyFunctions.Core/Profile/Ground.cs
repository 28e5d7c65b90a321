namespace PrivacyFunctions.Profile;

/// <summary>A coded reason to refuse a request (P10, P11).</summary>
/// <param name="Code">What the ledger records, <c>trade-secrets</c>.</param>
/// <param name="Article">Where the policy says so.</param>
/// <param name="Words">In plain words, as the person reads them.</param>
public sealed record Ground(string Code, Localized Article, Localized Words)
{
    /// <summary>Whether it is a reason not to disclose what an authority demands, and not to refuse what a person asks for.</summary>
    public bool IsForDemands { get; init; }

    /// <summary>Whether it holds against a foreign authority only.</summary>
    public bool IsForForeignDemands { get; init; }
}
