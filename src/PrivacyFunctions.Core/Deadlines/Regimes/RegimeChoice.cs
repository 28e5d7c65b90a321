namespace PrivacyFunctions.Deadlines.Regimes;

/// <summary>The regimes that apply to a request, and what the controller promised everybody.</summary>
/// <param name="Regimes">At least one; where several apply, the earliest date governs.</param>
/// <param name="Promise">Null where there is none.</param>
public sealed record RegimeChoice(IReadOnlyList<Regime> Regimes, Regime? Promise)
{
    /// <summary>The regimes and the promise.</summary>
    public IEnumerable<Regime> All => Promise is null ? Regimes : Regimes.Append(Promise);

    /// <summary>
    /// The grounds of refusal that hold under every regime that names grounds; null where none does. A regime that does not
    /// say is left out here: what it allows is for the officer to know.
    /// </summary>
    public IReadOnlyList<string>? Grounds => Regimes.Where(r => r.Grounds is not null) is var telling && telling.Any()
        ? [.. telling.Select(r => r.Grounds!.AsEnumerable()).Aggregate((all, more) => all.Intersect(more))]
        : null;

    /// <summary>
    /// What applies to somebody: by where they say they live, else by the deployment's choice, which also holds where no
    /// regime protects people there.
    /// </summary>
    /// <param name="residence">An ISO 3166 code: a country (<c>FR</c>), or a part of one that has its own law (<c>US-CA</c>); null where they did not say.</param>
    /// <param name="promise">The deployment's; null for that of the regimes themselves.</param>
    public static RegimeChoice For(RegimeCatalogue catalogue, IReadOnlyList<Regime> otherwise, string? residence, Regime? promise)
    {
        var codes = residence is null ? [] : residence.Contains('-', StringComparison.Ordinal) ? [residence, residence.Split('-')[0]] : new[] { residence };
        var theirs = catalogue.Regimes.Values.Where(r => r.Residence.Intersect(codes, StringComparer.OrdinalIgnoreCase).Any() && !IsVariant(r, otherwise)).ToList();
        return Of(catalogue, theirs.Count > 0 ? theirs : otherwise, promise);

        // Two readings of one law (pipl, pipl-bare) protect the same people; the deployment has chosen between them.
        static bool IsVariant(Regime regime, IReadOnlyList<Regime> otherwise) =>
            otherwise.Any(o => o != regime && o.Residence.SequenceEqual(regime.Residence)) || regime.Residence.Count == 0;
    }

    /// <param name="promise">Null for that of the regimes themselves.</param>
    public static RegimeChoice Of(RegimeCatalogue catalogue, IReadOnlyList<Regime> regimes, Regime? promise = null)
    {
        var named = regimes.Select(r => r.Promise).FirstOrDefault(p => p is not null);
        return new RegimeChoice(regimes, promise ?? (named is null ? null : catalogue.Promises[named]));
    }
}
