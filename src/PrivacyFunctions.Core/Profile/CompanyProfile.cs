using PrivacyFunctions.Requests;

namespace PrivacyFunctions.Profile;

/// <summary>What is particular to the company whose policy this deployment keeps.</summary>
/// <param name="DataCategories">In reading order, as the recipients are.</param>
public sealed record CompanyProfile(
    Controller Controller,
    IReadOnlyList<Ground> Grounds,
    IReadOnlyList<DataCategory> DataCategories,
    IReadOnlyList<RecipientType> RecipientTypes)
{
    /// <summary>Reasons not to disclose what an authority demands (P19).</summary>
    public IReadOnlyList<Ground> DemandGrounds { get; init; } = [];

    /// <summary>What personal data is used for, in reading order.</summary>
    public IReadOnlyList<Purpose> Purposes => [.. DataCategories.SelectMany(c => c.Purposes).Distinct()];

    /// <summary>Those that are direct marketing, by code.</summary>
    public IReadOnlyList<string> Marketing => [.. Purposes.Where(purpose => purpose.IsMarketing).Select(purpose => purpose.Code)];

    /// <summary>The grounds on which a demand can be refused: of one at home, none that holds against a foreign authority only.</summary>
    public IEnumerable<Ground> GroundsAgainst(Demand demand) => DemandGrounds.Where(ground => demand.IsForeign || !ground.IsForForeignDemands);

    /// <exception cref="KeyNotFoundException">The profile has no such ground.</exception>
    public Ground Ground(string code) =>
        Grounds.Concat(DemandGrounds).FirstOrDefault(g => g.Code == code) ?? throw new KeyNotFoundException($"The profile has no ground '{code}'.");

    /// <summary>
    /// What the policy says of data that the data map marks with these fideslang categories, in reading order. A category
    /// belongs to those that cover it or the nearest above it: <c>user.contact.address.city</c> to those that cover
    /// <c>user.contact.address</c>, else <c>user.contact</c>. Empty where the policy does not speak of such data.
    /// </summary>
    public IReadOnlyList<DataCategory> CategoriesOf(IEnumerable<string> fidesCategories)
    {
        var found = fidesCategories.SelectMany(Nearest).ToHashSet();
        return [.. DataCategories.Where(found.Contains)];
    }

    /// <summary>The profile this app ships with.</summary>
    /// <param name="contactEmail">The mailbox of the data-protection contact, which the policy leaves to the deployment.</param>
    /// <exception cref="ProfileException">The profile is incomplete or contradicts itself.</exception>
    public static CompanyProfile Default(string contactEmail) => new ProfileReader(name =>
        new StreamReader(typeof(CompanyProfile).Assembly.GetManifestResourceStream($"Profile/{name}")!)).Read(contactEmail);

    private List<DataCategory> Nearest(string fidesCategory)
    {
        for (var key = fidesCategory; key.Length > 0; key = key[..Math.Max(0, key.LastIndexOf('.'))])
        {
            if (DataCategories.Where(c => c.Covers.Contains(key)).ToList() is { Count: > 0 } covering)
            {
                return covering;
            }
        }

        return [];
    }
}
