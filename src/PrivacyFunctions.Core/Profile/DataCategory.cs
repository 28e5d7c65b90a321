namespace PrivacyFunctions.Profile;

/// <summary>What personal data is used for.</summary>
/// <param name="Use">The fideslang data use, <c>essential.service.security</c>.</param>
/// <param name="Article">Where the policy says so.</param>
public sealed record Purpose(string Code, string Use, Localized Article, Localized Words)
{
    /// <summary>As staff read it, of whomever it is about.</summary>
    public Localized WordsForStaff { get; init; } = Words;

    /// <summary>Whether it is direct marketing, which ends for good when somebody objects to it (GDPR, article 21(3)).</summary>
    public bool IsMarketing => Use == "marketing" || Use.StartsWith("marketing.", StringComparison.Ordinal);
}

/// <summary>Where personal data comes from.</summary>
public enum Origin
{
    /// <summary>The person gave it.</summary>
    You,

    /// <summary>Other users gave it.</summary>
    Others,

    /// <summary>It was recorded while the service was used.</summary>
    Automatic,

    /// <summary>Affiliates, partners and other services gave it.</summary>
    ThirdParties,
}

/// <summary>A kind of personal data that the controller collects (policy sections 1 and 2).</summary>
/// <param name="Code">Names it in the profile and in a package's manifest, <c>orders</c>.</param>
/// <param name="Purposes">At least one.</param>
/// <param name="Origins">At least one.</param>
/// <param name="IsVoluntary">Whether the person chooses to give it; null where it comes from somebody else.</param>
/// <param name="WithoutIt">What becomes of the service where it is not given, or how to stop it; null where the policy is silent.</param>
/// <param name="IsSensitive">Whether the policy calls it sensitive (section 1B(k)).</param>
/// <param name="Article">Where the policy says so.</param>
/// <param name="Covers">fideslang data categories, each with all below it; see <see cref="CompanyProfile.CategoriesOf"/>.</param>
public sealed record DataCategory(
    string Code,
    Localized Title,
    Localized Examples,
    IReadOnlyList<Purpose> Purposes,
    IReadOnlyList<Origin> Origins,
    bool? IsVoluntary,
    Localized? WithoutIt,
    bool IsSensitive,
    Localized Article,
    IReadOnlyList<string> Covers);

/// <summary>A type of recipient: who, as the policy says it without naming companies (sections 3 and 6).</summary>
/// <param name="Purpose">What they receive data for.</param>
/// <param name="Receives">What they can receive; empty where the policy does not confine it.</param>
/// <param name="Rights">How a person exercises their rights there.</param>
/// <param name="Article">Where the policy says so.</param>
public sealed record RecipientType(
    string Code,
    Localized Title,
    Localized Purpose,
    IReadOnlyList<DataCategory> Receives,
    Localized Rights,
    Localized Article)
{
    /// <summary>Why they may keep what we delete, so that they are not told of it; null where they may not.</summary>
    public KeepingRecipient? Keeps { get; init; }

    /// <summary>The name of the hook that tells them.</summary>
    public string HookName => Code.Replace('-', '_');

    public bool CanReceive(DataCategory category) => Receives.Count == 0 || Receives.Contains(category);
}

/// <summary>The exception of the policy's section 5(c): the law says otherwise, or the person has consented to the recipient itself.</summary>
/// <param name="Reason">For the person: a sentence.</param>
public sealed record KeepingRecipient(KeepBasis Basis, Localized Reason);

public enum KeepBasis
{
    Law,
    Consent,
}
